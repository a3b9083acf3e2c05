"""Lays boxes and arrows out in layers, so that most arrows lead down and few cross.

After Sugiyama, Tagawa and Toda, "Methods for Visual Understanding of Hierarchical System
Structures" (1981): break cycles, layer by the longest path, order by barycentres; then each layer
is placed as near to its neighbours as its widths allow, which is an isotonic regression.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

SWEEPS = 12
BETWEEN, BEND = 26.0, 10.0  # pixels between boxes of a layer; the width of a bend
_PULL = (1.0, 2.0, 8.0)  # of a box on a box, of a bend on a box, of a bend on a bend
Edge = tuple[str, str]


@dataclass(frozen=True)
class Laid:
    """Layers of names, the first above; bends are names of the arrows that pass through."""

    layers: tuple[tuple[str, ...], ...]
    centres: Mapping[str, float]  # the middle of each name, from the left
    routes: Mapping[Edge, tuple[str, ...]]  # what each edge runs through, its own ends included


def lay_out(names: Sequence[str], edges: Sequence[Edge], widths: Mapping[str, float]) -> Laid:
    """Lay out boxes; the same boxes always lie the same way.

    Args:
        names: The boxes, in the order in which ties are broken.
        edges: From one box to another; an edge to itself is left out.
        widths: How wide each box is, in pixels.
    """
    downward = _acyclic(names, [edge for edge in dict.fromkeys(edges) if edge[0] != edge[1]])
    depth = _depths(names, [*downward.values()])
    layers: list[list[str]] = [[] for _ in range(max(depth.values(), default=-1) + 1)]
    for name in names:
        layers[depth[name]].append(name)
    routes = {edge: _route(edge, way, depth, layers) for edge, way in downward.items()}
    links = _links(routes.values())
    ordered = _ordered(layers, links)
    sized = {name: widths.get(name, BEND) for layer in ordered for name in layer}
    return Laid(tuple(tuple(layer) for layer in ordered), _centres(ordered, links, sized), routes)


def _acyclic(names: Sequence[str], edges: Sequence[Edge]) -> dict[Edge, Edge]:
    """Each edge as it points down: one that would close a circle is turned round."""
    leaving: dict[str, list[str]] = {name: [] for name in names}
    for source, target in edges:
        leaving[source].append(target)
    order: dict[str, int] = {}  # when a box was left for good: an edge down leads to an earlier one
    open_now: set[str] = set()
    turned: set[Edge] = set()
    for root in names:
        stack = [] if root in order else [(root, iter(leaving[root]))]
        open_now.update(name for name, _ in stack)
        while stack:
            name, targets = stack[-1]
            target = next(targets, "")
            if not target:
                stack.pop()
                open_now.discard(name)
                order[name] = len(order)
            elif target in open_now:
                turned.add((name, target))
            elif target not in order:
                open_now.add(target)
                stack.append((target, iter(leaving[target])))
    return {edge: edge[::-1] if edge in turned else edge for edge in edges}


def _depths(names: Sequence[str], edges: Sequence[Edge]) -> dict[str, int]:
    """The longest way to each box from above; what nothing leads to stands just above its first."""
    above: dict[str, list[str]] = {name: [] for name in names}
    below: dict[str, list[str]] = {name: [] for name in names}
    for source, target in edges:
        above[target].append(source)
        below[source].append(target)
    depth: dict[str, int] = {}
    waiting = list(names)
    while waiting:
        ready = [name for name in waiting if all(other in depth for other in above[name])]
        for name in ready:
            depth[name] = max((depth[other] + 1 for other in above[name]), default=0)
        waiting = [name for name in waiting if name not in depth]
    for name in names:
        if below[name] and not above[name]:
            depth[name] = min(depth[other] for other in below[name]) - 1
    return depth


def _route(
    edge: Edge, way: Edge, depth: Mapping[str, int], layers: list[list[str]]
) -> tuple[str, ...]:
    """What an edge runs through from top to bottom; a bend in each layer between."""
    top, bottom = way
    bends = []
    for layer in range(depth[top] + 1, depth[bottom]):
        bends.append(f"{edge[0]}\n{edge[1]}\n{layer}")
        layers[layer].append(bends[-1])
    return (top, *bends, bottom)


Links = tuple[dict[str, list[str]], dict[str, list[str]]]
"""What each name is tied to in the layer above, and in the layer below."""


def _links(routes: Iterable[tuple[str, ...]]) -> Links:
    above: dict[str, list[str]] = {}
    below: dict[str, list[str]] = {}
    for route in routes:
        for upper, lower in pairwise(route):
            below.setdefault(upper, []).append(lower)
            above.setdefault(lower, []).append(upper)
    return above, below


def _ordered(layers: list[list[str]], links: Links) -> list[list[str]]:
    """The order with the fewest crossings that sweeps down and up come by."""
    above, below = links
    best, fewest = layers, _crossings(layers, below)
    now = [list(layer) for layer in layers]
    for sweep in range(SWEEPS):
        down = sweep % 2 == 0
        tied = above if down else below
        around = range(1, len(now)) if down else range(len(now) - 2, -1, -1)
        for layer in around:
            place = {name: spot for spot, name in enumerate(now[layer + (-1 if down else 1)])}
            now[layer] = _by_barycentre(now[layer], tied, place)
        crossings = _crossings(now, below)
        if crossings < fewest:
            best, fewest = [list(layer) for layer in now], crossings
    return best


def _by_barycentre(
    layer: list[str], tied: Mapping[str, list[str]], place: Mapping[str, int]
) -> list[str]:
    """A layer in the order of its neighbours' middles; what has none keeps its spot."""
    middles = {
        name: sum(place[other] for other in tied[name]) / len(tied[name])
        for name in layer
        if tied.get(name)
    }
    moving = iter(sorted(middles, key=middles.__getitem__))
    return [next(moving) if name in middles else name for name in layer]


def _crossings(layers: Sequence[Sequence[str]], below: Mapping[str, list[str]]) -> int:
    count = 0
    for upper, lower in pairwise(layers):
        place = {name: spot for spot, name in enumerate(lower)}
        ends = [
            (spot, place[other]) for spot, name in enumerate(upper) for other in below.get(name, [])
        ]
        count += sum(
            (one[0] - two[0]) * (one[1] - two[1]) < 0
            for number, one in enumerate(ends)
            for two in ends[:number]
        )
    return count


def _centres(
    layers: Sequence[Sequence[str]], links: Links, widths: Mapping[str, float]
) -> dict[str, float]:
    """The middle of each name: packed at first, then drawn towards its neighbours."""
    centres: dict[str, float] = {}
    for layer in layers:
        centres.update(_placed(layer, {}, widths))
    for sweep in range(SWEEPS):
        down = sweep % 2 == 0
        for layer in layers if down else layers[::-1]:
            tied = [links[0 if down else 1]] if sweep < SWEEPS - 2 else [*links]
            wanted = {}
            for name in layer:
                others = [other for each in tied for other in each.get(name, [])]
                wanted[name] = _mean(name, others, centres)
            centres.update(_placed(layer, wanted, widths))
    left = min((centres[name] - widths[name] / 2 for name in centres), default=0.0)
    return {name: round(centre - left, 1) for name, centre in centres.items()}


def _mean(name: str, others: Sequence[str], centres: Mapping[str, float]) -> float:
    """The mean of the neighbours; bends pull harder, so that long arrows run straight."""
    if not others:
        return centres[name]
    pulls = [_PULL[("\n" in name) + ("\n" in other)] for other in others]
    pulled = sum(pull * centres[other] for pull, other in zip(pulls, others, strict=True))
    return pulled / sum(pulls)


def _placed(
    layer: Sequence[str], wanted: Mapping[str, float], widths: Mapping[str, float]
) -> dict[str, float]:
    """The middles nearest to those wanted that keep the order and the space between.

    Pool adjacent violators: neighbours that would overlap move as one, to the mean of what they
    want.
    """
    offsets, reach = [], 0.0
    for before, name in zip([None, *layer], layer, strict=False):
        reach += (widths[before] / 2 + BETWEEN if before else 0.0) + widths[name] / 2
        offsets.append(reach)
    middle = (offsets[-1] + widths[layer[-1]] / 2) / 2 if layer else 0.0
    pools: list[tuple[float, int]] = []
    for name, offset in zip(layer, offsets, strict=True):
        mean, size = wanted.get(name, offset - middle) - offset, 1
        while pools and pools[-1][0] > mean:
            other, count = pools.pop()
            mean, size = (mean * size + other * count) / (size + count), size + count
        pools.append((mean, size))
    shifts = [mean for mean, size in pools for _ in range(size)]
    return {n: shift + offset for n, shift, offset in zip(layer, shifts, offsets, strict=True)}
