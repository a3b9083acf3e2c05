"""What a bullet leaves out: the problem, the evaluation, the alternative, what a number means."""

import re
from collections.abc import Iterator, Sequence

from greenroom.resume.model import Flag
from greenroom.resume.quoting import named, stretched
from greenroom.resume.score.look import Check, Look
from greenroom.resume.score.phrases import NUMBER

Places = Iterator[tuple[int, int]]
_END = r"(?=$|[,;)]|\.(?!\d)| (?:in|on|for|with|and|after|using|through|across|via)\b)"
_BARE = re.compile(rf"\bby {NUMBER}{_END}|\bfrom {NUMBER} to {NUMBER}{_END}")


def _subject(look: Look, *others: Flag) -> tuple[int, int] | None:
    """What a bullet is about: the model it names, else the clause that shows any of the others."""
    model = look.first("model")
    if model:
        return named(look.text, model)
    found = look.first(*others)
    return stretched(look.text, found) if found else None


def _no_problem(look: Look) -> Places:
    found = _subject(look, "data", "evaluation", "deployed", "monitored")
    if found and not look.shows("problem") and len(look.text.split()) >= 4:
        yield found


def _no_evaluation(look: Look) -> Places:
    found = _subject(look)
    if found and not look.shows("evaluation"):
        yield found


def _no_alternative(look: Look) -> Places:
    found = _subject(look)
    if found and look.shows("evaluation") and not look.shows("alternative"):
        yield found


def _no_monitoring(look: Look) -> Places:
    found = _subject(look, "deployed")
    if found and look.shows("deployed") and not look.shows("monitored"):
        yield found


def _no_number(look: Look) -> Places:
    if look.text and not look.shows("metric"):
        yield look.whole


def _no_baseline(look: Look) -> Places:
    """A change of so many per cent that says neither from where nor against what."""
    if look.shows("alternative") or re.search(r"\bfrom\b", look.text):
        return
    if look.book.rule_words["number-without-baseline"].unless.search(look.text):
        return
    for start, end in look.words("number-without-baseline"):
        if any(
            start <= each.start and each.end <= end and each.unit in ("%", "pp", "x", "bps")
            for each in look.numbers
        ):
            yield start, end


def _no_measure(look: Look) -> Places:
    yield from look.words("number-without-measure")


def _no_unit(look: Look) -> Places:
    measures = look.book.lists["quality-measures"]
    for match in _BARE.finditer(look.text):
        inside = [
            each for each in look.numbers if match.start() <= each.start and each.end <= match.end()
        ]
        named = measures.search(look.text, max(0, match.start() - 40), match.end())
        if inside and not named and not any(each.unit for each in inside):
            yield match.span()


MISSING: Sequence[tuple[str, Check]] = (
    ("no-problem", _no_problem),
    ("no-evaluation", _no_evaluation),
    ("model-without-alternative", _no_alternative),
    ("deployed-without-monitoring", _no_monitoring),
    ("no-number", _no_number),
    ("number-without-baseline", _no_baseline),
    ("number-without-measure", _no_measure),
    ("number-without-unit", _no_unit),
)
