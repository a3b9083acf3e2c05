"""What a run of any lab does: settles, measures, reveals, asks, and can be stopped."""

import pytest

from greenroom.errors import NotFound, UserError
from greenroom.labs.choosing import cell, settle
from greenroom.labs.compare import compare
from greenroom.labs.intervals import estimate, t_quantile
from greenroom.labs.model import Cancelled, Choices, Progress, Trial
from greenroom.labs.registry import find_lab
from greenroom.labs.run import digest, measure, quiet, run
from tests.labs.coin import LAB, a_coin, throw


@pytest.mark.parametrize("given", [0.9, "0.9"])
def test_a_value_may_be_given_as_itself_or_as_its_text(given: object) -> None:
    assert settle(LAB, {"load": given})["load"] == 0.9


def test_one_is_not_taken_for_true() -> None:
    with pytest.raises(UserError, match="counted-twice cannot be '1'; it is one of false, true"):
        settle(LAB, {"counted-twice": 1})


def test_an_unknown_choice_is_told_with_what_was_probably_meant() -> None:
    with pytest.raises(UserError, match=r"coin has no choice 'lod' \(did you mean 'load'\?\)"):
        settle(LAB, {"lod": 0.5})


@pytest.mark.parametrize("odd", [None, [0.5], {"a": 1}])
def test_a_value_of_an_odd_kind_is_told_in_one_line(odd: object) -> None:
    with pytest.raises(UserError, match="load cannot be"):
        settle(LAB, {"load": odd})


def test_an_unknown_lab_is_told_with_what_was_probably_meant() -> None:
    with pytest.raises(NotFound, match="did you mean 'imbalance'"):
        find_lab("imbalanse")


def test_an_interval_is_students() -> None:
    from scipy.stats import t

    assert [t_quantile(n) for n in range(1, 40)] == pytest.approx(
        [float(t.ppf(0.975, n)) for n in range(1, 40)], abs=1e-12
    )
    found = estimate([1.0, 2.0, 4.0, 5.0, 8.0])
    assert (found.low, found.high) == pytest.approx(
        t.interval(0.95, 4, loc=4.0, scale=(7.5 / 5) ** 0.5)
    )


def test_values_all_the_same_have_an_interval_of_no_width() -> None:
    assert (estimate([0.1] * 5).low, estimate([0.1] * 5).high) == pytest.approx((0.1, 0.1), abs=0)


def test_a_run_averages_over_its_seeds() -> None:
    ran = run(LAB, {})

    assert len(set(ran.metrics["heads"].values)) > 1
    assert ran.metrics["heads"].low < ran.metrics["heads"].mean < ran.metrics["heads"].high


def test_another_seed_draws_everything_anew() -> None:
    first, second = run(LAB, {}, 0), run(LAB, {}, 1)

    assert first.metrics != second.metrics
    assert first.digest != second.digest
    assert not set(first.drawn) & set(second.drawn)


def test_a_clear_effect_is_told_and_asked_about_in_the_numbers_of_the_run() -> None:
    ran = run(LAB, {})

    here, there = ran.metrics["heads"].mean, run(LAB, {"load": 0.9}).metrics["heads"].mean
    assert ran.reveals[0].clear
    assert ran.reveals[0].quote == f"{there:.2f} loaded, {here:.2f} fair"
    assert ran.reveals[0].mistake == "target-leakage"
    assert ran.questions[0].ask == f"Why {here:.2f} and not {there:.2f}: {there - here:+.2f}?"


def test_an_effect_is_paired_by_seed() -> None:
    ran = run(LAB, {})

    twice = ran.reveals[2]
    assert twice.effect.values == (1.0,) * 5


def test_an_unclear_effect_is_told_as_one_and_not_asked_about() -> None:
    ran = run(LAB, {})

    assert not ran.reveals[1].clear
    assert ran.reveals[1].quote.startswith("No clear difference: share of heads changes by ")
    assert "throws" not in {question.reveal for question in ran.questions}


def test_an_effect_the_other_way_round_is_told_without_the_lesson() -> None:
    ran = run(LAB, {})

    assert ran.reveals[2].clear
    assert ran.reveals[2].quote.endswith("share of heads changes by +1.00 (+1.00 to +1.00).")
    assert [question.reveal for question in ran.questions] == ["load"]


def test_a_contrast_with_what_was_chosen_is_left_out() -> None:
    ran = run(LAB, {"load": 0.9, "counted-twice": True})

    assert [reveal.choice for reveal in ran.reveals] == ["throws"]


def test_cells_that_are_known_are_not_measured_again() -> None:
    measured: list[str] = []

    def told(choices: Choices, seed: int, progress: Progress) -> Trial:
        measured.append(cell(choices))
        return throw(choices, seed, progress)

    lab = a_coin(told)
    default = settle(lab, {})
    kept = measure(LAB, default, 0, quiet)

    ran = run(lab, {}, 0, quiet, lambda choices: kept if choices == default else None)

    assert cell(default) not in measured
    assert ran == run(LAB, {})


def test_progress_rises_to_the_end_and_says_what_is_done() -> None:
    told: list[tuple[float, str]] = []

    run(LAB, {}, 0, lambda done, what: told.append((done, what)))

    shares = [done for done, _ in told]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    assert any("instead with Load 0.9: seed 2 of 5: thrown" in what for _, what in told)


def test_whoever_watches_can_stop_a_run() -> None:
    def stop(done: float, what: str) -> None:
        if done > 0.3:
            raise Cancelled(what)

    with pytest.raises(Cancelled):
        run(LAB, {}, 0, stop)


@pytest.mark.parametrize("metrics", [{"heads": 1.0}, {"heads": float("nan"), "tails": 0.0}])
def test_a_lab_that_measures_what_it_does_not_declare_is_a_bug(metrics: dict[str, float]) -> None:
    lab = a_coin(lambda *_: Trial(metrics=metrics))

    with pytest.raises(ValueError, match="coin"):
        run(lab, {})


def test_a_run_is_named_by_all_that_decides_it() -> None:
    default, loaded = settle(LAB, {}), settle(LAB, {"load": 0.9})

    names = {
        digest(LAB, default, 0),
        digest(LAB, loaded, 0),
        digest(LAB, default, 1),
        digest(a_coin(revision=2), default, 0),
    }

    assert len(names) == 4


def test_runs_of_one_seed_compare_by_pairs() -> None:
    compared = compare(LAB, run(LAB, {}), run(LAB, {"counted-twice": True}))

    assert compared.paired
    assert compared.swapped == (("counted-twice", False, True),)
    assert compared.metrics[0].effect.low == compared.metrics[0].effect.high == 1.0


def test_runs_of_two_seeds_compare_with_a_wider_interval() -> None:
    compared = compare(LAB, run(LAB, {}, 0), run(LAB, {}, 1))

    assert not compared.paired
    assert compared.metrics[0].effect.low < 0 < compared.metrics[0].effect.high


def test_runs_of_two_revisions_do_not_compare() -> None:
    with pytest.raises(UserError, match="coin has changed since"):
        compare(LAB, run(LAB, {}), run(a_coin(revision=2), {}))
