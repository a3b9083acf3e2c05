"""An incident of the fraud service: symptoms, measurements to ask for, a cause and an act to name.

The same seed is the same incident. `judge` says what was right, and quotes what was measured.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from greenroom.content.suggest import did_you_mean
from greenroom.errors import UserError
from greenroom.labs.fraud.readings import BEFORE, LATELY, MEASUREMENTS
from greenroom.labs.fraud.records import CAUSES, NIGHT, THRESHOLD, Records, cause_of, records
from greenroom.labs.model import Value

ACTIONS = {
    "rollback": "Put back what was deployed last",
    "fallback": "Decide by rules until it is repaired",
    "hold": "Send the payments concerned to reviewers",
    "repair-feed": "Have the feed repaired and what it missed filled in",
    "retrain": "Refit the model on the newest labels",
    "move-threshold": "Move the threshold until the numbers look as before",
    "wait": "Watch for another day",
}
RIGHT = {  # the act that ends the harm, then those that do no more of it
    "labels-stopped": ("repair-feed", "fallback"),
    "features-zero": ("fallback", "rollback"),
    "merchant-mix": ("hold",),
    "attack": ("hold",),
    "threshold-unit": ("rollback", "fallback"),
    "uncalibrated-model": ("rollback", "fallback"),
    "duplicates": ("fallback", "rollback"),
    "clock-shift": ("rollback", "fallback"),
}
WHY_NOT = {
    "retrain": "A refit takes hours and learns from what the fault has spoilt.",
    "move-threshold": "A threshold moved on a guess hides the fault and bills somebody else.",
    "wait": "Every hour of it costs what the symptoms cost.",
    "rollback": "Nothing that was deployed is the cause.",
    "fallback": "The model works; rules would let more through.",
    "hold": "Reviewers would look at payments that are not concerned.",
    "repair-feed": "The feed works.",
}
SERVICE = (
    f"Two hosts score payments and stop those of {THRESHOLD:g} and more; from midnight to six, "
    f"when no customer can be asked, of {NIGHT:g} and more. Since last week something is wrong."
)
QUICK, SLOW = 15, 60  # minutes that earn all of the mark for time, and none


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A measurement that can be asked for, with what it costs."""

    id: str
    title: str
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """What somebody on call sees first, and may ask and answer.

    Attributes:
        seed: Which incident it is.
        service: How the service decides.
        symptoms: Sentences with numbers.
        measurements: What can be asked for.
        causes: What may be named as the cause: id to words.
        actions: What may be done first: id to words.
    """

    seed: int
    service: str
    symptoms: tuple[str, ...]
    measurements: tuple[Ask, ...]
    causes: Mapping[str, str]
    actions: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a measurement said.

    Attributes:
        id: Of the measurement.
        title: Its name.
        columns: A table, columns by name.
        says: What one sees.
        minutes: What it cost.
    """

    id: str
    title: str
    columns: Mapping[str, tuple[Value, ...]]
    says: str
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How a diagnosis did.

    Attributes:
        cause: The true one.
        cause_right: Whether it was named.
        action: right, safe or unsafe.
        minutes: What all that was asked for cost.
        telling: What was asked that speaks for the cause.
        wasted: What was asked that speaks for none.
        share: Of the marks: half for the cause (a quarter where nothing asked speaks for it),
            three tenths for the act, two tenths for time where the cause is right.
        reasons: Sentences that quote the readings.
    """

    cause: str
    cause_right: bool
    action: str
    minutes: int
    telling: tuple[str, ...]
    wasted: tuple[str, ...]
    share: float
    reasons: tuple[str, ...]


def open_incident(seed: int) -> Incident:
    """The incident of a seed."""
    return Incident(
        seed=seed,
        service=SERVICE,
        symptoms=_symptoms(records(seed)),
        measurements=tuple(Ask(id=m.id, title=m.title, minutes=m.minutes) for m in MEASUREMENTS),
        causes=CAUSES,
        actions=ACTIONS,
    )


def measure(incident: Incident, measurement: str) -> Reading:
    """Take a measurement.

    Raises:
        UserError: There is none by that id.
    """
    known = {each.id: each for each in MEASUREMENTS}
    _check("measurement", measurement, known)
    taken = known[measurement]
    columns, says, _ = taken.take(records(incident.seed))
    return Reading(
        id=taken.id, title=taken.title, columns=columns, says=says, minutes=taken.minutes
    )


def speaks_for(incident: Incident, measurement: str) -> tuple[str, ...]:
    """The causes a measurement of an incident speaks for; none where it shows a symptom only.

    Raises:
        UserError: There is no measurement by that id.
    """
    known = {each.id: each for each in MEASUREMENTS}
    _check("measurement", measurement, known)
    return known[measurement].take(records(incident.seed))[2]


def judge(incident: Incident, asked: Sequence[str], cause: str, action: str) -> Outcome:
    """Hold a diagnosis against the truth.

    Args:
        incident: Which one.
        asked: Measurements in the order they were asked for; each is paid once.
        cause: What was named as the cause.
        action: What would be done first.

    Raises:
        UserError: A measurement, cause or action is not known.
    """
    _check("cause", cause, CAUSES)
    _check("action", action, ACTIONS)
    truth, once = cause_of(incident.seed), tuple(dict.fromkeys(asked))
    spoken = {each: speaks_for(incident, each) for each in once}
    telling = tuple(each for each in once if truth in spoken[each])
    minutes = sum(each.minutes for each in MEASUREMENTS if each.id in once)
    act = _act(truth, action)
    right = cause == truth
    marks = (0.5 if telling else 0.25) * right + {"right": 0.3, "safe": 0.2, "unsafe": 0.0}[act]
    in_time = min(1.0, max(0.0, (SLOW - minutes) / (SLOW - QUICK)))
    return Outcome(
        cause=truth,
        cause_right=right,
        action=act,
        minutes=minutes,
        telling=telling,
        wasted=tuple(each for each in once if not spoken[each]),
        share=round(marks + 0.2 * in_time * (right and bool(telling)), 3),
        reasons=_reasons(incident, telling, cause, action),
    )


def _reasons(
    incident: Incident, telling: Sequence[str], cause: str, action: str
) -> tuple[str, ...]:
    truth = cause_of(incident.seed)
    named = f"The cause is: {CAUSES[truth]}."
    if cause != truth:
        named += f" You named: {CAUSES[cause]}."
    seen = [f"{measure(incident, each).title}: {measure(incident, each).says}" for each in telling]
    if not telling:
        shows = next(each.id for each in MEASUREMENTS if truth in speaks_for(incident, each.id))
        reading = measure(incident, shows)
        seen = [f"Nothing you asked for shows it. {reading.title} would have: {reading.says}"]
    act, best = _act(truth, action), ACTIONS[RIGHT[truth][0]]
    done = {
        "right": f"{ACTIONS[action]}: that ends it.",
        "safe": f"{ACTIONS[action]}: that does no harm; first of all would be: {best}.",
        "unsafe": f"{ACTIONS[action]}: no. {WHY_NOT[action]} First of all: {best}.",
    }[act]
    return (named, *seen, done)


def _act(truth: str, action: str) -> str:
    if action == RIGHT[truth][0]:
        return "right"
    return "safe" if action in RIGHT[truth] else "unsafe"


def _symptoms(book: Records) -> tuple[str, ...]:
    """What is seen without asking: what is stopped, and who calls."""
    day, fraud, stopped = book.payments.day, book.payments.fraud, book.stopped
    sides = ((day < BEFORE, BEFORE), (day >= LATELY, int(day.max()) + 1 - LATELY))
    stops, angry, robbed = (
        [round(float((what & side).sum() / days), 1) for side, days in sides]
        for what in (stopped, stopped & ~fraud, fraud & ~stopped)
    )
    return (
        f"{stops[1]} payments a day are stopped; two weeks ago it was {stops[0]}.",
        f"{angry[1]} customers a day call because a good payment was stopped; it was {angry[0]}.",
        f"{robbed[1]} a day call about payments they did not make; it was {robbed[0]}.",
    )


def _check(what: str, given: str, known: Mapping[str, object]) -> None:
    if given not in known:
        near = did_you_mean(given, known)
        raise UserError(f"no {what} {given!r}{near}; it is one of {', '.join(known)}")
