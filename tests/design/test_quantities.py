import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.design.quantities import Amount, amounts
from greenroom.design.units import parse_unit, siblings


def last(text: str, unit: str = "") -> float:
    asked = parse_unit(unit)
    *_, found = amounts(text, asked)
    return found.value / asked.scale


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3e6", 3e6),
        ("3,000,000", 3e6),
        ("3 000 000", 3e6),
        ("3.000.000", 3e6),
        ("3 million", 3e6),
        ("1.5 M", 1.5e6),
        ("3k", 3000),
        ("2bn", 2e9),
        ("1,5", 1.5),
        ("0,125", 0.125),
        (".60", 0.6),
        ("10⁶", 1e6),
        ("2^10", 1024),
        ("3e6/86400 * 3", 3e6 / 86400 * 3),
        ("(50 − 12) × 2", 76),
        ("100-121", 110),
        ("100 to 121", 110),
        ("1 in 1,000", 0.001),
        ("8 out of 100", 0.08),
    ],
)
def test_a_number_is_read_as_people_write_it(text: str, value: float) -> None:
    assert last(text) == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("~100/s", "/s", 100),
        ("35 card payments a second", "/s", 35),
        ("100 rps", "/s", 100),
        ("3 million / day", "/s", 3e6 / 86400),
        ("80 to 125 ms", "ms", 100),
        ("1.5 min", "s", 90),
        ("3 m", "s", 180),
        ("10 M cards × 2 kB", "GB", 20),
        ("20 MB/s * 1 day", "TB", 1.728),
        ("12 Gbit", "GB", 1.5),
        ("2 GiB", "GB", 2.147483648),
        ("100/s × 2 kB", "kB/s", 200),
        ("€ 1,200 / day", "€/day", 1200),
        ("$3k a month", "€/day", 100),
        ("1.2k€ per day", "€/day", 1200),
        ("400 alarms a day × 25 € each", "€/day", 10_000),
        ("0.8%", "share", 0.008),
        ("5% of 3M", "labels", 150_000),
        ("p99 of 20 ms", "ms", 20),
    ],
)
def test_units_are_converted_to_the_one_that_is_asked(text: str, unit: str, value: float) -> None:
    assert last(text, unit) == pytest.approx(value)


@pytest.mark.parametrize("text", ["9**9**9**9", "((((((((((1", "1/0", "1e999", "€", "no idea", ""])
def test_what_is_no_number_is_none(text: str) -> None:
    assert all(math.isfinite(found.value) for found in amounts(text))


def test_nothing_that_was_typed_is_executed_or_costs_more_than_reading_it() -> None:
    assert list(amounts("__import__('os')")) == []
    assert len(list(amounts("(" * 5000 + "2" * 5000))) <= 1


def test_an_aside_in_brackets_is_no_amount_of_its_own() -> None:
    found = list(amounts("100/s (3x the mean)", parse_unit("/s")))

    assert [amount.value for amount in found] == [100]


@given(st.text("0123456789.,-+*/^() eExkMB€%sday", max_size=40))
def test_any_text_is_read_without_an_error(text: str) -> None:
    for amount in amounts(text, parse_unit("€/day")):
        assert math.isfinite(amount.value)


@given(
    st.floats(1e-3, 1e6, allow_subnormal=False),
    st.sampled_from(["ms", "s", "kB", "GB", "TB", "/s", "kB/s", "€/day", "MB/day"]),
)
def test_another_unit_of_the_same_kind_changes_nothing(value: float, unit: str) -> None:
    asked = parse_unit(unit)

    for other in siblings(asked):
        written = " ".join(name for name, power in other.factors if power > 0)
        under = "".join(f" / {name}" for name, power in other.factors if power < 0)
        number = value * asked.scale / other.scale
        found: list[Amount] = list(amounts(f"{number!r} {written}{under}", asked))
        assert found[-1].value == pytest.approx(value * asked.scale, rel=1e-9)
        assert found[-1].unit.dimensions == asked.dimensions
