"""Checks of naive-bayes-text."""

import math
import random
from fractions import Fraction

from greenroom.coding.checking import close, holds_for, raises, unchanged
from greenroom.coding.checking import strategies as st

LETTERS = [["lost", "bag"], ["lost", "umbrella"], ["late"]]
DESKS = ["property", "property", "complaints"]
WORDS = st.lists(st.sampled_from("abcdef"), max_size=6)
SORTED = st.lists(st.tuples(WORDS, st.sampled_from(["x", "y", "z"])), min_size=1, max_size=8)


def _fitted(candidate, letters=LETTERS, desks=DESKS, smoothing=1.0):
    return candidate(smoothing).fit(letters, desks)


def _exactly(letters, desks, letter, smoothing):
    """The probabilities as fractions, straight from the definition."""
    vocabulary = {word for each in letters for word in each}
    scores = {}
    for desk in set(desks):
        words = [
            word for each, to in zip(letters, desks, strict=True) if to == desk for word in each
        ]
        score = Fraction(desks.count(desk), len(desks))
        for word in letter:
            if word in vocabulary:
                score *= Fraction(words.count(word) + smoothing) / (
                    len(words) + smoothing * len(vocabulary)
                )
        scores[desk] = score
    return {desk: math.log(score / sum(scores.values())) for desk, score in scores.items()}


def check_example(candidate):
    """The letter "lost" belongs to property with probability 15/19."""
    found = _fitted(candidate).log_probabilities(["lost"])

    close(found, {"property": math.log(15 / 19), "complaints": math.log(4 / 19)})


def check_predicts_the_obvious(candidate):
    """A letter with words of one desk goes to that desk."""
    sorter = _fitted(candidate)

    assert sorter.predict(["umbrella", "lost"]) == "property"
    assert sorter.predict(["late", "late"]) == "complaints"


def check_empty_letter(candidate):
    """An empty letter is judged by the priors alone."""
    found = _fitted(candidate).log_probabilities([])

    close(found, {"property": math.log(2 / 3), "complaints": math.log(1 / 3)})


def check_bad_input_is_refused(candidate):
    """Smoothing of zero or less, no letters, or different lengths raise ValueError."""
    for smoothing in (0.0, -0.5, -1.0):
        raises(ValueError, candidate, smoothing)
    raises(ValueError, candidate().fit, [], [])
    raises(ValueError, candidate().fit, [["a"], ["b"]], ["x"])
    raises(ValueError, candidate().fit, [["a"]], ["x", "y"])


def check_unknown_words_are_ignored(candidate):
    """Words outside the vocabulary change nothing."""
    sorter = _fitted(candidate)

    close(sorter.log_probabilities(["whale", "lost", "whale"]), sorter.log_probabilities(["lost"]))
    close(sorter.log_probabilities(["whale"]), sorter.log_probabilities([]))


def check_words_count_as_often_as_they_occur(candidate):
    """A word that occurs twice counts twice."""
    found = _fitted(candidate).log_probabilities(["lost", "lost"])

    # 2/3 * 9/64 against 1/3 * 1/25
    close(found["property"], math.log((2 * 9 / 64) / (2 * 9 / 64 + 1 / 25)))


def check_repeated_words_in_training(candidate):
    """In training, too, a word counts as often as it occurs."""
    sorter = _fitted(candidate, [["a", "a", "a", "b"], ["b"]], ["x", "y"])

    # a: 4/6 at x, 1/3 at y
    close(sorter.log_probabilities(["a"])["x"], math.log(2 / 3))


def check_vocabulary_of_all_desks(candidate):
    """The size of the vocabulary counts the words of every desk."""
    sorter = _fitted(candidate, [["a"], ["b", "c", "d"]], ["x", "y"])

    # a: 2/5 at x, 1/7 at y
    close(sorter.log_probabilities(["a"])["x"], math.log((2 / 5) / (2 / 5 + 1 / 7)))


def check_other_smoothing(candidate):
    """Smoothing is added to each count and, times the vocabulary, to the whole."""
    sorter = _fitted(candidate, smoothing=0.5)

    # lost: 2.5/6 at property, 0.5/3 at complaints
    close(sorter.log_probabilities(["lost"])["complaints"], math.log((1 / 6) / (1 / 6 + 5 / 6)))


def check_default_smoothing_is_one(candidate):
    """Without an argument, one is added to each count."""
    default = candidate().fit(LETTERS, DESKS).log_probabilities(["bag"])

    close(default, _fitted(candidate, smoothing=1.0).log_probabilities(["bag"]))


def check_tiny_smoothing(candidate):
    """With tiny smoothing a word of another desk nearly excludes this one, and is no error."""
    found = _fitted(candidate, smoothing=1e-12).log_probabilities(["late"])

    close(found["complaints"], 0.0, abs=1e-9)
    close(found["property"], math.log(2 * 1e-12 / 4), rel=1e-6)


def check_ties_go_to_the_first_name(candidate):
    """Among equally probable desks the first in alphabetical order is taken."""
    sorter = _fitted(candidate, [["a"], ["b"], ["c"]], ["zoo", "bar", "mid"])

    assert sorter.predict([]) == "bar"
    assert sorter.predict(["unknown"]) == "bar"
    assert sorter.predict(["a"]) == "zoo"
    twins = _fitted(candidate, [["a", "b"], ["a", "b"], ["c"]], ["sea", "land", "air"])
    assert twins.predict(["b", "a"]) == "land"


def check_one_desk(candidate):
    """With a single desk every letter belongs there, with probability 1."""
    sorter = _fitted(candidate, [["a"], ["b"]], ["only", "only"])

    close(sorter.log_probabilities(["a", "b", "b"]), {"only": 0.0})
    assert sorter.predict(["never", "seen"]) == "only"


def check_letters_without_words(candidate):
    """Training letters may be empty; a desk with nothing but such letters still has its prior."""
    sorter = _fitted(candidate, [[], ["a"], []], ["x", "y", "x"])

    close(sorter.log_probabilities([])["x"], math.log(2 / 3))
    # a: 1/1 at x, 2/2 at y, as the vocabulary is one word
    close(sorter.log_probabilities(["a"])["x"], math.log(2 / 3))
    nothing = _fitted(candidate, [[], []], ["x", "y"])
    close(nothing.log_probabilities(["a"]), {"x": math.log(0.5), "y": math.log(0.5)})


def check_long_letters(candidate):
    """A letter of 30,000 words gives finite logarithms, right to the digit."""
    found = _fitted(candidate).log_probabilities(["lost"] * 30_000)

    close(found["property"], 0.0, abs=1e-9)
    close(found["complaints"], math.log(1 / 2) + 30_000 * math.log((1 / 5) / (3 / 8)), rel=1e-9)


def check_long_undecided_letters(candidate):
    """A long letter whose words balance is judged by what remains."""
    letters, desks = [["a", "a", "b"], ["a", "b", "b"]], ["x", "y"]
    found = _fitted(candidate, letters, desks).log_probabilities(["a", "b"] * 10_000 + ["a"])

    close(found, {"x": math.log(3 / 5), "y": math.log(2 / 5)}, rel=1e-6)


def check_probabilities_add_up(candidate):
    """For any letters, the probabilities of the desks add up to 1."""

    @holds_for(SORTED, WORDS)
    def whole(pairs, letter):
        letters, desks = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
        found = _fitted(candidate, letters, desks).log_probabilities(letter)
        assert set(found) == set(desks)
        close(sum(math.exp(value) for value in found.values()), 1.0)


def check_same_as_exact_fractions(candidate):
    """For any letters, the logarithms are those of exact fractions."""

    @holds_for(SORTED, WORDS, st.sampled_from([1, 2, Fraction(1, 2)]))
    def equal(pairs, letter, smoothing):
        letters, desks = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
        found = _fitted(candidate, letters, desks, float(smoothing)).log_probabilities(letter)
        close(found, _exactly(letters, desks, letter, smoothing), rel=1e-9, abs=1e-12)


def check_same_as_scikit_learn(candidate):
    """The probabilities are those of scikit-learn's MultinomialNB."""
    import numpy as np
    from sklearn.naive_bayes import MultinomialNB

    rng = random.Random(7)
    words = [f"w{number}" for number in range(20)]
    letters = [rng.choices(words, weights=range(1, 21), k=rng.randrange(1, 15)) for _ in range(40)]
    desks = [rng.choice(["a", "b", "c"]) for _ in letters]
    words = sorted({word for letter in letters for word in letter})
    table = np.array([[letter.count(word) for word in words] for letter in letters])
    theirs = MultinomialNB(alpha=0.3).fit(table, desks).predict_log_proba(table)
    sorter = _fitted(candidate, letters, desks, 0.3)

    for letter, want in zip(letters[:10], theirs[:10], strict=True):
        found = sorter.log_probabilities(letter)
        close([found[desk] for desk in ("a", "b", "c")], want.tolist(), rel=1e-8)


def check_order_does_not_matter(candidate):
    """The order of letters, and of words in them, changes nothing."""
    first = _fitted(candidate).log_probabilities(["lost", "late", "bag"])
    turned = [letter[::-1] for letter in LETTERS[::-1]]

    close(_fitted(candidate, turned, DESKS[::-1]).log_probabilities(["bag", "late", "lost"]), first)


def check_fitting_again_forgets(candidate):
    """A second fit starts anew."""
    sorter = _fitted(candidate)
    sorter.fit([["fog"], ["sun"]], ["north", "south"])

    close(
        sorter.log_probabilities(["lost", "fog"]),
        {"north": math.log(2 / 3), "south": math.log(1 / 3)},
    )


def check_input_is_left_alone(candidate):
    """The letters are not changed."""
    sorter = candidate()
    letters = [["b", "a", "b"], ["a"]]

    unchanged(sorter.fit, letters, ["x", "y"])
    found = unchanged(sorter.log_probabilities, ["b", "zebra"])

    # b: 3/5 at x, 1/3 at y
    close(found["x"], math.log((3 / 5) / (3 / 5 + 1 / 3)))


def check_many_letters_in_time(candidate):
    """2,000 letters with 20,000 different words are learned, and 200 sorted, within the limit."""
    letters, desks = _many(2000)
    sorter = _fitted(candidate, letters, desks)

    right = [
        sorter.predict(letter) == desk for letter, desk in zip(letters[:200], desks, strict=False)
    ]

    assert sum(right) >= 190


def _many(n):
    """Make n letters of 25 words each, for eight desks; most words are rare."""
    rng = random.Random(n)
    desks = [f"desk {rng.randrange(8)}" for _ in range(n)]
    letters = [
        [f"{desk}{rng.randrange(30)}" for _ in range(5)]
        + [f"w{rng.randrange(20_000)}" for _ in range(20)]
        for desk in desks
    ]
    return letters, desks


def sized(n):
    """Prepare the call whose time is measured at size n."""
    sorted_letters = _many(n)
    return lambda candidate: candidate().fit(*sorted_letters)
