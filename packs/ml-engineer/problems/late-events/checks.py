"""Checks of late-events."""

import numpy as np
import pandas as pd

from greenroom.coding.checking import holds_for, raises, unchanged
from greenroom.coding.checking import strategies as st

DAY = pd.Timestamp("2024-05-06")
TEN, TWO_HOURS = pd.Timedelta(minutes=10), pd.Timedelta(hours=2)
COLUMNS = ["hour", "revision", "events", "people"]


def batch_of(*rows):
    """A batch from triples (id, "8:20" or minutes after midnight, people)."""
    frame = pd.DataFrame(list(rows), columns=["event", "at", "people"])
    frame["at"] = [
        DAY + (pd.Timedelta(f"{at}:00") if isinstance(at, str) else pd.Timedelta(minutes=at))
        for at in frame["at"]
    ]
    return frame.astype({"at": "datetime64[ns]", "people": "int64", "event": "str"})


def reports(got):
    """What was returned, as tuples (hour of the day, revision, events, people)."""
    assert got.columns.tolist() == COLUMNS
    assert got.index.tolist() == list(range(len(got)))
    hours = [int((hour - DAY) / pd.Timedelta(hours=1)) for hour in got["hour"]]
    assert all(DAY + pd.Timedelta(hours=n) == at for n, at in zip(hours, got["hour"], strict=True))
    return list(zip(hours, got["revision"], got["events"], got["people"], strict=True))


def add(totals, *rows):
    return reports(totals.add(batch_of(*rows)))


class Plainly:
    """The rules of the brief on minutes, with a list of everything that ever came."""

    def __init__(self, lateness, keep):
        self.lateness, self.keep = lateness, keep
        self.counted, self.told, self.forgotten = {}, {}, set()
        self.latest = -(10**9)
        self.dropped = 0

    def add(self, rows):
        for event, at, people in rows:
            hour = at // 60
            if 60 * hour + 60 <= self.latest - self.lateness - self.keep:
                self.dropped += 1
            else:
                self.counted.setdefault(hour, {}).setdefault(event, people)
        self.latest = max([self.latest, *(at for _, at, _ in rows)])
        found = []
        for hour, events in sorted(self.counted.items()):
            history = self.told.setdefault(hour, [])
            new = not history or history[-1] != len(events)
            if 60 * hour + 60 <= self.latest - self.lateness and new:
                found.append((hour, len(history), len(events), sum(events.values())))
                history.append(len(events))
        return found


def random_rows(seed, batches=8):
    """Batches of events around a clock that moves on; some late, some twice."""
    dice = np.random.default_rng(seed)
    made, rows = [], []
    for place in range(batches):
        batch = []
        for _ in range(dice.integers(0, 6)):
            if rows and dice.random() < 0.2:
                batch.append(rows[dice.integers(0, len(rows))])
            else:
                late = int(dice.integers(0, 200)) if dice.random() < 0.4 else 0
                at = max(0, 300 + 25 * place + int(dice.integers(0, 30)) - late) // 5 * 5
                batch.append((f"e{len(rows)}", at, int(dice.integers(1, 9))))
                rows.append(batch[-1])
        made.append(batch)
    return made


def check_example(candidate):
    """The example of the brief, batch by batch."""
    totals = candidate(TEN, TWO_HOURS)

    assert add(totals, ("a", "8:20", 3), ("b", "9:05", 4)) == []
    assert add(totals, ("c", "9:10", 1)) == [(8, 0, 1, 3)]
    assert add(totals, ("d", "8:50", 2)) == [(8, 1, 2, 5)]
    assert totals.dropped == 0


def check_closed_by_the_watermark(candidate):
    """An hour is closed when its end is exactly at the watermark, and not a moment before."""
    totals = candidate(pd.Timedelta(minutes=30), TWO_HOURS)

    assert add(totals, ("a", "8:00", 1), ("b", "8:59", 2), ("c", "9:00", 4)) == []
    early = batch_of(("d", "9:30", 8))
    assert reports(totals.add(early.assign(at=early["at"] - pd.Timedelta(1, "ns")))) == []
    assert add(totals, ("e", "9:30", 16)) == [(8, 0, 2, 3)]


def check_events_that_come_twice(candidate):
    """An id counts once in its hour, within a batch and between batches."""
    totals = candidate(TEN, TWO_HOURS)

    assert add(totals, ("a", "8:20", 3), ("a", "8:20", 3), ("b", "8:30", 1)) == []
    assert add(totals, ("b", "8:30", 1), ("c", "9:10", 1)) == [(8, 0, 2, 4)]
    assert add(totals, ("a", "8:20", 3)) == []
    assert totals.dropped == 0


def check_corrections_have_whole_totals(candidate):
    """Each correction has the next revision and all that its hour holds by then."""
    totals = candidate(pd.Timedelta(0), TWO_HOURS)

    assert add(totals, ("a", "8:20", 1), ("b", "9:00", 1)) == [(8, 0, 1, 1)]
    assert add(totals, ("c", "8:21", 2), ("d", "8:22", 4)) == [(8, 1, 3, 7)]
    assert add(totals, ("e", "9:01", 1)) == []
    assert add(totals, ("f", "8:59", 8)) == [(8, 2, 4, 15)]


def check_several_hours_at_once(candidate):
    """One batch may close several hours; they come in order, empty ones not at all."""
    totals = candidate(TEN, pd.Timedelta(hours=24))

    add(totals, ("a", "7:30", 1))
    got = add(totals, ("b", "9:15", 2), ("c", "6:10", 4), ("d", "12:30", 8), ("e", "7:31", 16))

    assert got == [(6, 0, 1, 4), (7, 0, 2, 17), (9, 0, 1, 2)]


def check_the_watermark_never_goes_back(candidate):
    """Older events do not move the watermark, and do not open a closed hour again."""
    totals = candidate(TEN, TWO_HOURS)

    assert add(totals, ("a", "8:20", 1), ("b", "9:10", 2), ("c", "9:01", 1)) == [(8, 0, 1, 1)]
    assert add(totals, ("d", "8:10", 4)) == [(8, 1, 2, 5)]
    assert add(totals, ("e", "10:05", 1), ("f", "9:30", 1)) == []
    assert add(totals, ("g", "10:10", 1)) == [(9, 0, 3, 4)]


def check_late_for_good(candidate):
    """Events of a forgotten hour are dropped and counted, repeated ones as well."""
    totals = candidate(TEN, TWO_HOURS)

    assert add(totals, ("a", "8:20", 1), ("b", "11:10", 2)) == [(8, 0, 1, 1)]
    assert add(totals, ("c", "8:30", 4), ("a", "8:20", 1), ("d", "9:00", 8)) == [(9, 0, 1, 8)]
    assert totals.dropped == 2
    assert add(totals, ("e", "3:00", 1)) == []
    assert totals.dropped == 3


def check_kept_to_the_last_moment(candidate):
    """An hour is corrected until its end is exactly `keep` behind the watermark."""
    totals = candidate(pd.Timedelta(0), pd.Timedelta(hours=1))

    assert add(totals, ("a", "8:00", 1), ("b", "9:59", 1)) == [(8, 0, 1, 1)]
    assert add(totals, ("c", "8:01", 1)) == [(8, 1, 2, 2)]
    assert add(totals, ("d", "10:00", 1)) == [(9, 0, 1, 1)]
    assert add(totals, ("e", "8:02", 1)) == []
    assert totals.dropped == 1


def check_judged_by_the_watermark_before(candidate):
    """Whether an event is too late depends on the batches before, not on its own."""
    totals = candidate(TEN, TWO_HOURS)

    got = add(totals, ("a", "20:00", 1), ("b", "8:00", 2), ("c", "8:30", 4))

    assert got == [(8, 0, 2, 6)]
    assert totals.dropped == 0
    assert add(totals, ("d", "8:31", 1)) == []
    assert totals.dropped == 1


def check_nothing_to_keep(candidate):
    """With keep 0 a closed hour gets no correction."""
    totals = candidate(TEN, pd.Timedelta(0))

    assert add(totals, ("a", "8:20", 1), ("b", "9:10", 2)) == [(8, 0, 1, 1)]
    assert add(totals, ("c", "8:59", 1), ("d", "9:00", 1)) == []
    assert totals.dropped == 1


def check_an_hour_first_seen_when_closed(candidate):
    """An hour whose first event comes late, but not too late, is told at once as revision 0."""
    totals = candidate(TEN, TWO_HOURS)

    assert add(totals, ("a", "10:30", 1)) == []
    assert add(totals, ("b", "9:30", 2), ("c", "8:30", 4)) == [(8, 0, 1, 4), (9, 0, 1, 2)]


def check_empty_batches(candidate):
    """An empty batch changes nothing, at the start and later."""
    totals = candidate(TEN, TWO_HOURS)
    empty = batch_of(("a", "8:20", 1)).iloc[:0]

    assert reports(totals.add(empty)) == []
    assert add(totals, ("a", "8:20", 1), ("b", "9:10", 2)) == [(8, 0, 1, 1)]
    assert reports(totals.add(empty)) == []
    assert add(totals, ("c", "8:21", 1)) == [(8, 1, 2, 2)]


def check_over_midnight(candidate):
    """Hours are told apart by day."""
    totals = candidate(TEN, pd.Timedelta(hours=48))

    assert add(totals, ("a", 8 * 60, 1), ("b", 32 * 60, 2)) == [(8, 0, 1, 1)]
    assert add(totals, ("c", 33 * 60 + 10, 4), ("a", 32 * 60 + 5, 8)) == [(32, 0, 2, 10)]


def check_two_streams_are_apart(candidate):
    """Two objects know nothing of each other."""
    one, other = candidate(TEN, TWO_HOURS), candidate(TEN, TWO_HOURS)

    add(one, ("a", "8:20", 1), ("b", "9:10", 2))

    assert add(other, ("a", "8:20", 1)) == []
    assert add(other, ("c", "9:10", 1)) == [(8, 0, 1, 1)]
    assert other.dropped == 0


def check_negative_times_are_refused(candidate):
    """A negative lateness or keep raises ValueError; zero is fine."""
    raises(ValueError, candidate, -TEN, TWO_HOURS)
    raises(ValueError, candidate, TEN, -pd.Timedelta(1, "ns"))
    candidate(pd.Timedelta(0), pd.Timedelta(0))


def check_batches_are_left_alone(candidate):
    """The batch passed in is not changed, whatever its index."""
    totals = candidate(TEN, TWO_HOURS)
    batch = batch_of(("a", "8:20", 1), ("b", "9:10", 2)).set_axis([7, 7])

    assert reports(unchanged(totals.add, batch)) == [(8, 0, 1, 1)]


def check_same_as_the_plain_rules(candidate):
    """On random streams everything returned is what the rules of the brief give."""

    @holds_for(
        st.integers(0, 10_000), st.sampled_from([0, 10, 45]), st.sampled_from([0, 30, 120]),
        examples=20,
    )  # fmt: skip
    def by_the_rules(seed, lateness, keep):
        plain = Plainly(lateness, keep)
        totals = candidate(pd.Timedelta(minutes=lateness), pd.Timedelta(minutes=keep))
        for rows in random_rows(seed):
            assert add(totals, *rows) == plain.add(rows)
        assert totals.dropped == plain.dropped


def check_nothing_is_lost(candidate):
    """The last revisions hold every event once, but for the hours still open."""

    @holds_for(st.integers(0, 10_000), examples=10)
    def complete(seed):
        totals, last = candidate(TEN, pd.Timedelta(days=9)), {}
        stream = [*random_rows(seed), [("end", 3000, 0)]]
        for rows in stream:
            last |= {hour: people for hour, _, _, people in add(totals, *rows)}
        events = {event: people for rows in stream for event, _, people in rows}
        assert sum(last.values()) == sum(events.values())
        assert totals.dropped == 0


def check_a_long_stream_in_time(candidate):
    """Sixty batches of 500 events each, over sixty hours, take well under the time limit."""
    totals, told, people = candidate(TEN, TWO_HOURS), {}, 0

    for place in range(60):
        batch = an_hour(500, place)
        people += int(batch["people"].sum())
        got = totals.add(batch)
        told |= dict(zip(got["hour"], got["people"], strict=True))

    assert totals.dropped == 0
    assert people - sum(told.values()) <= int(batch["people"].sum())


def an_hour(n, hour):
    """So many events within an hour, in order."""
    dice = np.random.default_rng([n, hour])
    seconds = (3600 * hour + np.sort(dice.integers(0, 3600, n))).astype("timedelta64[s]")
    frame = {
        "event": np.arange(n) + n * hour,
        "at": DAY.to_datetime64() + seconds,
        "people": dice.integers(1, 5, n),
    }
    return pd.DataFrame(frame).astype({"at": "datetime64[ns]"})


def sized(n):
    """So many events in batches of 500, an hour each."""
    batches = [an_hour(500, place) for place in range(n // 500)]

    def use(candidate):
        totals = candidate(TEN, TWO_HOURS)
        for batch in batches:
            totals.add(batch)

    return use
