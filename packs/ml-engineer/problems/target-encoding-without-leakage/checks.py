"""Checks of target-encoding-without-leakage."""

import numpy as np
import pandas as pd
from sklearn.preprocessing import TargetEncoder

from greenroom.coding.checking import close, holds_for, raises, unchanged
from greenroom.coding.checking import strategies as st

NAN = float("nan")


def tickets(*rows):
    """Training rows from triples (agency, fold, missed)."""
    frame = pd.DataFrame(list(rows), columns=["agency", "fold", "missed"])
    return frame.astype({"missed": "float64"})


def asking(*agencies):
    return pd.DataFrame({"agency": pd.Series(list(agencies), dtype="object")}).astype(
        {"agency": "str"}
    )


EXAMPLE = (("a", 0, 1), ("a", 0, 0), ("b", 0, 1), ("a", 1, 1), ("b", 1, 0))


def crowd(rows, agencies, folds, seed):
    """Random tickets; some without an agency, some without an outcome."""
    dice = np.random.default_rng(seed)
    frame = pd.DataFrame(
        {
            "agency": [f"agency {n}" for n in dice.integers(0, agencies, rows)],
            "fold": np.arange(rows) % folds,
            "missed": (dice.random(rows) < 0.3).astype(float),
        }
    )
    frame.loc[dice.random(rows) < 0.1, "agency"] = None
    frame.loc[(dice.random(rows) < 0.15) & (np.arange(rows) >= 2 * folds), "missed"] = NAN
    return frame


def slowly(rows, agency, strength):
    """The rate of one agency from triples of a table, straight from the brief."""
    known = [(name, missed) for name, _, missed in rows if missed == missed]
    share = sum(missed for _, missed in known) / len(known)
    own = [missed for name, missed in known if name == agency]
    return (sum(own) + strength * share) / (len(own) + strength) if own else share


def triples(frame):
    """Its rows as plain values, with "" for no agency."""
    return list(zip(frame["agency"].fillna(""), frame["fold"], frame["missed"], strict=True))


def check_example(candidate):
    """The example of the brief: 0.667 for the first row, from fold 1 alone."""
    inside, _ = candidate(tickets(*EXAMPLE), asking("a"), 2)

    close(inside.tolist(), [2 / 3, 2 / 3, 1 / 3, 7 / 12, 7 / 9])


def check_new_rows_use_all_of_train(candidate):
    """The rates of new rows come from all training rows."""
    _, outside = candidate(tickets(*EXAMPLE), asking("b", "a"), 2)

    close(outside.tolist(), [(1 + 2 * 0.6) / 4, (2 + 2 * 0.6) / 5])


def check_unseen_agency(candidate):
    """An agency that was never seen gets the share of all tickets, at any strength."""
    for strength in (0, 0.5, 10):
        _, outside = candidate(tickets(*EXAMPLE), asking("a", "zeta"), strength)
        close(outside.iloc[1], 0.6)


def check_own_fold_is_never_used(candidate):
    """Whatever the outcomes in a fold are, the rates of its own rows stay the same."""
    frame = crowd(60, 5, 3, seed=1)
    before, _ = candidate(frame, asking("agency 1"), 4)

    turned = frame.assign(missed=frame["missed"].where(frame["fold"] != 1, 1 - frame["missed"]))
    after, _ = candidate(turned, asking("agency 1"), 4)

    mine = frame["fold"] == 1
    close(after[mine], before[mine])
    assert (after[~mine] != before[~mine]).any()


def check_agency_only_in_one_fold(candidate):
    """An agency that the other folds do not know gets their share, not that of everybody."""
    train = tickets(("a", 0, 1), ("a", 0, 1), ("b", 1, 0), ("b", 1, 1), ("b", 1, 0), ("b", 1, 0))

    inside, outside = candidate(train, asking("a"), 3)

    close(inside.tolist(), [0.25, 0.25, 1.0, 1.0, 1.0, 1.0])
    close(outside.tolist(), [(2 + 3 * 0.5) / 5])


def check_no_smoothing(candidate):
    """With strength 0 the rates are plain shares, and no NaN comes up."""
    inside, outside = candidate(tickets(*EXAMPLE, ("c", 0, 0)), asking("a", "b", "c", "d"), 0)

    close(inside.tolist(), [1, 1, 0, 1 / 2, 1, 1 / 2])
    close(outside.tolist(), [2 / 3, 1 / 2, 0, 1 / 2])


def check_strong_smoothing(candidate):
    """With a huge strength every rate comes near the share of its set."""
    inside, outside = candidate(tickets(*EXAMPLE), asking("a", "b"), 1e9)

    close(inside.tolist(), [0.5, 0.5, 0.5, 2 / 3, 2 / 3], abs=1e-6)
    close(outside.tolist(), [0.6, 0.6], abs=1e-6)


def check_tickets_without_an_agency(candidate):
    """NaN is a group of its own, in train and in new."""
    train = tickets((None, 0, 1), ("a", 0, 0), (None, 1, 1), ("a", 1, 0), (None, 1, 1), ("a", 0, 1))

    inside, outside = candidate(train, asking(None, "a", "b"), 1)

    close(outside.tolist(), [(3 + 2 / 3) / 4, (1 + 2 / 3) / 4, 2 / 3])
    close(inside.iloc[0], (2 + 2 / 3) / 3)
    close(inside.iloc[2], (1 + 2 / 3) / 2)


def check_no_missing_agency_in_train(candidate):
    """NaN in new, but never in train, is an unseen agency."""
    _, outside = candidate(tickets(*EXAMPLE), asking(None, "b"), 1)

    close(outside.tolist(), [0.6, 1.6 / 3])


def check_open_outcomes_teach_nothing(candidate):
    """Rows without an outcome change no other rate, and are encoded themselves."""
    train = tickets(*EXAMPLE, ("a", 0, None), ("b", 1, None), ("c", 1, None))

    inside, outside = candidate(train, asking("a", "c"), 2)

    close(inside.tolist(), [2 / 3, 2 / 3, 1 / 3, 7 / 12, 7 / 9, 2 / 3, 7 / 9, 2 / 3])
    close(outside.tolist(), [(2 + 2 * 0.6) / 5, 0.6])


def check_index_and_order(candidate):
    """Each series has the index and the order of its table, repeated values included."""
    train = tickets(*EXAMPLE)
    train.index = [9, 3, 3, 0, 5]
    new = asking("b", "a")
    new.index = pd.Index(["x", "x"], name="seat")

    inside, outside = candidate(train, new, 2)

    assert inside.index.tolist() == [9, 3, 3, 0, 5]
    assert outside.index.tolist() == ["x", "x"]
    assert outside.index.name == "seat"
    close(inside.tolist(), [2 / 3, 2 / 3, 1 / 3, 7 / 12, 7 / 9])
    close(outside.tolist(), [2.2 / 4, 3.2 / 5])


def check_folds_may_have_any_name(candidate):
    """Folds are told apart by equality; their names and their number mean nothing."""
    named = tickets(*[(agency, ("early", "late")[fold], y) for agency, fold, y in EXAMPLE])

    inside, _ = candidate(named, asking("a"), 2)

    close(inside.tolist(), [2 / 3, 2 / 3, 1 / 3, 7 / 12, 7 / 9])


def check_nothing_to_learn_from(candidate):
    """A single fold, no outcome outside a fold, or no rows at all raise ValueError."""
    raises(ValueError, candidate, tickets(("a", 0, 1), ("a", 0, 0)), asking("a"), 1)
    raises(ValueError, candidate, tickets(("a", 0, 1), ("a", 1, None)), asking("a"), 1)
    raises(ValueError, candidate, tickets(*EXAMPLE).iloc[:0], asking("a"), 1)


def check_negative_strength(candidate):
    """A negative strength raises ValueError."""
    raises(ValueError, candidate, tickets(*EXAMPLE), asking("a"), -0.5)


def check_nobody_asks(candidate):
    """Without new rows the second series is empty and the first as usual."""
    inside, outside = candidate(tickets(*EXAMPLE), asking(), 2)

    assert len(outside) == 0
    close(inside.tolist(), [2 / 3, 2 / 3, 1 / 3, 7 / 12, 7 / 9])


def check_tables_are_left_alone(candidate):
    """Neither table passed in is changed."""
    unchanged(candidate, crowd(30, 4, 3, seed=2), asking("agency 1", None), 2.0)


def check_same_as_row_by_row(candidate):
    """On random tickets every rate is the one of the brief's formula, row by row."""

    @holds_for(st.integers(0, 10_000), st.integers(2, 4), examples=12)
    def by_the_formula(seed, folds):
        train, new = crowd(24, 4, folds, seed), asking("agency 0", None, "agency 9")
        inside, outside = candidate(train, new, 1.5)
        rows = triples(train)
        for (agency, fold, _), got in zip(rows, inside, strict=True):
            others = [row for row in rows if row[1] != fold]
            close(got, slowly(others, agency, 1.5))
        close(outside.tolist(), [slowly(rows, agency, 1.5) for agency in new["agency"].fillna("")])


def check_order_of_rows_does_not_matter(candidate):
    """Shuffled training rows get the same rates."""
    train = crowd(80, 6, 4, seed=3)
    shuffled = train.sample(frac=1.0, random_state=1)

    straight, _ = candidate(train, asking("agency 2"), 3)
    mixed, _ = candidate(shuffled, asking("agency 2"), 3)

    close(mixed.sort_index(), straight)


def check_as_scikit_learn_does(candidate):
    """The rates of new rows agree with scikit-learn's TargetEncoder at a fixed smoothing."""
    train = crowd(300, 12, 3, seed=4).dropna()
    new = asking(*[f"agency {n}" for n in range(15)])
    theirs = TargetEncoder(smooth=5.0, target_type="binary")
    theirs.fit(train[["agency"]], train["missed"])

    _, outside = candidate(train, new, 5.0)

    close(outside.tolist(), theirs.transform(new[["agency"]]).ravel().tolist())


def check_a_fold_for_every_row(candidate):
    """20,000 rows, each a fold of its own, are encoded in well under the time limit."""
    train, new, strength = sized(20_000)

    inside, _ = candidate(train, new, strength)

    rows = triples(train)
    place = next(n for n, row in enumerate(rows) if row[0])
    close(inside.iloc[place], slowly(rows[:place] + rows[place + 1 :], rows[place][0], strength))


def sized(n):
    """So many rows, each a fold of its own."""
    return crowd(n, n // 20 + 1, n, seed=n), asking("agency 1", "agency 2"), 10.0
