import math

import numpy as np

from greenroom.coding.checking import close, holds_for, raises
from greenroom.coding.checking import strategies as st

NAN = float("nan")


def by_formula(base, lift, size, alpha=0.05):
    """The brief's formula, with the error function in place of NormalDist."""
    from scipy.special import ndtr, ndtri

    mean = base + lift / 2
    null = math.sqrt(2 * mean * (1 - mean) / size)
    other = base + lift
    under = math.sqrt((base * (1 - base) + other * (1 - other)) / size)
    margin = -ndtri(alpha / 2) * null
    return float(ndtr((abs(lift) - margin) / under) + ndtr((-abs(lift) - margin) / under))


def check_worked_example(candidate):
    """The example of the brief: from 10% to 12% needs 3,841 visitors on each page."""
    assert candidate.sample_size(0.10, 0.02) == 3841
    close(candidate.power(0.10, 0.02, 3841), 0.8, abs=5e-5)
    close(candidate.detectable_lift(0.10, 3841), 0.02, abs=5e-6)


def check_power_by_hand(candidate):
    """From 40% to 60% with 100 visitors each: σ₀ = 0.0707, σ₁ = 0.0693, and the power is 0.8123."""
    close(candidate.power(0.4, 0.2, 100), 0.81229, rel=0, abs=2e-5)


def check_without_a_lift_it_is_alpha(candidate):
    """Without a lift the test still rejects with chance alpha: both tails count."""
    for alpha in (0.05, 0.01, 0.5):
        close(candidate.power(0.3, 0.0, 500, alpha), alpha)


def check_bad_shares_are_refused(candidate):
    """A base, a base + lift, an alpha or a target outside (0, 1) raises ValueError."""
    for base, lift in ((0, 0.1), (1, -0.1), (-0.2, 0.4), (0.9, 0.1), (0.1, -0.1), (0.5, 0.7)):
        raises(ValueError, candidate.power, base, lift, 100)
        raises(ValueError, candidate.sample_size, base, lift)
    for share in (0, 1, -0.1, 1.2, NAN):
        raises(ValueError, candidate.power, 0.1, 0.02, 100, share)
        raises(ValueError, candidate.sample_size, 0.1, 0.02, 0.05, share)
        raises(ValueError, candidate.detectable_lift, share, 100)


def check_types(candidate):
    """Power and lift are floats, a sample size is a whole number."""
    assert type(candidate.power(0.2, 0.1, 50)) is float
    assert type(candidate.sample_size(0.2, 0.1)) is int
    assert type(candidate.detectable_lift(0.2, 500)) is float


def check_power_as_the_formula(candidate):
    """For any shares, sizes and levels the power is what the formula gives."""

    @holds_for(
        st.floats(0.01, 0.99), st.floats(-0.9, 0.9), st.integers(1, 10**6), st.floats(0.001, 0.3)
    )
    def as_formula(base, lift, size, alpha):
        if 0.001 < base + lift < 0.999:
            want = by_formula(base, lift, size, alpha)
            close(candidate.power(base, lift, size, alpha), want, rel=1e-7, abs=1e-9)


def check_power_as_simulated(candidate):
    """It is about the share of simulated tests that reject."""
    dice = np.random.default_rng(1)
    old = dice.binomial(2_000, 0.10, size=40_000) / 2_000
    new = dice.binomial(2_000, 0.13, size=40_000) / 2_000
    pooled = (old + new) / 2
    z = (new - old) / np.sqrt(pooled * (1 - pooled) / 1_000)

    assert abs(candidate.power(0.10, 0.03, 2_000) - (np.abs(z) > 1.959964).mean()) < 0.01


def check_a_drop_counts_like_a_rise(candidate):
    """The direction does not matter: from a to b is as from b to a, and as for those who do not."""
    close(candidate.power(0.12, -0.02, 2_000), candidate.power(0.10, 0.02, 2_000))
    close(candidate.power(0.88, 0.02, 2_000), candidate.power(0.12, -0.02, 2_000))
    assert candidate.sample_size(0.12, -0.02) == candidate.sample_size(0.10, 0.02)


def check_the_smallest_size(candidate):
    """At the sample size the power reaches the target, and with one visitor less it does not."""

    @holds_for(
        st.floats(0.02, 0.9),
        st.floats(0.005, 0.09),
        st.floats(0.001, 0.2),
        st.floats(0.3, 0.99),
        examples=25,
    )
    def smallest(base, lift, alpha, target):
        size = candidate.sample_size(base, lift, alpha, target)
        assert by_formula(base, lift, size, alpha) >= target - 1e-12
        assert size == 1 or by_formula(base, lift, size - 1, alpha) < target + 1e-12


def check_more_is_needed_for(candidate):
    """A smaller lift, a smaller alpha, a higher target: each needs more visitors."""
    usual = candidate.sample_size(0.1, 0.02)

    assert 3.7 < candidate.sample_size(0.1, 0.01) / usual < 4.1
    assert candidate.sample_size(0.1, 0.02, 0.01) == 5716 > usual
    assert candidate.sample_size(0.1, 0.02, 0.05, 0.9) == 5142 > usual
    assert candidate.sample_size(0.1, 0.02, 0.05, 0.8) == usual


def check_tiny_and_huge_sizes(candidate):
    """One visitor can be enough, and billions are found as well."""
    assert candidate.sample_size(0.5, 0.1, 0.3, 0.2) == 1
    assert candidate.sample_size(0.01, 0.98, 0.3, 0.5) <= 2
    size = candidate.sample_size(1e-4, 1e-6)
    assert 1_500_000_000 < size < 1_700_000_000
    close(by_formula(1e-4, 1e-6, size), 0.8, abs=1e-8)


def check_lift_of_zero_is_refused(candidate):
    """No number of visitors sees a lift of 0: sample_size raises ValueError."""
    raises(ValueError, candidate.sample_size, 0.1, 0.0)
    raises(ValueError, candidate.sample_size, 0.1, 0.0, 0.05, 0.01)


def check_the_smallest_lift(candidate):
    """At the detectable lift the power is the target, and a little below it is not reached."""

    @holds_for(
        st.floats(0.02, 0.7),
        st.integers(300, 10**6),
        st.floats(0.001, 0.2),
        st.floats(0.3, 0.95),
        examples=25,
    )
    def smallest(base, size, alpha, target):
        lift = candidate.detectable_lift(base, size, alpha, target)
        assert 0 < lift < 1 - base
        assert by_formula(base, lift + 2e-9, size, alpha) >= target
        assert by_formula(base, lift - 2e-9, size, alpha) <= target


def check_lift_and_size_fit(candidate):
    """The lift that a sample size was made for is just detectable with it."""
    for base, lift in ((0.05, 0.01), (0.4, 0.05), (0.6, 0.3)):
        size = candidate.sample_size(base, lift, 0.02, 0.7)
        assert candidate.detectable_lift(base, size, 0.02, 0.7) <= lift + 1e-9
        assert candidate.detectable_lift(base, size - 1, 0.02, 0.7) > lift - 1e-9
    close(candidate.detectable_lift(0.3, 900), candidate.detectable_lift(0.3, 900, 0.05, 0.8))


def check_no_lift_is_enough(candidate):
    """When not even a lift to nearly 100% would be seen, detectable_lift raises ValueError."""
    raises(ValueError, candidate.detectable_lift, 0.9, 10)
    raises(ValueError, candidate.detectable_lift, 0.5, 10)
    assert 0.49 < candidate.detectable_lift(0.5, 11) < 0.5


def check_bad_sizes_and_targets_are_refused(candidate):
    """A size below 1 (10 for a lift), or a target or alpha outside (0, 1), raises ValueError everywhere."""
    for size in (0, -5):
        raises(ValueError, candidate.power, 0.1, 0.02, size)
    for size in (0, 9):
        raises(ValueError, candidate.detectable_lift, 0.1, size, 0.2, 0.3)
    assert 0.1 < candidate.detectable_lift(0.1, 10, 0.2, 0.3) < 0.3
    for share in (0, 1, NAN):
        raises(ValueError, candidate.sample_size, 0.1, 0.02, share)
        raises(ValueError, candidate.detectable_lift, 0.1, 5_000, share)
        raises(ValueError, candidate.detectable_lift, 0.1, 5_000, 0.05, share)
    close(candidate.power(0.5, 0.2, 1), by_formula(0.5, 0.2, 1))


def check_a_tiny_level(candidate):
    """An alpha of 1e-20 works: the tail is taken from the small side."""
    close(candidate.power(0.4, 0.2, 1_000, 1e-20), by_formula(0.4, 0.2, 1_000, 1e-20), rel=1e-6)


def check_sizes_are_found_quickly(candidate):
    """Forty sizes in the hundred millions are found in time: no counting up."""
    for step in range(1, 41):
        size = candidate.sample_size(0.001, 1e-5, 0.05, 0.5 + step / 100)
        assert size > 10**7
