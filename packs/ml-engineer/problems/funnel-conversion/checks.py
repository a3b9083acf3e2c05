"""Checks of funnel-conversion."""

from itertools import pairwise

import numpy as np
import pandas as pd

from greenroom.coding.checking import close, holds_for, raises, unchanged
from greenroom.coding.checking import strategies as st

NAN = float("nan")
NINE = pd.Timestamp("2024-06-03 09:00")
HALF_HOUR = pd.Timedelta(minutes=30)
STEPS = ["open", "choose", "confirm"]
NAMES = dict(zip("ocf", STEPS, strict=True)) | {"x": "help"}


def events_of(*rows):
    """Events from triples (person, minutes after nine, step)."""
    moments = [NINE + pd.Timedelta(minutes=minute) for _, minute, _ in rows]
    frame = {
        "person": [person for person, _, _ in rows],
        "at": pd.Series(moments, dtype="datetime64[ns]"),
        "step": pd.Series([step for _, _, step in rows], dtype="str"),
    }
    return pd.DataFrame(frame)


def story(text, person="A"):
    """One person's events from a text such as "o0 c10 f30": first letters and minutes."""
    return [(person, float(part[1:]), NAMES[part[0]]) for part in text.split()]


def people(candidate, text, limit=HALF_HOUR):
    return candidate(events_of(*story(text)), STEPS, limit)["people"].tolist()


def random_events(seed, rows=16, persons=2, minutes=20):
    dice = np.random.default_rng(seed)
    return events_of(
        *zip(
            dice.integers(0, persons, rows).tolist(),
            dice.integers(0, minutes, rows).tolist(),
            dice.choice(list(NAMES.values()), rows).tolist(),
            strict=True,
        )
    )


def tried(events, steps, limit):
    """The slow way: from every beginning, take the earliest next step again and again."""
    best = {}
    for person, mine in events.groupby("person"):
        rows = sorted(zip(mine["at"], mine["step"], strict=True))
        for begun in [at for at, step in rows if step == steps[0]]:
            now, depth = begun, 1
            for at, step in rows:
                wanted = depth < len(steps) and step == steps[depth]
                if wanted and now < at <= begun + limit:
                    now, depth = at, depth + 1
            best[person] = max(best.get(person, 0), depth)
    return [sum(depth > place for depth in best.values()) for place in range(len(steps))]


def check_example(candidate):
    """The example of the brief: 3, 2 and 1 people."""
    rows = [
        *story("o0 c10 f30", "A"), *story("o0 c10 o20 f45", "B"), *story("f0 o5", "C")
    ]  # fmt: skip

    got = candidate(events_of(*rows), STEPS, HALF_HOUR)

    assert got.index.tolist() == STEPS
    assert got.columns.tolist() == ["people", "of_first", "of_previous"]
    assert got["people"].tolist() == [3, 2, 1]
    close(got["of_first"].tolist(), [1.0, 2 / 3, 1 / 3])
    close(got["of_previous"].tolist(), [1.0, 2 / 3, 1 / 2])


def check_steps_must_be_in_order(candidate):
    """A step that comes before the one that leads to it does not count."""
    assert people(candidate, "c0 o5 f10") == [1, 0, 0]
    assert people(candidate, "o0 f5 c10") == [1, 1, 0]
    assert people(candidate, "c0 o5 f6 c7 f8") == [1, 1, 1]


def check_the_limit_counts_from_the_first_step(candidate):
    """The limit spans all steps, not the time from one to the next; exactly the limit is in."""
    assert people(candidate, "o0 c20 f30") == [1, 1, 1]
    assert people(candidate, "o0 c20 f31") == [1, 1, 0]
    assert people(candidate, "o0 c31 f32") == [1, 0, 0]


def check_any_beginning_may_be_used(candidate):
    """Somebody who begins again later has the full limit from there."""
    assert people(candidate, "o0 o60 c70 f80") == [1, 1, 1]
    assert people(candidate, "o0 c10 o60 c70 f80") == [1, 1, 1]


def check_beginning_again_loses_nothing(candidate):
    """Opening the page again does not undo what was reached from the first opening."""
    assert people(candidate, "o0 c5 o8 f10") == [1, 1, 1]
    assert people(candidate, "o0 c5 o8 f35") == [1, 1, 0]
    assert people(candidate, "o0 o1 c5 o28 c29 o30 f31") == [1, 1, 1]


def check_a_repeated_step_keeps_the_later_beginning(candidate):
    """Of several chains to a step, the one that began last is the one that goes on."""
    assert people(candidate, "o0 c2 o20 c25 f45") == [1, 1, 1]
    assert people(candidate, "o0 c2 o20 c25 f51") == [1, 1, 0]
    assert people(candidate, "o20 c25 o0 c2 f50") == [1, 1, 1]


def check_strictly_later(candidate):
    """Two steps at the same moment are not one after the other."""
    assert people(candidate, "o0 c0 f0") == [1, 0, 0]
    assert people(candidate, "o0 c5 f5") == [1, 1, 0]
    assert people(candidate, "o0 c0 c1 f1 f2") == [1, 1, 1]


def check_other_events_do_not_matter(candidate):
    """Events in between, known or unknown, neither help nor disturb."""
    assert people(candidate, "x0 o1 x2 x3 c4 o5 c6 x7 f8") == [1, 1, 1]
    assert people(candidate, "x0 x5") == [0, 0, 0]


def check_people_are_apart(candidate):
    """One person's steps do not continue another's."""
    rows = [*story("o0 f3", "A"), *story("c1 f2", "B"), *story("o0 c1", "C")]

    got = candidate(events_of(*rows), STEPS, HALF_HOUR)

    assert got["people"].tolist() == [2, 1, 0]


def check_a_person_counts_once(candidate):
    """However often somebody gets through, it is one person."""
    assert people(candidate, "o0 c1 f2 o10 c11 f12 o20 c21 f22") == [1, 1, 1]


def check_limit_of_zero(candidate):
    """With a limit of zero nobody gets beyond the first step."""
    assert people(candidate, "o0 c0 c1", pd.Timedelta(0)) == [1, 0, 0]


def check_shares_of_nobody(candidate):
    """A share whose denominator is 0 is NaN, whatever comes after is too."""
    got = candidate(events_of(*story("o0 f5")), ["open", "choose", "confirm", "pay"], HALF_HOUR)

    assert got["people"].tolist() == [1, 0, 0, 0]
    close(got["of_first"].tolist(), [1.0, 0.0, 0.0, 0.0])
    close(got["of_previous"].tolist(), [1.0, 0.0, NAN, NAN])


def check_no_events(candidate):
    """Without events every step has 0 people, and all shares are NaN."""
    got = candidate(events_of(*story("o0")).iloc[:0], STEPS, HALF_HOUR)

    assert got["people"].tolist() == [0, 0, 0]
    close(got["of_first"].tolist(), [NAN] * 3)
    close(got["of_previous"].tolist(), [NAN] * 3)


def check_one_step(candidate):
    """A single step counts everybody who did it."""
    rows = [*story("o0 o9", "A"), *story("c1", "B"), *story("o5", "C")]

    got = candidate(events_of(*rows), ["open"], HALF_HOUR)

    assert got["people"].tolist() == [2]
    close(got[["of_first", "of_previous"]].to_numpy(), [[1.0, 1.0]])


def check_bad_questions(candidate):
    """No steps, a step twice, or a negative limit raise ValueError."""
    events = events_of(*story("o0 c1"))

    raises(ValueError, candidate, events, [], HALF_HOUR)
    raises(ValueError, candidate, events, ["open", "choose", "open"], HALF_HOUR)
    raises(ValueError, candidate, events, STEPS, -pd.Timedelta(1, "ns"))
    raises(ValueError, candidate, events, STEPS, -pd.Timedelta(minutes=1))


def check_events_are_left_alone(candidate):
    """Neither the events nor the steps passed in are changed."""
    events = random_events(1)
    events.index = [3] * len(events)

    unchanged(candidate, events, list(STEPS), HALF_HOUR)


def check_same_as_trying_all_beginnings(candidate):
    """On random events the numbers are those found by trying every beginning."""

    @holds_for(st.integers(0, 10_000), st.integers(1, 12), examples=20)
    def as_tried(seed, minutes):
        events, limit = random_events(seed), pd.Timedelta(minutes=minutes)
        got = candidate(events, STEPS, limit)
        assert got["people"].tolist() == tried(events, STEPS, limit)


def check_people_never_rise(candidate):
    """A step has at most as many people as the one before, and a longer limit never loses any."""

    @holds_for(st.integers(0, 10_000), examples=10)
    def falls(seed):
        events = random_events(seed, rows=40, persons=6)
        short = candidate(events, STEPS, pd.Timedelta(minutes=4))["people"].tolist()
        long = candidate(events, STEPS, pd.Timedelta(minutes=9))["people"].tolist()
        assert all(later <= earlier for earlier, later in pairwise(short))
        assert all(few <= many for few, many in zip(short, long, strict=True))


def check_bots_in_time(candidate):
    """40,000 events, half of them one bot's, are counted in well under the time limit."""
    events, steps, limit = sized(40_000)

    got = candidate(events, steps, limit)

    assert got["people"].is_monotonic_decreasing
    assert got["people"].iloc[-1] > 100


def sized(n):
    """So many events, half of them of one bot that never confirms, and a limit of a week."""
    dice = np.random.default_rng(n)
    bot = dice.random(n) < 0.5
    steps = dice.choice(STEPS, n)
    steps[bot] = dice.choice(STEPS[:2], bot.sum())
    frame = {
        "person": np.where(bot, 0, dice.integers(1, n // 10 + 2, n)),
        "at": NINE.to_datetime64() + dice.integers(0, 7 * 24 * 3600, n).astype("timedelta64[s]"),
        "step": steps,
    }
    events = pd.DataFrame(frame).astype({"at": "datetime64[ns]", "step": "str"})
    return events, [*STEPS], pd.Timedelta(days=7)
