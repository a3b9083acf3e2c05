import math
import random

from greenroom.coding.checking import close, holds_for, raises, same, unchanged
from greenroom.coding.checking import strategies as st

NOTES = [
    "Cold, cold bed. And the heating: broken!",
    "The bed was broken",
    "Soup cold; soup salty; soup late",
    "Lovely staff, lovely soup",
]


def made_up(count, words, length, seed):
    """Notes of made-up words, of which some are far more frequent than others."""
    dice = random.Random(seed)
    return [
        " ".join(f"w{int(words * dice.random() ** 2):05d}" for _ in range(length))
        for _ in range(count)
    ]


def sized(n):
    notes = made_up(n, 20_000, 60, seed=n)
    return lambda candidate: candidate().fit(notes).transform(notes)


def dense(rows, width):
    return [[row.get(column, 0.0) for column in range(width)] for row in rows]


def check_worked_example(candidate):
    """The example of the brief: three columns, and a note of one word has weight 1."""
    model = candidate().fit(["cold bed", "cold soup"])

    same(model.vocabulary, {"bed": 0, "cold": 1, "soup": 2})
    close(model.transform(["bed bed"]), [{0: 1.0}])


def check_idf_by_hand(candidate):
    """Of three notes, a word in one has idf ln(4/2) + 1, a word in all of them 1."""
    model = candidate().fit(["cold bed", "cold soup", "cold cold"])

    close(model.idf, [math.log(2) + 1, 1.0, math.log(2) + 1])


def check_weights_by_hand(candidate):
    """Counts times idf, scaled: cold twice and bed once, in two notes."""
    model = candidate().fit(["cold bed", "cold soup"])

    bed, cold = math.log(3 / 2) + 1, 2.0
    length = math.sqrt(bed**2 + cold**2)
    close(model.transform(["cold bed cold"]), [{0: bed / length, 1: cold / length}])


def check_unknown_words(candidate):
    """Words that were not fitted are left out before scaling; a note of only such words gives {}."""
    model = candidate().fit(["cold bed", "cold soup"])

    assert model.transform(["window seat", "", "!?"]) == [{}, {}, {}]
    close(model.transform(["bed by the window"]), [{0: 1.0}])


def check_words(candidate):
    """Lower case, runs of two or more word characters; digits and underscores are some."""
    model = candidate().fit(["Bed 7: too COLD!", "co-op x ab_c 42 d'accord", "ÉTÉ Straße"])

    assert list(model.vocabulary) == [
        "42", "ab_c", "accord", "bed", "co", "cold", "op", "straße", "too", "été",
    ]  # fmt: skip
    assert list(model.vocabulary.values()) == list(range(10))


def check_repeated_words_count_once_for_idf(candidate):
    """A word three times in one note is in one note."""
    model = candidate().fit(["soup soup soup", "bed"])

    close(model.idf, [math.log(3 / 2) + 1] * 2)


def check_transform_does_not_learn(candidate):
    """Transforming other notes uses the fitted idf, and changes nothing."""
    model = candidate().fit(NOTES)
    before = (model.vocabulary, model.idf)

    first = model.transform(["cold soup"])
    model.transform(["cold cold", "cold window", "cold"] * 5)

    same((model.vocabulary, model.idf), before)
    same(model.transform(["cold soup"]), first)
    same(model.transform(["bed", "cold soup"])[1], first[0])


def check_min_df(candidate):
    """With min_df = 2 only words of two or more notes are known, however often one note has them."""
    model = candidate(min_df=2).fit(NOTES)

    same(model.vocabulary, {"bed": 0, "broken": 1, "cold": 2, "soup": 3, "the": 4})
    close(model.idf, [math.log(5 / 3) + 1] * 5)
    assert model.transform(["lovely staff"]) == [{}]
    assert candidate(3).fit(NOTES).vocabulary == {}


def check_fitting_again_forgets(candidate):
    """A second fit leaves nothing of the first."""
    model = candidate().fit(NOTES)

    model.fit(["night train", "night"])

    same(model.vocabulary, {"night": 0, "train": 1})
    close(model.idf, [1.0, math.log(3 / 2) + 1])
    close(model.transform(["cold night"]), [{0: 1.0}])


def check_two_models_are_apart(candidate):
    """Two models do not share what they have learnt."""
    first, second = candidate().fit(["cold bed"]), candidate().fit(["soup"])

    same(first.vocabulary, {"bed": 0, "cold": 1})
    same(second.vocabulary, {"soup": 0})


def check_columns_rise(candidate):
    """The columns of a note are in rising order, without zeros, and the weights are floats."""
    model = candidate().fit(NOTES)

    for note in model.transform(NOTES):
        assert list(note) == sorted(note)
        assert all(type(column) is int and type(weight) is float for column, weight in note.items())
        assert all(weight > 0 for weight in note.values())


def check_length_is_one(candidate):
    """The squares of a note's weights sum to 1, and doubling a note changes nothing."""

    @holds_for(st.integers(1, 12), st.integers(1, 20), st.integers(0, 10_000), examples=25)
    def length_one(count, length, seed):
        notes = made_up(count, 15, length, seed)
        model = candidate().fit(notes)
        rows = model.transform(notes)
        close([sum(weight**2 for weight in row.values()) for row in rows], [1.0] * count)
        close(model.transform([f"{note} {note}" for note in notes]), rows)


def check_as_scikit_learn(candidate):
    """Vocabulary, idf and weights agree with scikit-learn's TfidfVectorizer, to 1e-9."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    notes = made_up(60, 40, 25, seed=1) + NOTES
    for min_df in (1, 3):
        theirs = TfidfVectorizer(min_df=min_df).fit(notes)
        mine = candidate(min_df=min_df).fit(notes)
        same(
            mine.vocabulary,
            {str(w): int(theirs.vocabulary_[w]) for w in sorted(theirs.vocabulary_)},
        )
        close(mine.idf, theirs.idf_.tolist(), rel=1e-9)
        fresh = notes[:10] + ["w00001 and something new", ""]
        want = theirs.transform(fresh).toarray().tolist()
        close(dense(mine.transform(fresh), len(mine.vocabulary)), want, rel=1e-9)


def check_order_of_notes(candidate):
    """Vocabulary and idf do not depend on the order of the fitted notes."""
    forward, backward = candidate().fit(NOTES), candidate().fit(NOTES[::-1])

    same(list(forward.vocabulary), list(backward.vocabulary))
    close(forward.idf, backward.idf)


def check_misuse_is_refused(candidate):
    """No notes to fit, a min_df below 1, or transform before fit raise ValueError."""
    raises(ValueError, candidate, min_df=0)
    raises(ValueError, candidate, -1)
    raises(ValueError, candidate().fit, [])
    raises(ValueError, candidate().transform, ["cold bed"])
    raises(ValueError, candidate().transform, [])


def check_notes_without_words(candidate):
    """Notes without a word can be fitted: they count as notes, and nothing is known."""
    assert candidate().fit(["", "?"]).transform(["cold", ""]) == [{}, {}]
    close(candidate().fit(["", "?", "bed"]).idf, [math.log(4 / 2) + 1])
    assert candidate().fit(["bed"]).transform([]) == []


def check_input_is_not_changed(candidate):
    """The lists that were passed in are not changed."""
    model = candidate()

    unchanged(model.fit, list(NOTES))
    close(unchanged(model.transform, ["lovely lovely"]), [{model.vocabulary["lovely"]: 1.0}])


def check_a_very_long_note(candidate):
    """A note that says one word fifty thousand times, another once, is weighed right."""
    model = candidate().fit(["cold", "cold bed"])

    (got,) = model.transform(["cold " * 50_000 + "bed"])

    bed = (math.log(3 / 2) + 1) / 50_000
    close(got, {0: bed / math.sqrt(1 + bed**2), 1: 1 / math.sqrt(1 + bed**2)})


def check_many_notes(candidate):
    """1,500 notes with ten thousand different words are fitted and transformed in time."""
    notes = made_up(1_500, 20_000, 40, seed=2)

    model = candidate().fit(notes)
    rows = model.transform(notes)

    assert len(model.vocabulary) > 8_000
    close([sum(weight**2 for weight in row.values()) for row in rows], [1.0] * 1_500)
