"""Finds what a design needs on a board: its parts, the ways between them, what feeds both sides."""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from greenroom.content.cases import Board, BoardFlow, BoardShared
from greenroom.design.board import Arrow, Box, Diagram, Place
from greenroom.design.recognition import BY_WORDS, Known, Names
from greenroom.language.embed import Embedder

WAY = 4  # arrows a way may have; in a ring everything would lead to everything
CROWDED, FEW = 0.5, 4  # share of all arrows there could be, from so many boxes, that says nothing
CONNECTED, NAMED = 2, 1


@dataclass(frozen=True, kw_only=True)
class Sighting:
    """Something needed that is there: how far, the lines that show it, and how sure that is."""

    level: int
    places: tuple[Place, ...]
    sure: float = BY_WORDS


@dataclass(frozen=True, kw_only=True)
class Found:
    """What is on a board, by the ids of its criteria; `boxes` says which box is which part."""

    seen: Mapping[str, Sighting] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    boxes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    crowded: bool = False

    def level(self, criterion: str) -> int:
        """How far something needed is there; 0 is not at all."""
        sighting = self.seen.get(criterion)
        return sighting.level if sighting else 0


def flow_id(flow: BoardFlow) -> str:
    """The criterion of a flow."""
    return f"{flow.source}-to-{flow.target}"


def shared_id(shared: BoardShared) -> str:
    """The criterion of a shared source."""
    return f"{shared.source}-shared"


def find(board: Board, diagram: Diagram, embed: Embedder | None = None) -> Found:
    """Find what a board needs in what was drawn.

    Args:
        board: What is needed.
        diagram: What was drawn.
        embed: The embedder, for boxes whose words say nothing; None where none is installed.
    """
    owners = _owners(board, diagram, embed)
    seen = _parts(diagram, owners)
    ways = _Ways(diagram, owners)
    for flow in board.flows:
        if way := ways.between(flow.source, flow.target):
            seen[flow_id(flow)] = Sighting(level=1, places=_lines(way))
    for shared in board.shared:
        if way := _fed(ways, shared):
            seen[shared_id(shared)] = Sighting(level=1, places=_lines(way))
    boxes = {
        part.id: tuple(key for key, known in owners.items() if part.id in {k.part for k in known})
        for part in board.parts
    }
    missing = tuple(name for name in _needed(board) if name not in seen)
    return Found(seen=seen, missing=missing, boxes=boxes, crowded=ways.crowded)


def _owners(board: Board, diagram: Diagram, embed: Embedder | None) -> dict[str, tuple[Known, ...]]:
    """Which parts each box is."""
    names = Names(board.parts)
    owners = {box.key: names.in_box(box) for box in diagram.boxes}
    sentences = {f"\n{n}": names.in_sentence(each.text) for n, each in enumerate(diagram.remarks)}
    if embed is not None:
        for box in diagram.boxes:
            owners[box.key] = owners[box.key] or names.by_meaning(box, embed)
    return owners | sentences


def _parts(diagram: Diagram, owners: Mapping[str, tuple[Known, ...]]) -> dict[str, Sighting]:
    """Every part that is there: connected where an arrow touches it, else only named."""
    seen: dict[str, Sighting] = {}
    for box in diagram.boxes:
        touching = [a.place for a in diagram.arrows if box.key in (a.source, a.target)]
        place = touching[:1] or list(box.places[:1])
        level = CONNECTED if touching else NAMED
        for known in owners[box.key]:
            _see(seen, known, Sighting(level=level, places=tuple(place), sure=known.sure))
    for number, remark in enumerate(diagram.remarks):
        for known in owners[f"\n{number}"]:
            _see(seen, known, Sighting(level=NAMED, places=(remark.place,), sure=known.sure))
    return seen


def _see(seen: dict[str, Sighting], known: Known, sighting: Sighting) -> None:
    if known.part not in seen or seen[known.part].level < sighting.level:
        seen[known.part] = sighting


class _Ways:
    """The ways over the arrows of a board, from part to part."""

    def __init__(self, diagram: Diagram, owners: Mapping[str, tuple[Known, ...]]) -> None:
        self.boxes: dict[str, list[str]] = {}
        for box in diagram.boxes:
            for known in owners[box.key]:
                self.boxes.setdefault(known.part, []).append(box.key)
        self.crowded = _crowded(diagram.boxes, diagram.arrows)
        self.leaving: dict[str, list[Arrow]] = {}
        for arrow in () if self.crowded else diagram.arrows:
            self.leaving.setdefault(arrow.source, []).append(arrow)

    def between(
        self, source: str, target: str, saying: str = "", around: Sequence[str] = ()
    ) -> tuple[Arrow, ...]:
        """The shortest way from one part to another, its first arrow saying a word; () if none.

        A box that is both parts at once leads from one to the other by whatever touches it.
        No way leads through the parts it goes around.
        """
        ends = set(self.boxes.get(target, ()))
        starts = self.boxes.get(source, ())
        queue = deque[tuple[str, tuple[Arrow, ...]]]((key, ()) for key in starts)
        shut = {key for part in around for key in self.boxes.get(part, ())}
        visited = {*starts, *(shut - ends)}
        while queue:
            key, way = queue.popleft()
            for arrow in self.leaving.get(key, ()):
                if saying and not way and saying not in arrow.label.casefold():
                    continue
                if arrow.target in ends or (not way and key in ends):
                    return (*way, arrow)
                if arrow.target not in visited and len(way) + 1 < WAY:
                    visited.add(arrow.target)
                    queue.append((arrow.target, (*way, arrow)))
        return ()


def _fed(ways: _Ways, shared: BoardShared) -> tuple[Arrow, ...]:
    """The arrows by which all targets have what they use from one place; () where they have not.

    From the source they share, not by way of each other: a model that was trained on features
    does not bring them along. Or one is taught what the other was served: features, logged.
    """
    routes = [
        ways.between(shared.source, target, around=shared.targets) for target in shared.targets
    ]
    if all(routes):
        return tuple(arrow for route in routes for arrow in route)
    if len(shared.targets) == 2:
        one, other = shared.targets
        return ways.between(one, other, "feature") or ways.between(other, one, "feature")
    return ()


def _crowded(boxes: Sequence[Box], arrows: Sequence[Arrow]) -> bool:
    """Whether nearly everything leads to everything, which says nothing of any way."""
    size = len(boxes)
    return size >= FEW and len(arrows) > CROWDED * size * (size - 1)


def _lines(way: Sequence[Arrow]) -> tuple[Place, ...]:
    return tuple(dict.fromkeys(arrow.place for arrow in way))


def _needed(board: Board) -> list[str]:
    """All that is needed, the heaviest first: parts, then ways, then what is shared."""
    parts = sorted(board.parts, key=lambda part: -part.weight)
    flows = sorted(board.flows, key=lambda flow: -flow.weight)
    shared = sorted(board.shared, key=lambda each: -each.weight)
    return [
        *(part.id for part in parts),
        *(flow_id(flow) for flow in flows),
        *(shared_id(each) for each in shared),
    ]
