"""Judges one requirement by a résumé's evidence, without ever stating what is not there."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from greenroom.resume.match.evidence import Evidence, Passage, Sighting
from greenroom.resume.match.lexicon import Lexicon
from greenroom.resume.match.model import Met, Quote, Requirement, State, Study
from greenroom.resume.match.studies import degree_of, near, rank, subjects
from greenroom.resume.match.tenure import dated, is_training, years_of
from greenroom.resume.match.words import folded
from greenroom.resume.model import Education, Resume

WORTH: Mapping[State, float] = {"met": 1.0, "partly": 0.5, "listed": 0.4, "missing": 0.0}
_MOST_QUOTES = 3
_FEWEST_SHARED = 2  # words that a task and a bullet share before we call them near
_NEAR = 0.4  # share of a task's words
_PART_OF_YEARS = 0.5
_ENOUGH_YEARS = 3  # of work, where experience will do instead of a degree
_SMALL = frozenset(
    folded(
        "a an and are as at be been by do for from have how if in into is it its of on or our so "
        "that the their them they this to up us we what when which who will with you your "
        "experience knowledge strong good work working using use build develop design ability "
        "skills about other across through"
    )
)


@dataclass(frozen=True, slots=True)
class Bench:
    """What requirements are judged by."""

    resume: Resume
    evidence: Evidence
    lexicon: Lexicon
    today: str


@dataclass(frozen=True, slots=True)
class _Sign:
    """What a résumé shows of one part of a requirement."""

    state: State
    passages: tuple[Passage, ...] = ()
    note: str = ""
    name: str = ""


def judge(requirement: Requirement, bench: Bench) -> Met:
    """Say how far a résumé shows a requirement, and where."""
    signs = list(_signs(requirement, bench))
    state = _together([sign.state for sign in signs])
    notes = _notes(signs)
    scattered = state == "met" and _is_scattered(requirement, signs, bench)
    if scattered:
        state, notes = "partly", ["You show each part of this, but in different places."]
    seldom = _seldom_shown(requirement, bench) if state == "missing" else ""
    return Met(
        requirement=requirement,
        state=state,
        resume=_quotes(signs, bench),
        note=seldom or " ".join(notes[:2]),
        counted=not seldom,
        earned=_earned(signs, scattered=scattered),
    )


def _earned(signs: Sequence[_Sign], *, scattered: bool) -> float:
    """The mean of what the parts earn; shown in different places, half a part less."""
    whole = sum(WORTH[sign.state] for sign in signs) - (0.5 if scattered else 0.0)
    return round(whole / len(signs), 4)


def _notes(signs: Sequence[_Sign]) -> list[str]:
    """What to know about each part; of what is met in part, first what is not found."""
    absent = [sign.name for sign in signs if sign.state == "missing" and sign.name]
    told = [sign.note for sign in signs if sign.note]
    if absent and len(absent) < len(signs):
        return [f"Not found in your résumé: {', '.join(absent)}.", *told]
    return told


def _is_scattered(requirement: Requirement, signs: Sequence[_Sign], bench: Bench) -> bool:
    """Whether no one position or project shows the parts of what only makes sense as a whole."""
    nouns = [bench.lexicon.terms[group[0]].kind for group in requirement.groups]
    if requirement.years or len(signs) < 2 or set(nouns) == {"tool"}:
        return False
    places = [{place.entry for place in sign.passages if place.worth == "used"} for sign in signs]
    return not set.intersection(*places)


def _seldom_shown(requirement: Requirement, bench: Bench) -> str:
    """Why a requirement that is not found does not count; "" where it does."""
    kinds = {bench.lexicon.terms[term].kind for term in requirement.terms}
    if requirement.kind == "soft" or kinds == {"soft"}:
        return "A résumé seldom shows this; have a story ready that does."
    if requirement.kind == "language" and not bench.resume.others.get("languages"):
        return "Your résumé names no languages; add a line where you speak it."
    return ""


def _signs(requirement: Requirement, bench: Bench) -> Iterator[_Sign]:
    if requirement.study.degree:
        yield _study(requirement.study, bench)
    if requirement.years:
        yield _years(requirement, bench)
    if requirement.study.degree or requirement.years:
        return
    for group in requirement.groups:
        yield _group(group, bench)
    for name in requirement.names:
        found = bench.evidence.literally(name)
        used = any(each.worth == "used" for each in found)
        yield _Sign("met" if used else "listed" if found else "missing", found, name=name)
    if not requirement.groups and not requirement.names:
        yield _nearest(requirement.job.quote, bench)


def _group(group: Sequence[str], bench: Bench) -> _Sign:
    """One term of a group will do; a near one that was used will do in part."""
    found = bench.evidence.of(group)
    used = [sight for sight in found if sight.passage.worth == "used"]
    if used:
        return _Sign("met", _passages(used))
    asked = bench.lexicon.terms[(found[0].term if found else group[0])].name
    kin = [name for term in group for name in bench.lexicon.kin(term)]
    near = [sight for sight in bench.evidence.of(kin) if sight.passage.worth == "used"]
    if near:
        shown = bench.lexicon.terms[near[0].term].name
        known = "you only list" if found else "not in your résumé is"
        return _Sign(
            "partly", _passages(near), f"You show {shown}, which is close; {known} {asked} itself."
        )
    if not found:
        return _Sign("missing", name=" or ".join(bench.lexicon.terms[term].name for term in group))
    if found[0].passage.worth == "studied":
        note = f"Your studies name {asked}; no work of yours does."
        return _Sign("partly", _passages(found), note)
    return _Sign("listed", _passages(found), f"You name {asked}, but no bullet shows it at work.")


def _years(requirement: Requirement, bench: Bench) -> _Sign:
    asked, work = requirement.years, bench.resume.work
    relevant = bench.evidence.of(requirement.terms) if requirement.terms else ()
    named = {sight.passage.entry for sight in relevant}
    entries = [
        number
        for number, entry in enumerate(work)
        if not is_training(entry) and (number in named or not requirement.terms)
    ]
    if not dated([work[number] for number in entries]):
        note = "No dated position of yours names this." if work else ""
        return _Sign("listed" if relevant else "missing", _passages(relevant), note)
    years = years_of([work[number] for number in entries], bench.today)
    note = f"Your positions that name it cover {years:g} years; {asked:g} are asked."
    passages = tuple(place for number in entries for place in _entry_places(number, bench))
    if years >= asked:
        return _Sign("met", passages, note)
    return _Sign("partly" if years >= asked * _PART_OF_YEARS else "missing", passages, note)


def _entry_places(number: int, bench: Bench) -> Iterator[Passage]:
    """Where a position says what it was, and when."""
    entry = bench.resume.work[number]
    dates = (entry.dates.start, entry.dates.present or entry.dates.end)
    facts = [fact for fact in (entry.position, *dates) if fact and fact.end > fact.start]
    for fact in facts[:1]:
        yield Passage(fact.start, fact.end, "used", number)


def _study(asked: Study, bench: Bench) -> _Sign:
    held = [
        each
        for each in bench.resume.education
        if each.study_type and degree_of(each.study_type.value)
    ]
    if not held:
        years = years_of(bench.resume.work, bench.today)
        if asked.or_experience and years >= _ENOUGH_YEARS:
            note = f"No degree was found; {years:g} years of work may stand for it."
            return _Sign("partly", (), note)
        return _Sign("missing")
    best = max(held, key=lambda each: (_rank(each), _fits(each, asked)))
    high = [each for each in held if _rank(each) >= rank(asked.degree)]
    fitting = [each for each in high if _fits(each, asked)]
    chosen = (fitting or high or [best])[0]
    if fitting:
        return _Sign("met", _degree_places(chosen))
    note = "Your subject is another one." if high else "Your degree is a lower one than is asked."
    return _Sign("partly", _degree_places(chosen), note)


def _rank(study: Education) -> int:
    return rank(degree_of(study.study_type.value)) if study.study_type else 0


def _fits(study: Education, asked: Study) -> bool:
    """Whether a subject is one that is asked; an unknown subject is given the benefit."""
    if not asked.fields or not study.area:
        return True
    given = subjects(study.area.value)
    alike = any(near(field, wanted) for field in given for wanted in asked.fields)
    return alike or (bool(given) and (asked.open_field or asked.or_experience))


def _degree_places(study: Education) -> tuple[Passage, ...]:
    facts = [fact for fact in (study.study_type, study.area) if fact and fact.end > fact.start]
    return tuple(Passage(fact.start, fact.end, "studied") for fact in facts)


def _nearest(text: str, bench: Bench) -> _Sign:
    """A bullet that shares a good part of a task's words, where the lexicon knows none of them."""
    wanted = [word for word in dict.fromkeys(folded(text)) if word not in _SMALL]
    best, most = None, 0
    for passage in bench.evidence.passages:
        if passage.worth == "used":
            there = set(folded(passage.words))
            shared = sum(word in there for word in wanted)
            best, most = (passage, shared) if shared > most else (best, most)
    if best and most >= _FEWEST_SHARED and most >= _NEAR * len(wanted):
        return _Sign("partly", (best,), "This bullet comes near it; judge yourself how near.")
    return _Sign("missing", (), "We know no words to look for here; judge yourself.")


def _passages(found: Iterable[Sighting]) -> tuple[Passage, ...]:
    return tuple(dict.fromkeys(sight.passage for sight in found))


def _together(states: Sequence[State]) -> State:
    kinds = set(states)
    return states[0] if len(kinds) == 1 else "partly"


def _quotes(signs: Sequence[_Sign], bench: Bench) -> tuple[Quote, ...]:
    """A few places, taken from each part in turn, in the order of the text."""
    most = max((len(sign.passages) for sign in signs), default=0)
    turns = (
        sign.passages[turn] for turn in range(most) for sign in signs if turn < len(sign.passages)
    )
    chosen = list(dict.fromkeys((place.start, place.end) for place in turns))[:_MOST_QUOTES]
    return tuple(bench.evidence.quote(Passage(start, end, "used")) for start, end in sorted(chosen))
