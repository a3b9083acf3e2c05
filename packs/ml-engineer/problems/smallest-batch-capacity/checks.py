"""Checks of smallest-batch-capacity."""

import random
from functools import cache

from greenroom.coding.checking import holds_for, raises, unchanged
from greenroom.coding.checking import strategies as st


def _all_cuts(lengths, batches):
    """The smallest capacity, by trying every cut."""

    @cache
    def best(start, left):
        if start == len(lengths):
            return 0
        if not left:
            return float("inf")
        return min(
            max((end - start) * max(lengths[start:end]), best(end, left - 1))
            for end in range(start + 1, len(lengths) + 1)
        )

    return best(0, batches)


def _random_lengths(seed, most):
    rng = random.Random(seed)
    return [rng.randrange(rng.choice([4, 30])) for _ in range(rng.randrange(most))]


def check_example(candidate):
    """The example of the brief: 15 with two batches, 10 with three, 35 with one."""
    lengths = [3, 5, 2, 2, 7]

    assert [candidate(lengths, batches) for batches in (2, 3, 1)] == [15, 10, 35]


def check_padding_counts(candidate):
    """A batch takes up its number of texts times its longest, not the sum of lengths."""
    assert candidate([1, 1, 10], 1) == 30
    assert candidate([1, 1, 10], 2) == 10
    assert candidate([10, 1, 1], 2) == 10


def check_a_batch_for_each(candidate):
    """With a batch for each text, or more, the longest text decides."""
    assert candidate([4, 9, 2], 3) == 9
    assert candidate([4, 9, 2], 50) == 9


def check_no_texts(candidate):
    """Without texts the capacity is 0."""
    assert candidate([], 1) == 0


def check_one_text(candidate):
    """A single text needs its own length."""
    assert candidate([7], 1) == 7
    assert candidate([7], 3) == 7


def check_equal_lengths(candidate):
    """With equal lengths the texts are spread as evenly as possible."""
    assert candidate([5] * 10, 5) == 10
    assert candidate([5] * 10, 4) == 15
    assert candidate([5] * 11, 5) == 15
    assert candidate([1] * 7, 2) == 4


def check_order_stays(candidate):
    """Texts keep their order, even if sorting them would save padding."""
    assert candidate([1, 8, 1, 8, 1, 8], 3) == 16
    assert candidate([1, 1, 1, 8, 8, 8], 3) == 16
    assert candidate([8, 1, 8, 1], 2) == 16
    assert candidate([9, 1, 1, 1, 9], 2) == 27


def check_empty_texts(candidate):
    """Texts of length 0 need nothing by themselves, but are padded beside others."""
    assert candidate([0, 0, 0], 1) == 0
    assert candidate([0, 0, 5, 0], 1) == 20
    assert candidate([0, 0, 5, 0], 2) == 10
    assert candidate([0, 0, 5, 0], 3) == 5
    assert candidate([0] * 9 + [5], 2) == 5


def check_uneven_batches(candidate):
    """Batches may have very different numbers of texts."""
    assert candidate([100] + [1] * 100, 2) == 100
    assert candidate([1] * 100 + [100], 2) == 100
    assert candidate([1] * 50 + [60] + [1] * 50, 3) == 60


def check_one_below_is_too_little(candidate):
    """The capacity is the smallest: with the smallest numbers one can see it."""
    assert candidate([2, 1], 1) == 4
    assert candidate([1, 1], 1) == 2
    assert candidate([1, 1, 1], 2) == 2
    assert candidate([1, 2, 3], 2) == 4


def check_huge_lengths(candidate):
    """Lengths may be huge."""
    big = 10**15
    assert candidate([big, 1, big], 2) == 2 * big
    assert candidate([big, 1, big], 3) == big
    assert candidate([big + 1, big], 1) == 2 * big + 2


def check_whole_number(candidate):
    """The capacity is an int, exact also where floats are not."""
    found = candidate([9_007_199_254_740_993] * 3, 1)

    assert isinstance(found, int)
    assert found == 3 * 9_007_199_254_740_993


def check_bad_input_is_refused(candidate):
    """A negative length, or fewer than one batch, raises ValueError."""
    raises(ValueError, candidate, [3, -1, 2], 2)
    raises(ValueError, candidate, [3, 1], 0)
    raises(ValueError, candidate, [3, 1], -2)
    raises(ValueError, candidate, [], 0)


def check_lengths_are_left_alone(candidate):
    """The list of lengths is not changed."""
    unchanged(candidate, [5, 3, 9, 1], 2)


def check_same_as_all_cuts(candidate):
    """For any texts, the capacity is the smallest over all cuts."""

    @holds_for(st.integers(0, 10_000), st.integers(1, 5), examples=60)
    def smallest(seed, batches):
        lengths = _random_lengths(seed, 11)
        assert candidate(lengths, batches) == _all_cuts(tuple(lengths), batches)


def check_backwards(candidate):
    """Read from the end, the texts need the same capacity."""

    @holds_for(st.integers(0, 10_000), st.integers(1, 6), examples=20)
    def same_backwards(seed, batches):
        lengths = _random_lengths(seed, 40)
        assert candidate(lengths[::-1], batches) == candidate(lengths, batches)


def check_more_batches_never_hurt(candidate):
    """Allowing one more batch never needs more capacity."""
    lengths = _random_lengths(5, 60) + [17] + _random_lengths(6, 60)
    found = [candidate(lengths, batches) for batches in range(1, 25)]

    assert found == sorted(found, reverse=True)


def check_a_night_in_time(candidate):
    """20,000 texts with lengths up to a million are done in time, and the capacity is right."""
    lengths, batches = sized(20_000)
    found = candidate(lengths, batches)

    assert _greedy(lengths, found) <= batches < _greedy(lengths, found - 1)


def _greedy(lengths, capacity):
    batches, texts, longest = 1, 0, 0
    for length in lengths:
        texts, longest = texts + 1, max(longest, length)
        if texts * longest > capacity:
            batches, texts, longest = batches + 1, 1, length
    return batches


def sized(n):
    """Texts n of up to a million tokens, and a batch for every twenty."""
    rng = random.Random(n)
    return [rng.randrange(1, 1_000_000) for _ in range(n)], n // 20
