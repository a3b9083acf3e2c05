"""Checks of prefix-suggestions."""

import random

from greenroom.coding.checking import holds_for, raises, unchanged
from greenroom.coding.checking import strategies as st

GARDEN = {"rose": 40, "rosemary": 25, "root": 25, "rake": 60}


def _slowly(counts, prefix, k):
    """The rule itself: filter, sort, cut."""
    begun = [term for term in counts if term.startswith(prefix)]
    return sorted(begun, key=lambda term: (-counts[term], term))[:k]


def check_example(candidate):
    """The example of the brief, before and after rosemary is searched for again."""
    suggestions = candidate(GARDEN)
    assert list(suggestions.top("ro", 2)) == ["rose", "root"]
    suggestions.add("rosemary", 20)
    assert list(suggestions.top("ro", 2)) == ["rosemary", "rose"]


def check_equals_in_order_of_the_alphabet(candidate):
    """Equally frequent terms come in alphabetical order, wherever they were listed."""
    suggestions = candidate({"pot": 2, "peat": 2, "pansy": 2, "plum": 2})

    assert list(suggestions.top("p", 3)) == ["pansy", "peat", "plum"]


def check_nothing_begins_like_that(candidate):
    """If no term begins with the prefix, nothing is suggested."""
    suggestions = candidate(GARDEN)

    assert [list(suggestions.top(p, 5)) for p in ("x", "rosea", "roses", "ra ke")] == [[]] * 4


def check_new_terms_are_taken_up(candidate):
    """A term that is added for the first time counts at once."""
    suggestions = candidate({})
    assert list(suggestions.top("", 5)) == []
    suggestions.add("fern")
    suggestions.add("fig", 2)
    assert list(suggestions.top("f", 5)) == ["fig", "fern"]


def check_term_typed_in_full(candidate):
    """A term is suggested for itself, along with longer ones."""
    suggestions = candidate(GARDEN)

    assert list(suggestions.top("rose", 5)) == ["rose", "rosemary"]
    assert list(suggestions.top("rosemary", 5)) == ["rosemary"]


def check_longer_term_may_be_more_frequent(candidate):
    """A longer term comes before its own beginning if it is more frequent."""
    suggestions = candidate({"moss": 3, "moss killer": 8, "m": 5})

    assert list(suggestions.top("m", 5)) == ["moss killer", "m", "moss"]


def check_empty_prefix(candidate):
    """The empty prefix suggests from all terms."""
    assert list(candidate(GARDEN).top("", 3)) == ["rake", "rose", "root"]


def check_beginnings_are_no_terms(candidate):
    """Only terms are suggested, not what they have in common."""
    suggestions = candidate({"rosebud": 4, "rosehip": 4})

    assert list(suggestions.top("r", 9)) == ["rosebud", "rosehip"]


def check_fewer_than_k(candidate):
    """A huge k gives all terms with the prefix; k = 0 gives none."""
    suggestions = candidate(GARDEN)

    assert list(suggestions.top("r", 10**9)) == ["rake", "rose", "root", "rosemary"]
    assert list(suggestions.top("r", 0)) == []


def check_counts_add_up(candidate):
    """Searches of the same term are added to its count, not put in its place."""
    suggestions = candidate({"hoe": 5, "hose": 7})
    suggestions.add("hoe")
    suggestions.add("hoe")
    assert list(suggestions.top("h", 2)) == ["hoe", "hose"]
    suggestions.add("hoe")
    assert list(suggestions.top("h", 1)) == ["hoe"]


def check_rising_past_others(candidate):
    """A rare term that becomes the most frequent one is found from every prefix of it."""
    suggestions = candidate({"seed": 50, "seat": 30, "soil": 70, "sedge": 1})
    suggestions.add("sedge", 99)

    for prefix in ("", "s", "se", "sed", "sedge"):
        assert list(suggestions.top(prefix, 1)) == ["sedge"]
    assert list(suggestions.top("s", 4)) == ["sedge", "soil", "seed", "seat"]


def check_any_characters(candidate):
    """Blanks, umlauts, signs and capitals are characters like others."""
    terms = {"Rose": 1, "rose": 2, "Röschen": 3, "ro se": 4, "50% off": 5, "🌻": 6}
    suggestions = candidate(terms)

    assert list(suggestions.top("", 9)) == ["🌻", "50% off", "ro se", "Röschen", "rose", "Rose"]
    assert list(suggestions.top("ro", 9)) == ["ro se", "rose"]
    assert list(suggestions.top("R", 9)) == ["Röschen", "Rose"]


def check_equals_across_lengths(candidate):
    """Among equals a term comes before those that go on from it, and before later letters."""
    suggestions = candidate({"b": 1, "ab": 1, "abc": 1, "ac": 1, "a": 1, "aba": 1})

    assert list(suggestions.top("", 9)) == ["a", "ab", "aba", "abc", "ac", "b"]


def check_asking_changes_nothing(candidate):
    """Asking twice, or for unknown prefixes, gives the same answers and takes up no terms."""
    suggestions = candidate(GARDEN)
    first = list(suggestions.top("r", 4))
    suggestions.top("rxyz", 3)
    assert list(suggestions.top("r", 4)) == first
    assert list(suggestions.top("", 99)) == first


def check_bad_terms_are_refused(candidate):
    """An empty term, or a count below 1, raises ValueError and changes nothing."""
    raises(ValueError, candidate, {"rose": 1, "": 3})
    raises(ValueError, candidate, {"rose": 0})
    suggestions = candidate(GARDEN)
    raises(ValueError, suggestions.add, "")
    raises(ValueError, suggestions.add, "rose", 0)
    raises(ValueError, suggestions.add, "iris", -2)
    assert list(suggestions.top("", 9)) == ["rake", "rose", "root", "rosemary"]


def check_negative_k_is_refused(candidate):
    """A negative k raises ValueError, whether or not there is such a prefix."""
    suggestions = candidate(GARDEN)
    raises(ValueError, suggestions.top, "r", -1)
    raises(ValueError, suggestions.top, "x", -1)


def check_counts_are_left_alone(candidate):
    """The mapping passed in is not changed."""
    unchanged(candidate, dict(GARDEN))


def check_two_boxes(candidate):
    """Two objects share nothing."""
    first, second = candidate({"oak": 1}), candidate({"elm": 1})
    first.add("ash")

    assert list(second.top("", 9)) == ["elm"]


def check_same_as_sorting(candidate):
    """For any terms and additions, every prefix gets what filtering and sorting would give."""

    @holds_for(st.integers(0, 10_000), st.integers(1, 4), examples=10)
    def same_terms(seed, k):
        rng = random.Random(seed)
        terms = ["".join(rng.choices("ab", k=rng.randint(1, 4))) for _ in range(12)]
        now = {term: rng.randint(1, 4) for term in terms[:9]}
        suggestions = candidate(now)
        for term in terms[7:]:
            suggestions.add(term, 2)
            now[term] = now.get(term, 0) + 2
        for prefix in ("", "a", "ba"):
            assert list(suggestions.top(prefix, k)) == _slowly(now, prefix, k)


def check_short_prefixes_in_time(candidate):
    """With 30,000 terms, 120 questions for short prefixes are answered in time."""
    rng = random.Random(3)
    counts = {
        "".join(rng.choices("abcdeor", k=rng.randrange(5, 9))): rng.randrange(1, 5000)
        for _ in range(30_000)
    }
    suggestions = candidate(counts)
    want = {prefix: _slowly(counts, prefix, 3) for prefix in ("", "a", "or")}

    for _ in range(40):
        for prefix, terms in want.items():
            assert list(suggestions.top(prefix, 3)) == terms
