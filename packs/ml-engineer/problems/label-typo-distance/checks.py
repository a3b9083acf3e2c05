"""Checks of label-typo-distance."""

import random

from greenroom.coding.checking import holds_for, raises
from greenroom.coding.checking import strategies as st


def _slowly(written, label):
    """The full table."""
    table = [[max(i, j) for j in range(len(label) + 1)] for i in range(len(written) + 1)]
    for i in range(1, len(written) + 1):
        for j in range(1, len(label) + 1):
            table[i][j] = min(
                table[i - 1][j] + 1,
                table[i][j - 1] + 1,
                table[i - 1][j - 1] + (written[i - 1] != label[j - 1]),
            )
            if (
                i > 1
                and j > 1
                and written[i - 2] == label[j - 1]
                and written[i - 1] == label[j - 2]
            ):
                table[i][j] = min(table[i][j], table[i - 2][j - 2] + 1)
    return table[-1][-1]


def _misspelt(rng, text, typos):
    """A text with that many random typos, which may undo one another."""
    for _ in range(typos):
        at = rng.randrange(len(text) + 1)
        text = rng.choice(
            [
                text[:at] + rng.choice("abc") + text[at:],
                text[:at] + text[at + 1 :],
                text[:at] + rng.choice("abc") + text[at + 1 :],
                text[:at] + text[at : at + 2][::-1] + text[at + 2 :],
            ]
        )
    return text


def check_examples(candidate):
    """The examples of the brief: 1, 1, 2 and None."""
    assert candidate("fractuer", "fracture", 2) == 1
    assert candidate("fracure", "fracture", 2) == 1
    assert candidate("frakturr", "fracture", 2) == 2
    assert candidate("fraktuer", "tracture", 2) is None


def check_each_kind_of_typo(candidate):
    """A letter left out, added, replaced, or swapped with its neighbour is one typo."""
    for written in ("sprin", "spprain", "sprain ", "spruin", "psrain", "sprian"):
        assert candidate(written, "sprain", 3) == 1


def check_swapped_letters_are_not_touched_again(candidate):
    """From abc to ca it takes 3 typos, not a swap with an insertion between."""
    assert candidate("ca", "abc", 5) == 3
    assert candidate("abc", "ca", 5) == 3
    assert candidate("ca", "abc", 2) is None


def check_equal_strings(candidate):
    """Equal strings are 0 apart, whatever the cut-off."""
    assert [candidate("gout", "gout", n) for n in (0, 1, 9)] == [0, 0, 0]


def check_exactly_the_cut_off(candidate):
    """A distance of exactly at_most is returned, one more is None."""
    assert candidate("abcde", "vwxyz", 5) == 5
    assert candidate("abcde", "vwxyz", 4) is None
    assert candidate("gout", "goat", 1) == 1
    assert candidate("gout", "goat", 0) is None


def check_empty_strings(candidate):
    """An empty string is as far from another as that is long."""
    assert candidate("", "", 0) == 0
    assert candidate("", "abc", 3) == 3
    assert candidate("abc", "", 3) == 3
    assert candidate("", "abc", 2) is None
    assert candidate("a", "", 0) is None


def check_single_letters(candidate):
    """One letter and another are 1 apart."""
    assert candidate("a", "b", 1) == 1
    assert candidate("a", "a", 1) == 0
    assert candidate("ab", "b", 1) == 1
    assert candidate("ab", "ba", 1) == 1


def check_different_lengths(candidate):
    """The difference in length is a lower bound, and cut off at once."""
    assert candidate("a" * 9, "a" * 4, 5) == 5
    assert candidate("a" * 9, "a" * 4, 4) is None
    assert candidate("a" * 4, "a" * 9, 6) == 5


def check_only_true_swaps(candidate):
    """A swap needs both letters to change places."""
    assert candidate("ab", "bc", 3) == 2
    assert candidate("cab", "abd", 3) == 2
    assert candidate("xab", "xbc", 3) == 2


def check_several_swaps(candidate):
    """Swaps at several places each count once, also side by side."""
    assert candidate("badcfe", "abcdef", 6) == 3
    assert candidate("abcdef"[::-1], "abcdef", 6) == 5


def check_letters_shifted(candidate):
    """A letter lost at the front and one added at the end are two typos, not a dozen."""
    assert candidate("bcdefghijklma", "abcdefghijklm", 4) == 2
    assert candidate("xabcdefghijkl", "abcdefghijklm", 2) == 2


def check_any_characters(candidate):
    """Case, accents and blanks are letters like others."""
    assert candidate("Ödem", "ödem", 1) == 1
    assert candidate("Ödem", "Oedem", 3) == 2
    assert candidate("os sacrum", "ossacrum", 3) == 1
    assert candidate("🦴🦷", "🦷🦴", 3) == 1


def check_huge_cut_off(candidate):
    """The cut-off may be far larger than the strings."""
    assert candidate("kitten", "sitting", 10**9) == 3
    assert candidate("", "", 10**9) == 0


def check_negative_cut_off_is_refused(candidate):
    """A negative cut-off raises ValueError, for equal strings too."""
    raises(ValueError, candidate, "a", "b", -1)
    raises(ValueError, candidate, "a", "a", -1)


def check_same_as_the_full_table(candidate):
    """For any two strings, the answer is that of the full table."""

    @holds_for(st.text("ab", max_size=7), st.text("abc", max_size=7), st.integers(0, 7))
    def same_distance(written, label, at_most):
        want = _slowly(written, label)
        assert candidate(written, label, at_most) == (want if want <= at_most else None)


def check_a_few_typos(candidate):
    """Strings with a few random typos have the distance of the full table."""

    @holds_for(st.integers(0, 10_000), st.integers(0, 4), examples=60)
    def near(seed, at_most):
        rng = random.Random(seed)
        label = "".join(rng.choices("abc", k=rng.randrange(3, 14)))
        written = _misspelt(rng, label, rng.randrange(6))
        want = _slowly(written, label)
        assert candidate(written, label, at_most) == (want if want <= at_most else None)


def check_both_ways_and_backwards(candidate):
    """The distance is the same with the strings exchanged, or both read backwards."""

    @holds_for(st.integers(0, 10_000), examples=20)
    def symmetric(seed):
        rng = random.Random(seed)
        written, label = ("".join(rng.choices("abc", k=rng.randrange(9))) for _ in range(2))
        distance = candidate(written, label, 5)
        assert candidate(label, written, 5) == distance
        assert candidate(written[::-1], label[::-1], 5) == distance


def check_long_reports_in_time(candidate):
    """Ten thousand letters with a handful of typos are compared in time."""
    rng = random.Random(6)
    label = "".join(rng.choices("abcdefgh ", k=10_000))
    written = label[:500] + "X" + label[500:4000] + label[4001:9000] + "YZ" + label[9002:]

    assert candidate(written, label, 5) == 4
    assert candidate(written, label, 3) is None


def sized(n):
    """Two texts of n letters with a few typos between, and a cut-off of 4."""
    rng = random.Random(n)
    label = "".join(rng.choices("abcdefgh ", k=n))
    return "X" + label[: n // 2] + label[n // 2 + 1 :], label, 4
