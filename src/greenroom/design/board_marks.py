"""Turns a board into marks: what is there is quoted, what is missing has its mistake."""

from collections.abc import Iterator, Mapping

from greenroom.content.cases import Board, BoardPart
from greenroom.content.model import Criterion, Level, Mistake, Probe, Question
from greenroom.design.board import Diagram, Place, parse
from greenroom.design.parts import Found, find, flow_id, shared_id
from greenroom.grading.blank import Blank
from greenroom.grading.model import Evidence, FoundMistake, Grade, Mark
from greenroom.language.embed import Embedder

GRADER = "board 1"
ATTEMPT = 3  # boxes from which what is not drawn was left out
_SURE = 0.95  # what is not there is not there


def criteria(board: Board) -> tuple[Criterion, ...]:
    """What a board is marked on: its parts, its ways, what both sides share."""
    titles = {part.id: part.title for part in board.parts}
    parts = [_part(part) for part in board.parts]
    flows = [
        _way(flow_id(flow), _leads(titles[flow.source], titles[flow.target]), flow.weight)
        for flow in board.flows
    ]
    shared = [
        _way(
            shared_id(each),
            f"{titles[each.source]}: one source for "
            f"{' and '.join(_low(titles[target]) for target in each.targets)}",
            each.weight,
        )
        for each in board.shared
    ]
    return (*parts, *flows, *shared)


def probes(board: Board) -> tuple[Probe, ...]:
    """What the interviewer asks where something is missing, one for each criterion."""
    asks = {
        **{part.id: part.ask for part in board.parts},
        **{flow_id(flow): flow.ask for flow in board.flows},
        **{shared_id(each): each.ask for each in board.shared},
    }
    return tuple(Probe(criterion=name, ask=ask) for name, ask in asks.items())


def mark_board(
    question: Question,
    board: Board,
    mistakes: Mapping[str, Mistake],
    answer: str,
    embed: Embedder | None = None,
) -> Grade:
    """Mark a board; ungraded where nothing was typed.

    Args:
        question: The board as a question: its rubric is `criteria(board)`.
        board: What the architecture needs.
        mistakes: The vocabulary.
        answer: What was typed.
        embed: The embedder, for boxes whose words say nothing; None goes by words alone.
    """
    blank = Blank(question=question, grader=GRADER, answer=answer)
    if not answer.strip():
        return blank.ungraded("silence")
    diagram = parse(answer)
    found = find(board, diagram, embed)
    marks = tuple(_mark(each, found, answer) for each in question.rubric)
    left_out = tuple(_left_out(board, diagram, found, mistakes))
    nothing = not any(mark.level for mark in marks)
    return blank.scorecard(
        marks,
        tuple(_mistake(each, answer) for each in left_out),
        reason="non-answer" if nothing else "",
    )


def _part(part: BoardPart) -> Criterion:
    levels = ("Not on the board", "Named, and no arrow touches it", "On the board and connected")
    return Criterion(
        id=part.id,
        axis="design",
        title=part.title,
        weight=part.weight,
        levels=tuple(Level(anchor=anchor) for anchor in levels),
    )


def _way(name: str, title: str, weight: int) -> Criterion:
    levels = ("No way leads there", "A way leads there")
    return Criterion(
        id=name,
        axis="design",
        title=title,
        weight=weight,
        levels=tuple(Level(anchor=anchor) for anchor in levels),
    )


def _leads(source: str, target: str) -> str:
    return f"{source} reaches {_low(target)}"


def _low(title: str) -> str:
    """A title within a sentence; an abbreviation stays as it is."""
    return title if title[:2].isupper() else title[:1].lower() + title[1:]


def _mark(criterion: Criterion, found: Found, answer: str) -> Mark:
    sighting = found.seen.get(criterion.id)
    places = sighting.places if sighting else ()
    return Mark(
        criterion=criterion.id,
        axis=criterion.axis,
        level=sighting.level if sighting else 0,
        top=criterion.top,
        weight=criterion.weight,
        confidence=sighting.sure if sighting else _SURE,
        evidence=tuple(_quote(place, answer) for place in places),
    )


def _quote(place: Place, answer: str) -> Evidence:
    return Evidence(start=place.start, end=place.end, quote=answer[place.start : place.end])


_LeftOut = tuple[Mistake, str, Place | None]


def _left_out(
    board: Board, diagram: Diagram, found: Found, mistakes: Mapping[str, Mistake]
) -> Iterator[_LeftOut]:
    """The mistakes of a board: the mistake, why it is one here, and the line that shows it.

    A part `monitoring` that is missing is the mistake `no-monitoring`, where there is such a one.
    """
    if len(diagram.boxes) < ATTEMPT:
        return
    for part in board.parts:
        if part.id in found.missing and f"no-{part.id}" in mistakes:
            yield mistakes[f"no-{part.id}"], part.why, None
    for each in board.shared:
        drawn = [_feeding(diagram, found.boxes[target]) for target in each.targets]
        if shared_id(each) in found.missing and each.mistake in mistakes:
            places = [place for place in drawn if place]
            yield mistakes[each.mistake], each.why, places[-1] if places else None


def _feeding(diagram: Diagram, boxes: tuple[str, ...]) -> Place | None:
    """The first line that leads into one of some boxes."""
    return next((arrow.place for arrow in diagram.arrows if arrow.target in boxes), None)


def _mistake(found: _LeftOut, answer: str) -> FoundMistake:
    mistake, why, place = found
    start, end = (place.start, place.end) if place else (len(answer), len(answer))
    return FoundMistake(
        id=mistake.id,
        title=mistake.title,
        quote=answer[start:end],
        start=start,
        end=end,
        why=why,
        instead=mistake.instead,
        serious=mistake.serious,
    )
