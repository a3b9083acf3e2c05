"""Turns a clause into a requirement: what is asked, how many years, which degree."""

import re
from collections.abc import Iterator, Sequence

from greenroom.resume.match.clauses import Clause, Phrases, clauses, says
from greenroom.resume.match.groups import groups
from greenroom.resume.match.lexicon import Lexicon, Mention
from greenroom.resume.match.model import Asked, Quote, Requirement, Study
from greenroom.resume.match.page import Piece
from greenroom.resume.match.studies import study_asked, years_asked
from greenroom.resume.match.words import folded

_NAME = re.compile(r"(?<=\s)[A-Z][\w+#.]*[\w+#](?:\s[A-Z][\w+#]+)*")
_FEWEST_LETTERS = 3
_BY_NOUN: tuple[Asked, ...] = ("language", "tool", "skill", "domain", "soft")


def requirements(
    found: Sequence[Piece], lexicon: Lexicon, phrases: Phrases
) -> Iterator[Requirement]:
    """Every requirement of a page's pieces, in order."""
    for piece in found:
        if piece.heading or piece.under == "aside":
            continue
        for clause in clauses(piece, phrases):
            yield from _asked(piece, clause, lexicon, phrases)


def _asked(
    piece: Piece, clause: Clause, lexicon: Lexicon, phrases: Phrases
) -> Iterator[Requirement]:
    mentions = lexicon.find(clause.text)
    years, study = years_asked(clause.text), study_asked(clause.text)
    duty = piece.under == "duties"
    if piece.under == "open":
        duty = says(clause.text, phrases.duties)
        said = (_asks(clause, phrases) and (mentions or years or study.degree)) or study.fields
        if not duty and not said:
            return
    if duty and piece.under == "duties" and not piece.signed and _tells(clause, phrases):
        return
    if len(clause.text) < _FEWEST_LETTERS and not mentions:
        return
    named = _tools(mentions, lexicon) if study.degree and not (duty or years) else mentions
    grouped = groups(clause.text, named, lexicon)
    alone = not (mentions or years or study.degree)
    yield Requirement(
        job=Quote(clause.text, clause.start, clause.end),
        kind="responsibility" if duty else _kind(mentions, years, study, lexicon),
        need=clause.need,
        groups=grouped,
        names=_names(clause.text) if alone else (),
        years=0.0 if duty else years,
        study=Study() if duty else study,
    )


def _tools(mentions: Sequence[Mention], lexicon: Lexicon) -> list[Mention]:
    """What is asked beside a degree: subjects of study are no skills of their own."""
    return [mention for mention in mentions if lexicon.terms[mention.term].kind == "tool"]


def _asks(clause: Clause, phrases: Phrases) -> bool:
    return says(clause.text, (*phrases.asks, *phrases.must, *phrases.nice))


def _tells(clause: Clause, phrases: Phrases) -> bool:
    """Whether prose under a heading of duties tells of the company and gives no task."""
    task = folded(clause.text)[:1] in phrases.tasks
    return not task and not says(clause.text, phrases.duties)


def _kind(mentions: Sequence[Mention], years: float, study: Study, lexicon: Lexicon) -> Asked:
    if study.degree:
        return "degree"
    if years:
        return "years"
    nouns = {lexicon.terms[mention.term].kind for mention in mentions}
    return next((noun for noun in _BY_NOUN if noun in nouns), "skill")


def _names(text: str) -> tuple[str, ...]:
    """Capitalised names inside a clause in which the lexicon knows nothing."""
    return tuple(dict.fromkeys(found[0] for found in _NAME.finditer(text)))
