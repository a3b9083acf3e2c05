"""Changes a board without drawing: each change is a new text, and a sentence that says what it did.

The text stays the one truth. A change touches only the lines it is about; comments stay.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from greenroom.design.board import ARROW, COLON, COMMENT, Diagram, key_of, parse
from greenroom.errors import UserError

_RESERVED = re.compile(r"[,:#\n]|" + ARROW.pattern)


@dataclass(frozen=True, kw_only=True)
class Edited:
    """The board's new text, and what was done."""

    text: str
    said: str


def edit(text: str, what: str, fields: Mapping[str, str]) -> Edited:
    """Do one change.

    Args:
        text: The board as typed.
        what: `add`, `connect` or `rename`; or `remove:<box>`, `cut:<source>><target>`.
        fields: `name` to add; `source`, `target`, `flow` to connect; `box`, `to` to rename.

    Raises:
        UserError: It cannot be done, and why.
    """
    verb, _, about = what.partition(":")
    if verb == "remove":
        return remove_box(text, about)
    if verb == "cut":
        source, _, target = about.partition(">")
        return remove_arrow(text, source, target)
    verbs: Mapping[str, Callable[[], Edited]] = {
        "add": lambda: add_box(text, fields.get("name", "")),
        "connect": lambda: connect(
            text, fields.get("source", ""), fields.get("target", ""), fields.get("flow", "")
        ),
        "rename": lambda: rename(text, fields.get("box", ""), fields.get("to", "")),
    }
    if verb not in verbs:
        raise UserError(f"A board knows no change {what!r}")
    return verbs[verb]()


def add_box(text: str, name: str) -> Edited:
    """A box of its own line."""
    name = _named(name)
    if key_of(name) in _keys(parse(text)):
        raise UserError(f"{name} is on the board already")
    return Edited(text=_with_line(text, name), said=f"{name} added.")


def connect(text: str, source: str, target: str, flow: str = "") -> Edited:
    """An arrow from one box to another; one that is there gets the new words."""
    drawn = parse(text)
    one, other = _name(drawn, source), _name(drawn, target)
    flow = " ".join(flow.replace("#", " ").split())
    pair = (key_of(one), key_of(other))
    before = {(arrow.source, arrow.target): arrow.label for arrow in drawn.arrows}
    if pair in before and flow in ("", before[pair]):
        raise UserError(f"{one} leads to {other} already")
    if pair in before:
        text = _without(text, lambda arrow: arrow == pair)
    line = f"{one} -> {other}: {flow}" if flow else f"{one} -> {other}"
    said = f"{one} now leads to {other}{f': {flow}' if flow else ''}."
    return Edited(text=_with_line(text, line), said=said)


def rename(text: str, box: str, name: str) -> Edited:
    """A box under another name, wherever it is spoken of."""
    drawn = parse(text)
    old, new = _name(drawn, box), _named(name)
    if key_of(new) != key_of(old) and key_of(new) in _keys(drawn):
        raise UserError(f"{new} is on the board already; remove one of the two instead")
    spoken = {place.line for place in drawn.box(key_of(old)).places}
    lines = [
        _renamed(line, key_of(old), new) if number in spoken else line
        for number, line in enumerate(text.split("\n"), start=1)
    ]
    return Edited(text="\n".join(lines), said=f"{old} is now called {new}.")


def remove_box(text: str, box: str) -> Edited:
    """A box away, with its arrows."""
    drawn = parse(text)
    name, key = _name(drawn, box), key_of(box)
    count = sum(key in (arrow.source, arrow.target) for arrow in drawn.arrows)
    left = _without(text, lambda arrow: key in arrow, key)
    with_arrows = f" with {count} arrow{'s' if count > 1 else ''}" if count else ""
    return Edited(text=left, said=f"{name} removed{with_arrows}.")


def remove_arrow(text: str, source: str, target: str) -> Edited:
    """An arrow away; its boxes stay."""
    drawn = parse(text)
    one, other = _name(drawn, source), _name(drawn, target)
    pair = (key_of(one), key_of(other))
    if pair not in {(arrow.source, arrow.target) for arrow in drawn.arrows}:
        raise UserError(f"{one} does not lead to {other}")
    left = _without(text, lambda arrow: arrow == pair)
    return Edited(text=left, said=f"{one} no longer leads to {other}.")


def _without(text: str, gone: Callable[[tuple[str, str]], bool], box: str = "") -> str:
    """A text without some arrows, and without a box; every other box stays on the board.

    A line that says one of them is written anew, an arrow a line.
    """
    lines: list[str] = []
    for line in text.split("\n"):
        here = parse(line)
        touched = box in _keys(here) or any(gone((a.source, a.target)) for a in here.arrows)
        if touched and not here.remarks:
            lines += _rewritten(line, here, gone, box)
        else:
            lines.append(line)
    left = parse("\n".join(lines))
    lost = [each for each in parse(text).boxes if each.key not in {*_keys(left), box}]
    return "\n".join([*lines, *(each.name for each in lost)])


def _rewritten(
    line: str, here: Diagram, gone: Callable[[tuple[str, str]], bool], box: str
) -> list[str]:
    names = {each.key: each.name for each in here.boxes}
    kept = [arrow for arrow in here.arrows if not gone((arrow.source, arrow.target))]
    lines = [
        f"{names[arrow.source]} -> {names[arrow.target]}{f': {arrow.label}' if arrow.label else ''}"
        for arrow in kept
    ]
    lines += [f"{each.name}: {each.note}" for each in here.boxes if each.note and each.key != box]
    tied = {key for arrow in kept for key in (arrow.source, arrow.target)}
    lines += [each.name for each in here.boxes if not {each.key} & {box, *tied} and not each.note]
    comment = COMMENT.search(line)
    return [*lines, *([comment[0].strip()] if comment else [])]


def _renamed(line: str, key: str, name: str) -> str:
    """A line with a box's name changed, and everything else as it was typed."""
    comment = COMMENT.search(line)
    body, rest = (line[: comment.start()], comment[0]) if comment else (line, "")
    pieces = re.split(f"({ARROW.pattern})", body)
    return (
        "".join(
            piece if number % 2 else _renamed_end(piece, key, name)
            for number, piece in enumerate(pieces)
        )
        + rest
    )


def _renamed_end(end: str, key: str, name: str) -> str:
    colon = COLON.search(end)
    names, said = (end[: colon.start()], end[colon.start() :]) if colon else (end, "")
    parts = [_renamed_one(part, key, name) for part in names.split(",")]
    return ",".join(parts) + said


def _renamed_one(part: str, key: str, name: str) -> str:
    bullet = re.match(r"\s*(?:[-*•]\s+|\d+[.)]\s+)?", part)
    lead = bullet[0] if bullet else ""
    bare = part[len(lead) :]
    if key_of(bare) != key:
        return part
    return lead + name + bare[len(bare.rstrip()) :]


def _named(name: str) -> str:
    """A name that reads back as itself.

    Raises:
        UserError: It does not.
    """
    name = " ".join(name.split())
    if not name:
        raise UserError("Give the box a name")
    drawn = parse(name)
    if _RESERVED.search(name) or len(drawn.boxes) != 1 or drawn.remarks:
        raise UserError("A box has a short name without an arrow, a comma, a colon or a #")
    return drawn.boxes[0].name


def _name(drawn: Diagram, box: str) -> str:
    found = [each.name for each in drawn.boxes if each.key == key_of(box)]
    if not found:
        raise UserError(f"There is no box {box!r} on the board" if box else "Choose a box")
    return found[0]


def _keys(drawn: Diagram) -> set[str]:
    return {box.key for box in drawn.boxes}


def _with_line(text: str, line: str) -> str:
    return f"{text.rstrip()}\n{line}" if text.strip() else line
