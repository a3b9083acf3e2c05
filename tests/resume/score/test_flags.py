"""The flags against what people say of labelled bullets."""

from bench.resume_flags import kappa, macro, rates, read_labelled, shown_by_rules
from greenroom.resume.model import FLAG_LETTERS

BULLETS = read_labelled()


def test_enough_bullets_are_labelled_twice_and_no_text_stands_twice() -> None:
    assert len(BULLETS) >= 320
    assert len({bullet.text for bullet in BULLETS}) == len(BULLETS)


def test_what_was_settled_is_what_both_passes_or_one_of_them_said() -> None:
    for bullet in BULLETS:
        assert bullet.first & bullet.second <= bullet.settled <= bullet.first | bullet.second


def test_the_two_passes_agree() -> None:
    assert all(kappa(flag, BULLETS) > 0.85 for flag in FLAG_LETTERS.values())


def test_the_flags_agree_with_people_on_bullets_nothing_was_tuned_on() -> None:
    held = rates([bullet for bullet in BULLETS if bullet.held_out], shown_by_rules)

    assert macro(held) >= 0.80
    assert held["verb"].recall >= 0.95


def test_the_flags_agree_with_people_on_the_bullets_they_were_made_with() -> None:
    seen = rates([bullet for bullet in BULLETS if not bullet.held_out], shown_by_rules)

    assert macro(seen) >= 0.80
    assert seen["verb"].recall >= 0.95
