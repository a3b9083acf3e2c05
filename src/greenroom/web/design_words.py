"""How the pages of a design round show what was written: readings, drawings, words said earlier."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from greenroom.content.cases import Board
from greenroom.design.arithmetic import Readings, read, spell, understand
from greenroom.design.board import Box, parse
from greenroom.design.board_marks import criteria
from greenroom.design.diagram import sentences, svg
from greenroom.design.lab_answer import draft_of
from greenroom.design.lab_marks import Foreseen, foreseen
from greenroom.design.parts import find, flow_id, shared_id
from greenroom.design.questions import Kept
from greenroom.design.written import AMOUNT, amount_fields, lab_fields
from greenroom.errors import NotFound
from greenroom.labs.model import Lab
from greenroom.labs.registry import find_lab
from greenroom.views import Line, QuestionDebrief, Sought, View

__all__ = ["spell"]  # as it is

MOST_TOLD = 12  # lines that could not be read, before the rest is counted
TASKS = {
    "capacity": "Arithmetic: what was asked, and how it was read",
    "board": "The board",
    "lab": "What your design did",
}


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """A board as a page shows it."""

    drawn: Markup
    told: tuple[str, ...]
    problems: tuple[str, ...]
    boxes: tuple[Box, ...]
    arrows: tuple[tuple[str, str, str], ...]  # by name: from, to, what flows
    keys: tuple[str, ...]  # of the arrows, as an edit names them


def drawing(text: str, missing: Sequence[str] = ()) -> Drawing:
    """A board drawn, told and listed."""
    diagram = parse(text)
    names = {box.key: box.name for box in diagram.boxes}
    return Drawing(
        drawn=Markup(svg(diagram, "The board as a drawing", missing)),  # noqa: S704 - escaped by us
        told=sentences(diagram, missing),
        problems=_first(diagram.problems),
        boxes=diagram.boxes,
        arrows=tuple((names[a.source], names[a.target], a.label) for a in diagram.arrows),
        keys=tuple(f"{a.source}>{a.target}" for a in diagram.arrows),
    )


def _first(problems: tuple[str, ...]) -> tuple[str, ...]:
    more = len(problems) - MOST_TOLD
    return (*problems[:MOST_TOLD], f"and {more} more like these") if more > 0 else problems


def scored_drawing(board: Board, text: str) -> Drawing:
    """A board that was marked, with the parts that were missing drawn beside it."""
    found = find(board, parse(text))
    missing = [part.title for part in board.parts if part.id in found.missing]
    return drawing(text, missing)


def lacking(board: Board, text: str) -> tuple[tuple[str, str], ...]:
    """What a marked board lacks, by title, and what comes of it; the heaviest first."""
    whys = {part.id: part.why for part in board.parts}
    whys |= {flow_id(each): each.why for each in board.flows}
    whys |= {shared_id(each): each.why for each in board.shared}
    titles = {each.id: each.title for each in criteria(board)}
    return tuple((titles[name], whys[name]) for name in find(board, parse(text)).missing)


def amounts(sought: Sequence[Sought], text: str) -> dict[str, str]:
    """The fields of the arithmetic."""
    return amount_fields({each.id: each.title for each in sought}, text)


def readings(sought: Sequence[Sought], text: str) -> dict[str, str]:
    """How each field is read, in words; "" where nothing was written."""
    fields = amounts(sought, text)
    return {each.id: reading(each.unit, fields[f"{AMOUNT}{each.id}"]) for each in sought}


def reading(unit: str, written: str) -> str:
    """How one number is read, in words."""
    if not written.strip():
        return ""
    found = understand(unit, written)
    said = f"Read as {found.said}." if found.said else ""
    if unit == "share" and found.value is not None:
        said = f"Read as {found.value:.3g}, which is {spell(found.value * 100, '')}%."
    return f"{said} {found.remark}".strip()


def scored_readings(kept: Kept, text: str) -> Readings:
    """The arithmetic as it was marked."""
    return read(kept.capacity, text)


def lab_of(kept: Kept) -> Lab | None:
    """The lab of a case; None where Greenroom has it no longer."""
    try:
        return find_lab(kept.lab)
    except NotFound:
        return None


def foreseen_of(lab: Lab, scored: QuestionDebrief) -> tuple[Foreseen, ...]:
    """What was expected of a run beside what came."""
    run = scored.run
    return tuple(foreseen(lab, run, draft_of(lab, scored.answer))) if run else ()


def lab_typed(text: str) -> dict[str, str]:
    """The fields of a lab as typed so far."""
    return lab_fields(text)


def asked(lines: Sequence[Line]) -> tuple[Line, ...]:
    """What was asked of the interviewer and answered, in a round so far."""
    return tuple(line for line in lines if line.way in ("query", "reply"))


def written(view: View) -> str:
    """What stands in the box: what is being typed, else what was written down before."""
    before = view.easel.before if view.easel and view.easel.task in ("board", "capacity") else ""
    return view.draft if view.draft_at else before
