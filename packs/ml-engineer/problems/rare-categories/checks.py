"""Checks of rare-categories."""

import numpy as np
import pandas as pd

from greenroom.coding.checking import close, holds_for, raises, unchanged
from greenroom.coding.checking import strategies as st

PACK = ("pug", "collie", "pug", "boxer", "boxer", None)


def breeds(*values, name="breed", index=None):
    return pd.Series(list(values), index=index, name=name, dtype="str")


def ones(got):
    """The column with the 1 in each row, without the name in front; all else must be 0."""
    table = got.to_numpy()
    assert got.shape[1] >= 2
    assert np.isin(table, (0, 1)).all()
    assert (table.sum(axis=1) == 1).all()
    return [str(got.columns[place])[len("breed") :] for place in table.argmax(axis=1)]


def check_example(candidate):
    """The example of the brief."""
    got = candidate(2).fit(breeds(*PACK)).transform(breeds(*PACK))

    assert got.columns.tolist() == ["breed=boxer", "breed=pug", "breed:other", "breed:missing"]
    assert got.to_numpy().tolist() == [
        [0, 1, 0, 0],
        [0, 0, 1, 0],
        [0, 1, 0, 0],
        [1, 0, 0, 0],
        [1, 0, 0, 0],
        [0, 0, 0, 1],
    ]


def check_most_frequent_first(candidate):
    """Columns come by falling frequency in training."""
    encoder = candidate(3).fit(breeds(*"aabbbccccd"))

    assert encoder.transform(breeds("a")).columns.tolist() == [
        "breed=c", "breed=b", "breed=a", "breed:other", "breed:missing"
    ]  # fmt: skip


def check_never_seen(candidate):
    """A value that training never had is "other"."""
    encoder = candidate(2).fit(breeds(*PACK))

    assert ones(encoder.transform(breeds("dingo", "pug", "collie"))) == [":other", "=pug", ":other"]


def check_columns_never_change(candidate):
    """Whatever is transformed, all columns are there, in the order of training."""
    encoder = candidate(2).fit(breeds(*PACK))
    want = ["breed=boxer", "breed=pug", "breed:other", "breed:missing"]

    for values in ([], ["pug"], ["dingo"] * 5, [None], ["collie", "collie", "pug"]):
        assert encoder.transform(breeds(*values)).columns.tolist() == want


def check_what_is_transformed_teaches_nothing(candidate):
    """Frequencies in later columns do not matter, nor does transforming change anything."""
    encoder = candidate(1).fit(breeds("pug", "pug", "collie"))

    first = ones(encoder.transform(breeds("collie", "collie", "pug")))
    again = ones(encoder.transform(breeds("collie", "collie", "pug")))

    assert first == again == [":other", ":other", "=pug"]


def check_ties_go_by_the_alphabet(candidate):
    """Of equally frequent values the alphabet decides, wherever they stand in the column."""
    values = breeds("z", "b", "c", "a", "z", "b", "c", "a", "Z", "y", "y", "y")

    got = candidate(3).fit(values).transform(breeds("a"))
    assert got.columns.tolist()[:3] == ["breed=y", "breed=a", "breed=b"]

    got = candidate(9).fit(breeds("a", "Z", "B")).transform(breeds("a"))
    assert got.columns.tolist()[:3] == ["breed=B", "breed=Z", "breed=a"]


def check_least(candidate):
    """Values that occur exactly `least` times are kept, rarer ones are not, whatever k is."""
    values = breeds(*"aaabbc")

    assert len(candidate(9, 2).fit(values).transform(values).columns) == 4
    assert ones(candidate(9, 3).fit(values).transform(breeds(*"abc"))) == ["=a", ":other", ":other"]
    assert ones(candidate(9, 4).fit(values).transform(breeds(*"abc"))) == [":other"] * 3
    assert ones(candidate(9).fit(values).transform(breeds(*"abc"))) == ["=a", "=b", "=c"]


def check_missing_values_are_not_counted(candidate):
    """Missing values take no place among the k, however many there are."""
    encoder = candidate(1).fit(breeds(None, None, None, "pug", "pug", "collie"))

    assert ones(encoder.transform(breeds("pug", None, "collie"))) == ["=pug", ":missing", ":other"]


def check_a_breed_called_other(candidate):
    """Breeds called "other" and "missing" are breeds, apart from the two special columns."""
    values = breeds("other", "other", "missing", "missing", "pug", None)

    got = candidate(2).fit(values).transform(values)

    assert got.columns.tolist()[:2] == ["breed=missing", "breed=other"]
    assert ones(got) == ["=other", "=other", "=missing", "=missing", ":other", ":missing"]
    rare = candidate(1).fit(breeds("pug", "pug", "other"))
    assert ones(rare.transform(breeds("other", "missing"))) == [":other", ":other"]


def check_values_as_written(candidate):
    """Case and blanks make different values, and the empty text is a value like any."""
    values = breeds("Pug", "Pug", "Pug", "pug", "pug", "", "", "", "")

    got = candidate(2).fit(values).transform(breeds("pug", "", "Pug", " Pug"))

    assert got.columns.tolist()[:2] == ["breed=", "breed=Pug"]
    assert ones(got) == [":other", "=", "=Pug", ":other"]


def check_index_and_order(candidate):
    """Rows keep their order and their index, repeated values included."""
    encoder = candidate(1).fit(breeds("pug", "pug", "collie", index=[3, 3, 3]))

    got = encoder.transform(breeds("collie", "pug", None, index=["x", "y", "x"]))

    assert got.index.tolist() == ["x", "y", "x"]
    assert ones(got) == [":other", "=pug", ":missing"]
    assert all(kind.kind in "iu" for kind in got.dtypes)


def check_the_name_is_that_of_training(candidate):
    """Columns are named after the series in fit, whatever the later one is called."""
    encoder = candidate(1).fit(breeds("pug", name="Dog Breed"))

    got = encoder.transform(breeds("pug", name="race"))

    assert got.columns.tolist() == ["Dog Breed=pug", "Dog Breed:other", "Dog Breed:missing"]


def check_fit_again(candidate):
    """A fit returns the object itself, and a second one forgets the first."""
    encoder = candidate(1)
    encoder.fit(breeds("pug", "pug", "pug"))
    encoder.fit(breeds("boxer", "boxer", "pug"))

    got = encoder.transform(breeds("boxer", "pug"))

    assert got.columns.tolist() == ["breed=boxer", "breed:other", "breed:missing"]
    assert ones(got) == ["=boxer", ":other"]


def check_two_encoders_are_apart(candidate):
    """What one object learns is not known to another."""
    one, other = candidate(1), candidate(1)
    one.fit(breeds("pug"))
    other.fit(breeds("boxer"))

    assert ones(one.transform(breeds("pug", "boxer"))) == ["=pug", ":other"]
    assert ones(other.transform(breeds("pug", "boxer"))) == [":other", "=boxer"]


def check_nothing_to_keep(candidate):
    """With k of 0, or training without values, there are the two special columns only."""
    for encoder in (
        candidate(0).fit(breeds("pug", "pug")),
        candidate(3).fit(breeds(None, None)),
        candidate(3).fit(breeds()),
    ):
        got = encoder.transform(breeds("pug", None))
        assert got.columns.tolist() == ["breed:other", "breed:missing"]
        assert ones(got) == [":other", ":missing"]


def check_refused(candidate):
    """A negative k or a least below 1 raises ValueError at once, transform first RuntimeError."""
    raises(ValueError, candidate, -1)
    raises(ValueError, candidate, 3, 0)
    raises(RuntimeError, candidate(3).transform, breeds("pug"))


def check_columns_are_left_alone(candidate):
    """Neither fit nor transform changes the series it is given."""
    encoder = candidate(1)

    unchanged(encoder.fit, breeds(*PACK))
    unchanged(encoder.transform, breeds(*PACK, "dingo"))


def check_same_as_counting(candidate):
    """On random columns every row is where counting by hand puts it."""

    @holds_for(
        st.lists(st.sampled_from(["a", "b", "c", "d", "", "Z", None]), max_size=25),
        st.integers(0, 5),
        st.integers(1, 4),
        examples=50,
    )
    def as_counted(values, k, least):
        counts = {value: values.count(value) for value in values if value is not None}
        often = [value for value, count in counts.items() if count >= least]
        kept = sorted(often, key=lambda value: (-counts[value], value))[:k]
        asked = ["a", "b", "c", "d", "", "Z", None, "new"]
        want = [f"={v}" if v in kept else ":missing" if v is None else ":other" for v in asked]
        got = candidate(k, least).fit(breeds(*values)).transform(breeds(*asked))
        assert got.columns.tolist()[:-2] == [f"breed={value}" for value in kept]
        assert ones(got) == want


def check_order_of_training_does_not_matter(candidate):
    """Shuffled training rows give the same columns."""
    values = zipfian(300)
    mixed = values.sample(frac=1.0, random_state=2)

    close(candidate(8).fit(mixed).transform(values), candidate(8).fit(values).transform(values))


def check_many_rows_in_time(candidate):
    """60,000 rows of some 2,000 breeds are learned and transformed in well under the limit."""
    values = zipfian(60_000)

    got = candidate(20).fit(values).transform(values)

    assert got.shape == (60_000, 22)
    assert (got.to_numpy().sum(axis=1) == 1).all()
    assert got.iloc[:, :20].sum().is_monotonic_decreasing


def zipfian(n):
    """So many breeds, few of them frequent; a twentieth missing."""
    dice = np.random.default_rng(n)
    names = [f"breed {place}" for place in np.minimum(dice.zipf(1.4, n), 2000)]
    return breeds(*names).mask(dice.random(n) < 0.05)


def sized(n):
    """Learn from so many rows and transform them."""
    values = zipfian(n)
    return lambda candidate: candidate(20).fit(values).transform(values)
