"""Dates in five languages, with every dash."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.resume.model import Fact
from greenroom.resume.parse.dates import find_dates, is_duration

TODAY = date(2026, 11, 28)


def months(text: str) -> list[tuple[str | None, str | None]]:
    def value(fact: Fact | None) -> str | None:
        return fact.value if fact else None

    return [
        (value(each.dates.start), "present" if each.ongoing else value(each.dates.end))
        for each in find_dates(text, today=TODAY)
    ]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Mar 2021 – Present", "2021-03", "present"),
        ("März 2021 bis Dezember 2022", "2021-03", "2022-12"),
        ("janvier 2019 à août 2020", "2019-01", "2020-08"),
        ("enero de 2018 – actualidad", "2018-01", "present"),
        ("set 2018 - atual", "2018-09", "present"),
        ("marzo 2017 – oggi", "2017-03", "present"),
        ("Aug 2023\x15May 2025", "2023-08", "2025-05"),
        ("Aug 2023\x96May 2025", "2023-08", "2025-05"),
        ("Q3 2020", "2020-07", "2020-09"),
        ("Q3 2020 – Q1 2022", "2020-07", "2022-03"),
        ("Fall 2019 - Spring 2021", "2019-09", "2021-05"),
        ("03/2019 - 11/2021", "2019-03", "2021-11"),
        ("2019-03 to 2021-11", "2019-03", "2021-11"),
        ("01.10.2019 – 31.12.2020", "2019-10", "2020-12"),
        ("2010–12", "2010", "2012"),
        ("2010-12", None, "2010-12"),
        ("since 2020", "2020", "present"),
        ("'19 – '21", "2019", "2021"),
        ("May – Aug 2024", "2024-05", "2024-08"),
        ("05 – 08/2024", "2024-05", "2024-08"),
        ("03/19 – 08/21", "2019-03", "2021-08"),
        ("Aug 2023 May 2025", "2023-08", "2025-05"),
        ("January 2020 - Present (3 years 2 months)", "2020-01", "present"),
        ("Mar 2020 –\nPresent", "2020-03", "present"),
        ("2020 –", "2020", "present"),
        ("2021年3月 – 至今", "2021-03", "present"),
        ("Sept 2021 – Expected May 2025", "2021-09", "2025-05"),
    ],
)
def test_reads_a_range(text: str, start: str | None, end: str) -> None:
    assert months(text) == [(start, end)]


def test_a_single_date_is_an_end_without_a_start() -> None:
    assert months("Graduated: June 2016") == [(None, "2016-06")]
    assert find_dates("June 2016")[0].single


def test_what_belongs_to_a_date_belongs_to_its_place() -> None:
    text = "Engineer (Jan 2020 – Mar 2021 · 1 yr 3 mos), Berlin"

    found = find_dates(text)[0]

    assert text[found.start : found.end] == "(Jan 2020 – Mar 2021 · 1 yr 3 mos)"


def test_places_count_from_the_document() -> None:
    found = find_dates("Mar 2021 – May 2022", offset=100)[0]

    assert (found.start, found.end) == (100, 119)
    assert found.dates.end == Fact("2022-05", 111, 119, 0.97)


def test_an_expected_date_says_so() -> None:
    assert [each.expected for each in find_dates("Expected May 2027")] == [True]
    assert [each.expected for each in find_dates("May 2027 (expected)")] == [True]
    assert [each.expected for each in find_dates("May 2017")] == [False]


@pytest.mark.parametrize(
    "text", ["$2019 and 20%", "p99 18 ms at 3,200 QPS", "COVID-2019", "top 10"]
)
def test_a_number_is_no_date(text: str) -> None:
    assert months(text) == []


def test_a_two_digit_year_is_read_against_the_documents_date() -> None:
    assert months("Jun '98 – Aug '31") == [("1998-06", "2031-08")]


def test_a_length_of_time_is_told_from_a_sentence() -> None:
    assert is_duration("5 years 9 months")
    assert is_duration("(3 yrs, 2 mos)")
    assert is_duration("2 Jahre 3 Monate")
    assert not is_duration("5 years of Python")


@given(st.text(max_size=60))
def test_any_text_can_be_asked(text: str) -> None:
    places = [(each.start, each.end) for each in find_dates(text)]

    assert all(0 <= start < end <= len(text) for start, end in places)
    assert places == sorted(places)


@given(st.integers(1960, 2040), st.integers(1, 12), st.sampled_from("-–—\x15\x16→~"))
def test_any_dash_stands_between_dates(year: int, month: int, dash: str) -> None:
    text = f"{month:02}/{year} {dash} {month:02}/{year + 1}"

    assert months(text) == [(f"{year}-{month:02}", f"{year + 1}-{month:02}")]
