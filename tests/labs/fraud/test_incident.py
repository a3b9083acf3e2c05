from dataclasses import FrozenInstanceError
from functools import cache

import numpy as np
import pytest

from greenroom.errors import UserError
from greenroom.labs.fraud.incident import (
    ACTIONS,
    RIGHT,
    Incident,
    judge,
    measure,
    open_incident,
    speaks_for,
)
from greenroom.labs.fraud.readings import MEASUREMENTS
from greenroom.labs.fraud.records import CAUSES, cause_of, make_records, records

SHOWS = {
    "labels-stopped": {"labels"},
    "features-zero": {"zeros", "parity"},
    "merchant-mix": {"volume"},
    "attack": {"reports-by-terminal"},
    "threshold-unit": {"declines-by-score"},
    "uncalibrated-model": {"scores-by-host", "versions"},
    "duplicates": {"parity", "events"},
    "clock-shift": {"parity", "hours"},
}


@cache
def pointing(seed: int, cause: str) -> dict[str, tuple[str, ...]]:
    """What each measurement speaks for, where it speaks for something."""
    book = make_records(seed, cause)
    found = {each.id: each.take(book)[2] for each in MEASUREMENTS}
    return {name: causes for name, causes in found.items() if causes}


def an_incident(cause: str) -> Incident:
    return open_incident(next(seed for seed in range(99) if cause_of(seed) == cause))


@pytest.mark.parametrize("cause", CAUSES)
@pytest.mark.parametrize("seed", range(2))
def test_a_fault_is_shown_by_its_measurements_and_by_no_others(seed: int, cause: str) -> None:
    found = pointing(seed, cause)

    assert set(found) == SHOWS[cause]
    assert set(found.values()) == {(cause,)}


@pytest.mark.parametrize("seed", range(2))
def test_records_without_a_fault_point_to_none(seed: int) -> None:
    assert pointing(seed, "") == {}


def test_every_cause_comes_up_and_has_a_right_act() -> None:
    assert {cause_of(seed) for seed in range(40)} == set(CAUSES) == set(RIGHT)
    assert {act for acts in RIGHT.values() for act in acts} <= set(ACTIONS)


def test_the_same_seed_is_the_same_incident() -> None:
    once = open_incident(3), measure(open_incident(3), "psi")
    records.cache_clear()

    assert (open_incident(3), measure(open_incident(3), "psi")) == once


def test_an_incident_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        open_incident(0).seed = 1  # type: ignore[misc]


def test_a_reading_is_a_table_with_a_sentence_and_its_minutes() -> None:
    incident = open_incident(0)

    for ask in incident.measurements:
        reading = measure(incident, ask.id)
        assert len({len(column) for column in reading.columns.values()}) == 1
        assert reading.says.endswith(".")
        assert reading.minutes == ask.minutes > 0


def test_the_symptoms_alone_do_not_name_the_cause() -> None:
    texts = " ".join(s for seed in range(3) for s in open_incident(seed).symptoms)

    assert not any(cause in texts for cause in CAUSES)


@pytest.mark.parametrize("cause", CAUSES)
def test_a_quick_right_diagnosis_earns_everything_and_quotes_its_reading(cause: str) -> None:
    incident, asked = an_incident(cause), min(SHOWS[cause])

    outcome = judge(incident, [asked], cause, RIGHT[cause][0])

    assert outcome.share == 1
    assert (outcome.cause_right, outcome.action, outcome.telling) == (True, "right", (asked,))
    assert any(measure(incident, asked).says in reason for reason in outcome.reasons)


def test_a_guess_earns_less_than_what_was_measured() -> None:
    incident = an_incident("duplicates")

    guessed = judge(incident, [], "duplicates", "fallback")
    measured = judge(incident, ["events"], "duplicates", "fallback")

    assert guessed.share < measured.share
    assert "Nothing you asked for shows it" in " ".join(guessed.reasons)


def test_what_points_to_nothing_is_called_wasted_and_costs_time() -> None:
    incident = an_incident("duplicates")
    everything = [each.id for each in incident.measurements]

    outcome = judge(incident, [*everything, *everything], "duplicates", "fallback")

    assert outcome.minutes == sum(each.minutes for each in incident.measurements)
    assert set(outcome.wasted) == set(everything) - SHOWS["duplicates"]
    assert outcome.share < judge(incident, ["events"], "duplicates", "fallback").share


@pytest.mark.parametrize("cause", CAUSES)
def test_a_refit_is_never_the_first_act(cause: str) -> None:
    outcome = judge(an_incident(cause), [], cause, "retrain")

    assert outcome.action == "unsafe"
    assert ACTIONS[RIGHT[cause][0]] in outcome.reasons[-1]


def test_the_wrong_cause_earns_nothing_for_it_however_quick() -> None:
    incident = an_incident("attack")

    assert judge(incident, ["reports-by-terminal"], "duplicates", "wait").share == 0


def test_what_is_not_known_is_refused_with_what_there_is() -> None:
    incident = open_incident(0)

    with pytest.raises(UserError, match="no measurement 'score'"):
        measure(incident, "score")
    with pytest.raises(UserError, match="no cause"):
        judge(incident, [], "gremlins", "wait")
    with pytest.raises(UserError, match="no action"):
        judge(incident, [], "attack", "pray")
    with pytest.raises(UserError, match="no measurement"):
        speaks_for(incident, "x")


def test_zeros_are_in_what_was_served_and_not_in_what_is_computed() -> None:
    book = make_records(0, "features-zero")
    late = book.payments.day >= 24

    assert (book.served[late, 3:9] == 0).all()
    assert np.array_equal(book.served[late, 9:], book.batch[late, 9:])
    assert book.batch[late, 3].min() >= 1
