"""A trie whose nodes know the best count below them, searched best first."""

from dataclasses import dataclass, field
from heapq import heappop, heappush
from typing import Optional


@dataclass
class _Node:
    """All terms with one beginning: the term that ends here, and the nodes for one more letter."""

    count: int = 0  # of the term that ends here; 0 if none does
    best: int = 0  # the largest count of any term here or below
    children: dict[str, "_Node"] = field(default_factory=dict)


class Suggestions:
    """Search terms with counts, ready to suggest the most frequent ones for a prefix.

    Adding a term of length m walks m nodes. Suggesting opens only nodes that lead to a suggestion,
    at most k times the length of a term, with all their children: independent of how many terms
    begin with the prefix.
    """

    def __init__(self, counts: dict[str, int]) -> None:
        """Take up terms with how often they were searched for.

        Raises:
            ValueError: A term is empty or its count below 1.
        """
        self._root = _Node()
        for term, count in counts.items():
            self.add(term, count)

    def add(self, term: str, times: int = 1) -> None:
        """Count a term more often, and take it up if it is new.

        Counts only rise, so the best count of a node can only be raised by the term itself.

        Raises:
            ValueError: The term is empty, or times is below 1.
        """
        if not term or times < 1:
            raise ValueError(f"cannot count {term!r} {times} more times")
        path = [self._root]
        for letter in term:
            path.append(path[-1].children.setdefault(letter, _Node()))
        path[-1].count += times
        for node in path:
            node.best = max(node.best, path[-1].count)

    def top(self, prefix: str, k: int) -> list[str]:
        """Find the k most frequent terms with a prefix, equals in order of the alphabet.

        The heap holds terms (without a node) under their count, and unopened nodes under the best
        count below. Among equals the smaller text goes first; as all terms of a node begin with its
        text, that sorts them. A term comes in when its node goes out, so no text is there twice.

        Raises:
            ValueError: k is negative.
        """
        if k < 0:
            raise ValueError(f"cannot suggest {k} terms")
        start = self._find(prefix)
        waiting: list[tuple[int, str, _Node | None]] = []
        if start is not None:
            waiting.append((-start.best, prefix, start))
        found: list[str] = []
        while waiting and len(found) < k:
            _, text, node = heappop(waiting)
            if node is None:
                found.append(text)
                continue
            if node.count:
                heappush(waiting, (-node.count, text, None))
            for letter, child in node.children.items():
                heappush(waiting, (-child.best, text + letter, child))
        return found

    def _find(self, prefix: str) -> Optional["_Node"]:
        node: _Node | None = self._root
        for letter in prefix:
            node = node.children.get(letter) if node else None
        return node
