from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.content.cases import Capacity, Quantity
from greenroom.content.model import Question
from greenroom.design.arithmetic import read, read_quantity, spell
from greenroom.design.capacity_marks import GRADER, criteria, mark_capacity, probes
from greenroom.grading.model import Scorecard, Ungraded
from tests.builders import a_question


def asks(value: float, unit: str, name: str = "peak-rate", weight: int = 1) -> Quantity:
    return Quantity(
        id=name,
        title=name.replace("-", " ").capitalize(),
        unit=unit,
        value=value,
        weight=weight,
        how="Divide.",
        why="It sizes the service.",
    )


CAPACITY = Capacity(
    ask="Work it out.",
    minutes=8,
    given=("3 million payments a day", "peak is three times the mean"),
    quantities=(
        asks(104, "/s", "peak-rate", weight=3),
        asks(20, "GB", "store-size"),
        asks(38, "ms", "latency-left"),
    ),
)

GOOD = """\
peak-rate: 3e6/86400 * 3 = about 100/s
store-size: 10 M cards x 2 kB = 20 GB
latency-left: 50 - 12 = 38 ms
"""


def question() -> Question:
    asked = a_question("capacity", *criteria(CAPACITY))
    return replace(asked, kind="lab", probes=probes(CAPACITY))


def card_of(answer: str) -> Scorecard:
    card = mark_capacity(question(), CAPACITY, answer)
    assert isinstance(card, Scorecard)
    return card


@pytest.mark.parametrize(
    ("value", "unit", "written"),
    [
        (104, "/s", "3e6/86400 * 3 = about 100/s"),
        (104, "/s", "3e6/86400 * 3"),
        (104, "/s", "3M per day / 86,400 s * 3"),
        (104, "/s", "9M a day"),
        (104, "/s", "With 35 a second on average, peak is three times that, so 105 a second"),
        (104, "/s", "100 requests/s (3x peak factor)"),
        (20, "GB", "10 M cards x 2 kB = 20 GB = 3 servers"),
        (38, "ms", "50 - 12 = **38 ms** for the model and 12 ms for the rest"),
        (0.008, "share", "320 / 40,000"),
        (0.008, "share", "0.8%"),
        (1200, "labels", "1.2 k"),
        (30, "days", "500 frauds / (17 per day) = 30 days"),
        (5, "people", "40 h / 8 h = 5 reviewers"),
        (10_000, "€/day", "10,000 €"),
        (10_000, "€/day", "10,000 a day"),
    ],
)
def test_the_result_of_a_working_is_what_counts(value: float, unit: str, written: str) -> None:
    assert read_quantity(asks(value, unit), written).level == 2


def test_the_right_order_of_magnitude_is_worth_half() -> None:
    levels = [read_quantity(asks(100, "/s"), f"{n}/s").level for n in (15, 23, 67, 150, 440, 460)]

    assert levels == [0, 1, 2, 2, 1, 0]


@pytest.mark.parametrize(
    ("value", "unit", "written", "remark"),
    [
        (0.2, "s", "200", "It looks like milliseconds where seconds are asked."),
        (104, "/s", "9,000,000", "It looks like a number a day where a number a second is asked."),
        (20, "GB", "160 GB", "It looks like gigabits where gigabytes are asked."),
        (0.008, "share", "0.8", "It looks like per cent where a share is asked."),
        (1200, "labels", "1.2", "It is 1,000 times too small: thousands may have been left out."),
        (20, "GB", "20 TB/day", "This is in terabytes a day; gigabytes are asked."),
        (20, "GB", "3 h", "This is in hours; gigabytes are asked."),
        (20, "GB", "plenty", "There is no number in it."),
        (20, "GB", "  ", "Nothing was written."),
        (20, "GB", "5 - 5", "It comes to nothing above zero."),
    ],
)
def test_what_went_wrong_with_a_number_is_named(
    value: float, unit: str, written: str, remark: str
) -> None:
    reading = read_quantity(asks(value, unit), written)

    assert reading.level == 0
    assert reading.remark.endswith(remark)


def test_a_number_without_a_unit_is_read_in_the_one_asked_and_that_is_told() -> None:
    reading = read_quantity(asks(20, "GB"), "about 20")

    assert (reading.level, reading.said) == (2, "20 GB")
    assert reading.remark == "Without a unit it is read as gigabytes."


def test_each_line_answers_its_quantity_and_the_last_one_counts() -> None:
    readings = read(CAPACITY, f"{GOOD}\npeak-rate: 3M a day\n * 3 / 86,400 = 104/s\n")

    assert [reading.value for reading in readings.of] == [104.0, 20.0, 38.0]
    assert readings.stray == ()
    assert readings.of[0].written.startswith("3M a day\n")


def test_a_line_that_belongs_to_no_quantity_is_told_and_not_lost() -> None:
    readings = read(CAPACITY, "peek-rate: 100/s\n\nand so on\nstore size: 20 GB")

    assert readings.of[1].value == 20
    assert readings.stray == (
        "line 1 belongs to no quantity: peek-rate: 100/s (did you mean 'peak-rate'?)",
        "line 3 belongs to no quantity: and so on",
    )


def test_marks_quote_the_working() -> None:
    card = card_of(GOOD)

    assert (card.grader, card.share) == (GRADER, 1.0)
    assert [mark.evidence[0].quote for mark in card.marks] == [
        "3e6/86400 * 3 = about 100/s",
        "10 M cards x 2 kB = 20 GB",
        "50 - 12 = 38 ms",
    ]


def test_a_missing_number_earns_nothing_and_has_a_question() -> None:
    card = card_of("store-size: 20 GB")

    assert {mark.criterion: mark.level for mark in card.marks} == {
        "peak-rate": 0,
        "store-size": 2,
        "latency-left": 0,
    }
    assert [probe.criterion for probe in question().probes] == [
        mark.criterion for mark in card.marks
    ]


def test_silence_is_ungraded_and_words_alone_are_no_answer() -> None:
    silent = mark_capacity(question(), CAPACITY, "\n")

    assert isinstance(silent, Ungraded)
    assert card_of("peak-rate: a lot").reason == "non-answer"


@given(
    st.floats(1e-3, 1e9, allow_subnormal=False),
    st.sampled_from(["/s", "ms", "s", "GB", "€/day", "share", "%", "labels", "kB/s"]),
)
def test_a_number_that_is_printed_reads_back(value: float, unit: str) -> None:
    quantity = asks(value, unit)

    reading = read_quantity(quantity, f"about {spell(value, unit)}")

    assert reading.value == pytest.approx(value, rel=0.01)
    assert reading.level == 2


@given(st.text("pk-rate: 0123/s\n=x", max_size=60))
def test_every_quote_of_the_arithmetic_is_in_the_answer(text: str) -> None:
    mark_capacity(question(), CAPACITY, f"peak-rate: {text}")
