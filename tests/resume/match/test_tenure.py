"""Years of work are the months that positions cover, each month once."""

import pytest

from greenroom.resume.match.tenure import is_training, years_of
from greenroom.resume.model import Dates, Fact, Work


def worked(start: str, end: str = "", title: str = "Engineer") -> Work:
    going_on = Fact("present", 0, 0) if end == "present" else None
    ended = Fact(end, 0, 0) if end and not going_on else None
    return Work(Fact(title, 0, 0), dates=Dates(Fact(start, 0, 0), ended, going_on))


@pytest.mark.parametrize(
    ("entries", "years"),
    [
        ([worked("2020-01", "2020-12")], 1.0),
        ([worked("2020-01", "2021-12"), worked("2021-01", "2022-12")], 3.0),
        ([worked("2020-01", "2022-12"), worked("2021-01", "2021-12")], 3.0),
        ([worked("2020-01", "2020-12"), worked("2022-01", "2022-12")], 2.0),
        ([worked("2026-01", "present")], 0.9),
        ([worked("2026-01")], 0.9),
        ([worked("2019", "2021")], 2.0),
        ([worked("2022-05", "2021-01")], 0.0),
        ([Work()], 0.0),
        ([], 0.0),
    ],
)
def test_overlapping_positions_count_once(entries: list[Work], years: float) -> None:
    assert years_of(entries, "2026-11") == years


def test_internships_and_teaching_are_training() -> None:
    assert is_training(worked("2020", title="Machine Learning Intern"))
    assert is_training(worked("2020", title="Teaching Assistant"))
    assert not is_training(worked("2020", title="International Lead"))
