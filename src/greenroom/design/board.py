"""Reads an architecture board as it is typed: a line is a box, an arrow, a remark or a comment.

    payments -> scoring: the payment        an arrow, and what flows
    a -> b -> c, a, b -> c, a <-> b         a chain, a fan, both ways
    scoring: a box with a note              a box
    # not on the board                      a comment

Nothing that was typed is lost: what cannot be read is told with the number of its line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

MOST_BOXES, MOST_ARROWS = 80, 240  # more is no drawing any more
LONG = 7  # words from which a line without an arrow is something said, not a box
ARROW = re.compile(
    r"<\s{0,2}[-=]{1,9}\s{0,2}>|[-=]{1,9}\s{0,2}>|<\s{0,2}[-=]{1,9}|[←→↔⇐⇒⇔⟶⟵]|(?<=\s)>(?=\s)"
)
_LEFT, _RIGHT = re.compile(r"<|[←↔⇐⇔⟵]"), re.compile(r">|[→↔⇒⇔⟶]")
COMMENT = re.compile(r"(?:^|(?<=\s))#.*$")
_BULLET = re.compile(r"^\s*(?:[-*•](?=\s)(?!\s*>)|\d+[.)](?=\s))\s*")
COLON = re.compile(r":(?!//)")
_AROUND = " \t\"'`[](){}<>.;,!"
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Place:
    """Where a line stands: its number, and `text[start:end]` without the space around it."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class Box:
    """A box by the name it was first given; `places` are the lines that speak of it."""

    key: str
    name: str
    note: str = ""
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Arrow:
    """What flows from one box to another, by their keys."""

    source: str
    target: str
    label: str
    place: Place


@dataclass(frozen=True, kw_only=True)
class Remark:
    """A sentence: something said beside the drawing."""

    text: str
    place: Place


@dataclass(frozen=True, kw_only=True)
class Diagram:
    """What was drawn, in the order in which it was typed."""

    boxes: tuple[Box, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    remarks: tuple[Remark, ...] = ()
    problems: tuple[str, ...] = ()

    def box(self, key: str) -> Box:
        """A box by its key.

        Raises:
            KeyError: There is none.
        """
        return {each.key: each for each in self.boxes}[key]


def parse(text: str) -> Diagram:
    """Read a board.

    >>> drawn = parse("payments -> scoring -> log: score")
    >>> [(arrow.source, arrow.target, arrow.label) for arrow in drawn.arrows]
    [('payments', 'scoring', ''), ('scoring', 'log', 'score')]
    """
    reading = _Reading()
    for place, line in _lines(text):
        try:
            reading.take(line, place)
        except ValueError as problem:
            reading.problems.append(f"line {place.line}: {problem}")
    boxes = tuple(
        Box(key=key, name=name, note="; ".join(reading.notes[key]), places=tuple(places))
        for key, (name, places) in reading.boxes.items()
    )
    arrows = tuple(reading.arrows.values())
    return Diagram(
        boxes=boxes,
        arrows=arrows,
        remarks=tuple(reading.remarks),
        problems=tuple(reading.problems),
    )


def key_of(name: str) -> str:
    """What makes two names the same box: not case, hyphens or an article."""
    words = re.sub(r"[\s_\-‐-―]+", " ", name.casefold()).strip(_AROUND)
    return re.sub(r"^(?:the|an?|our) (?=\w)", "", words)


def _lines(text: str) -> Iterator[tuple[Place, str]]:
    start = 0
    for number, line in enumerate(text.split("\n"), start=1):
        bare = COMMENT.sub("", line).rstrip()
        if bare.strip():
            first = start + len(bare) - len(bare.lstrip())
            yield Place(number, first, start + len(bare)), _BULLET.sub("", bare).strip()
        start += len(line) + 1


@dataclass
class _Reading:
    """A board while it is read."""

    boxes: dict[str, tuple[str, list[Place]]] = field(default_factory=dict)
    notes: dict[str, list[str]] = field(default_factory=dict)
    arrows: dict[tuple[str, str], Arrow] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def take(self, line: str, place: Place) -> None:
        """Take in one line.

        Raises:
            ValueError: It cannot be read; the message says why and what to type.
        """
        ways = ARROW.findall(line)
        if not ways:
            self._box_or_remark(line, place)
            return
        ends = [_split(segment) for segment in ARROW.split(line)]
        missing = next((number for number, (names, _) in enumerate(ends) if not names), None)
        if missing is not None:
            side = "before" if missing == 0 else "after"
            raise ValueError(f"nothing stands {side} the arrow; write it as “source -> target”")
        self._room(sum(len(names) for names, _ in ends), len(ways))
        for names, _ in ends:
            for name in names:
                self._box(name, place)
        if ends[0][1]:
            self._note(ends[0][0], ends[0][1])
        for way, (sources, _), (targets, label) in zip(ways, ends, ends[1:], strict=False):
            self._arrows(way, sources, targets, (label, place))

    def _box_or_remark(self, line: str, place: Place) -> None:
        colon = COLON.search(line)
        names, note = _split(line)
        name = (line[: colon.start()] if colon else line).strip(_AROUND)
        if not _WORD.search(name):
            raise ValueError("there is no name in it; write a box by its name, or “# …” to note it")
        if len(_WORD.findall(name)) >= LONG:
            self.remarks.append(Remark(text=line, place=place))
            return
        self._room(len(names), 0)
        for each in names:
            self._box(each, place)
        self._note(names, note)

    def _box(self, name: str, place: Place) -> None:
        _, places = self.boxes.setdefault(key_of(name), (name, []))
        self.notes.setdefault(key_of(name), [])
        if place not in places:
            places.append(place)

    def _note(self, names: list[str], note: str) -> None:
        for name in names:
            if note and note not in self.notes[key_of(name)]:
                self.notes[key_of(name)].append(note)

    def _arrows(
        self, way: str, sources: list[str], targets: list[str], said: tuple[str, Place]
    ) -> None:
        pairs = [(key_of(one), key_of(other)) for one in sources for other in targets]
        leading = [*pairs] if _RIGHT.search(way) else []
        leading += [(other, one) for one, other in pairs] if _LEFT.search(way) else []
        for source, target in leading:
            label, place = said
            known = self.arrows.get((source, target))
            if known is None or (label and not known.label):
                place = known.place if known and not label else place
                arrow = Arrow(source=source, target=target, label=label, place=place)
                self.arrows[source, target] = arrow

    def _room(self, boxes: int, arrows: int) -> None:
        if len(self.boxes) + boxes > MOST_BOXES or len(self.arrows) + arrows > MOST_ARROWS:
            raise ValueError(
                f"the board is full at {MOST_BOXES} boxes and {MOST_ARROWS} arrows; "
                "draw the system a step coarser"
            )


def _split(segment: str) -> tuple[list[str], str]:
    """The names in one end of an arrow, and what is said after their colon."""
    colon = COLON.search(segment)
    names, said = (segment[: colon.start()], segment[colon.end() :]) if colon else (segment, "")
    found = [name.strip(_AROUND) for name in names.split(",")]
    return [name for name in found if _WORD.search(name)], said.strip()
