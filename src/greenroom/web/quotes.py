"""An answer with its quotes marked: which words earned, contradicted or gave away what."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from greenroom.grading.model import Evidence, Scorecard
from greenroom.views import Line, QuestionDebrief

Kind = Literal["earned", "against", "mistake"]


@dataclass(frozen=True, kw_only=True)
class Quote:
    """A numbered stretch of an answer and the note it belongs to."""

    number: int
    kind: Kind
    note: str  # the id of the criterion or mistake
    title: str
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A run of text under the same quotes; quotes may overlap, so a run may be under several."""

    text: str
    start: int  # in the answer
    under: tuple[Quote, ...]
    opens: tuple[Quote, ...]
    closes: tuple[Quote, ...]

    @property
    def starts(self) -> tuple[Quote, ...]:
        """The quotes whose first words these are."""
        return tuple(quote for quote in self.under if quote.start == self.start)

    @property
    def kind(self) -> Kind | Literal[""]:
        """How the run looks: what speaks against the candidate comes before what speaks for."""
        kinds = {quote.kind for quote in self.under}
        order: tuple[Kind, ...] = ("against", "mistake", "earned")
        return next((kind for kind in order if kind in kinds), "")


@dataclass(frozen=True, kw_only=True)
class Said:
    """One thing said about a question; `pieces` are its words."""

    line: Line
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, kw_only=True)
class Marked:
    """A question's exchange with its quotes, and the numbers each note can link to."""

    said: tuple[Said, ...]
    quotes: tuple[Quote, ...]

    def of(self, note: str, kind: Kind) -> tuple[Quote, ...]:
        """The quotes of one note."""
        return tuple(quote for quote in self.quotes if (quote.note, quote.kind) == (note, kind))


def mark(debrief: QuestionDebrief) -> Marked:
    """Mark a question's quotes in the exchange they come from, numbered as they appear."""
    quotes = _quotes(debrief)
    said = []
    offset = 0
    for line in debrief.lines:
        inside = line.way in ("answer", "remark") and debrief.answer.startswith(line.text, offset)
        if inside and line.text.strip():
            end = offset + len(line.text)
            said.append(Said(line=line, pieces=pieces(debrief.answer, quotes, offset, end)))
            offset = end + len("\n\n")
        else:
            said.append(Said(line=line, pieces=pieces(line.text, (), 0, len(line.text))))
    return Marked(said=tuple(said), quotes=quotes)


def code_lines(debrief: QuestionDebrief) -> tuple[tuple[Piece, ...], ...]:
    """The code that was marked, line by line, with its quotes."""
    quotes, lines, offset = _quotes(debrief), [], 0
    for line in debrief.answer.splitlines(keepends=True):
        end = offset + len(line.rstrip("\n"))
        lines.append(pieces(debrief.answer, quotes, offset, end))
        offset += len(line)
    return tuple(lines)


def pieces(answer: str, quotes: Sequence[Quote], start: int, end: int) -> tuple[Piece, ...]:
    """Cut a stretch of an answer wherever a quote starts or ends.

    >>> first = Quote(number=1, kind="earned", note="a", title="A", start=0, end=7)
    >>> other = Quote(number=2, kind="against", note="b", title="B", start=4, end=11)
    >>> [(piece.text, piece.kind) for piece in pieces("one two tri", (first, other), 0, 11)]
    [('one ', 'earned'), ('two', 'against'), (' tri', 'against')]
    """
    here = [quote for quote in quotes if quote.start < end and quote.end > start]
    cuts = {start, end} | {cut for quote in here for cut in (quote.start, quote.end)}
    edges = sorted(cut for cut in cuts if start <= cut <= end)
    return tuple(
        Piece(
            text=answer[left:right],
            start=left,
            under=tuple(q for q in here if q.start <= left and q.end >= right),
            opens=tuple(q for q in here if max(q.start, start) == left),
            closes=tuple(q for q in here if min(q.end, end) == right),
        )
        for left, right in pairwise(edges)
    )


def _quotes(debrief: QuestionDebrief) -> tuple[Quote, ...]:
    if not isinstance(debrief.grade, Scorecard):
        return ()
    titles = {criterion.id: criterion.title for criterion in debrief.question.rubric}
    found: list[tuple[int, int, Kind, str, str]] = []

    def note(kind: Kind, name: str, title: str, quote: Evidence) -> None:
        if quote.end > quote.start:
            found.append((quote.start, quote.end, kind, name, title))

    for earned in debrief.grade.marks:
        title = titles[earned.criterion]
        for quote in earned.evidence if earned.level else ():
            note("earned", earned.criterion, title, quote)
        if earned.contradicted:
            note("against", earned.criterion, title, earned.contradicted)
    for mistake in debrief.grade.mistakes:
        quote = Evidence(start=mistake.start, end=mistake.end, quote=mistake.quote)
        note("mistake", mistake.id, mistake.title, quote)
    return tuple(
        Quote(number=number, kind=kind, note=name, title=title, start=start, end=end)
        for number, (start, end, kind, name, title) in enumerate(sorted(set(found)), start=1)
    )
