"""Years and degrees as adverts write them."""

import pytest

from greenroom.resume.match.studies import degree_of, near, study_asked, subjects, years_asked


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("5+ years of experience", 5),
        ("at least three years of ML", 3),
        ("3-6 years in software", 3),
        ("3 – 5 yrs", 3),
        ("minimum 3 yrs", 3),
        ("two to four years", 2),
        ("18 months of experience", 1.5),
        ("10 or more years", 10),
        ("2.5 years", 2.5),
        ("8+ years, including 4 years on infrastructure", 8),
        ("Danish within two years", 0),
        ("our company is 12 years old", 0),
        ("over the last 5 years we grew", 0),
        ("Python 3", 0),
    ],
)
def test_the_first_number_of_years_is_asked(text: str, years: float) -> None:
    assert years_asked(text) == years


@pytest.mark.parametrize(
    ("text", "degree"),
    [
        ("PhD or a master's degree in physics", "master"),
        ("Bachelor’s degree in Computer Science", "bachelor"),
        ("BS/MS in CS", "bachelor"),
        ("Ph.D. in statistics", "doctor"),
        ("A degree in mathematics", "any"),
        ("a high degree of autonomy", ""),
        ("latency under 20 ms", ""),
        ("you master the tools", ""),
    ],
)
def test_the_lowest_degree_named_is_asked(text: str, degree: str) -> None:
    assert study_asked(text).degree == degree


def test_equivalent_experience_is_noted() -> None:
    study = study_asked("BSc in CS or a related field, or equivalent experience")

    assert (study.or_experience, study.open_field, study.fields) == (True, True, ("cs",))


@pytest.mark.parametrize(
    ("held", "degree"),
    [("PhD", "doctor"), ("MEng", "master"), ("M.Sc.", "master"), ("BA", "bachelor"), ("Cert", "")],
)
def test_a_held_degree_has_a_rank(held: str, degree: str) -> None:
    assert degree_of(held) == degree


def test_neighbouring_subjects_are_near() -> None:
    assert near("mathematics", "statistics")
    assert not near("biology", "statistics")
    assert subjects("Applied Mathematics") == ("mathematics",)
