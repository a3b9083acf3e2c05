"""Checks of merge-sorted-logs."""

import itertools
import random

from greenroom.coding.checking import holds_for, raises
from greenroom.coding.checking import strategies as st


class _Log:
    """A log that counts how often it is read, and how often after its end."""

    def __init__(self, entries):
        self.entries, self.reads, self.too_often, self.ended = iter(entries), 0, 0, False

    def next(self):
        self.reads += 1
        self.too_often += self.ended
        entry = next(self.entries, None)
        self.ended = entry is None
        return entry


def _reader(log):
    def read():
        return log.next()

    return read


def _merge(candidate, *logs):
    """The merged stream of lists of entries."""
    return iter(candidate([_reader(_Log(entries)) for entries in logs]))


def _taken(stream, count):
    return [tuple(next(stream)) for _ in range(count)]


def _everything(stream):
    return [tuple(entry) for entry in stream]


def check_example(candidate):
    """The example of the brief: start, doors, signal, brake."""
    stream = _merge(candidate, [(3, "doors"), (7, "brake")], [], [(1, "start"), (3, "signal")])

    assert _everything(stream) == [(1, "start"), (3, "doors"), (3, "signal"), (7, "brake")]


def check_equal_stamps_in_order_of_readers(candidate):
    """Entries with the same stamp come in the order of their readers."""
    stream = _merge(candidate, [(5, "z")], [(5, "m")], [(5, "a")])

    assert _everything(stream) == [(5, "z"), (5, "m"), (5, "a")]


def check_nothing_is_read_before_it_is_asked_for(candidate):
    """Making the iterator reads nothing; only asking for the first entry does."""
    log = _Log([(1, "a"), (2, "b")])
    stream = iter(candidate([_reader(log)]))

    assert log.reads == 0
    assert tuple(next(stream)) == (1, "a")


def check_no_logs(candidate):
    """Without logs there are no entries."""
    assert _everything(_merge(candidate)) == []


def check_empty_logs(candidate):
    """Empty logs are passed over, wherever they stand."""
    assert _everything(_merge(candidate, [], [(1, "a")], [], [(0, "b")], [])) == [
        (0, "b"),
        (1, "a"),
    ]
    assert _everything(_merge(candidate, [], [])) == []


def check_one_log(candidate):
    """A single log comes out as it is."""
    entries = [(-5, "a"), (0, "b"), (0, "c"), (10**12, "d")]

    assert _everything(_merge(candidate, entries)) == entries


def check_equal_stamps_within_a_log(candidate):
    """All entries of an earlier log with one stamp come before those of a later log."""
    stream = _merge(candidate, [(5, "a"), (5, "b"), (5, "c")], [(5, "d"), (5, "e"), (6, "f")])

    assert [text for _, text in _everything(stream)] == list("abcdef")


def check_written_values_are_never_compared(candidate):
    """What was written may be anything, such as dictionaries or None, with equal stamps too."""
    stream = _merge(candidate, [(1, {"v": 2}), (1, None)], [(1, {"v": 1}), (2, [3])], [(1, 4j)])

    assert _everything(stream) == [(1, {"v": 2}), (1, None), (1, {"v": 1}), (1, 4j), (2, [3])]


def check_same_entry_twice(candidate):
    """Entries that are the same are all kept."""
    assert _everything(_merge(candidate, [(1, "a"), (1, "a")], [(1, "a")])) == [(1, "a")] * 3


def check_reads_at_most_one_ahead(candidate):
    """After n entries out of k logs there have been at most n + k reads."""
    logs = [_Log([(step, f"{place} {step}") for step in range(20)]) for place in range(4)]
    stream = iter(candidate([_reader(log) for log in logs]))
    for taken in range(1, 30):
        next(stream)
        assert sum(log.reads for log in logs) <= taken + len(logs)


def check_each_log_is_read_only_as_needed(candidate):
    """Of a log whose entries come late, only the first is read early."""
    early, late = _Log([(step, "early") for step in range(10)]), _Log([(99, "x"), (100, "y")])
    stream = iter(candidate([_reader(late), _reader(early)]))

    assert _taken(stream, 9) == [(step, "early") for step in range(9)]
    assert late.reads == 1


def check_endless_log(candidate):
    """A log that never ends does no harm."""
    stream = _merge(candidate, ((n, "tick") for n in itertools.count()), [(1, "a"), (3, "b")])

    assert _taken(stream, 6) == [
        (0, "tick"),
        (1, "tick"),
        (1, "a"),
        (2, "tick"),
        (3, "tick"),
        (3, "b"),
    ]


def check_ended_logs_are_left_alone(candidate):
    """A reader that has returned None is not called again."""
    logs = [_Log([]), _Log([(1, "a")]), _Log([(1, "b"), (5, "c"), (9, "d")])]
    assert len(list(iter(candidate([_reader(log) for log in logs])))) == 4

    assert [log.too_often for log in logs] == [0, 0, 0]


def check_log_that_goes_back(candidate):
    """A log whose stamps go back raises ValueError while it is read."""
    raises(ValueError, _everything, _merge(candidate, [(2, "a"), (1, "b")]))
    raises(ValueError, _everything, _merge(candidate, [(0, "x")], [(2, "a"), (4, "b"), (3, "c")]))


def check_entry_out_of_order_is_not_handed_out(candidate):
    """What comes out before the error is in order, and without the entry that goes back."""
    stream = _merge(candidate, [(1, "a"), (6, "b"), (5, "bad"), (7, "d")], [(2, "c"), (8, "e")])
    got = []

    def take_all():
        got.extend(tuple(entry) for entry in stream)

    raises(ValueError, take_all)
    assert got in ([(1, "a"), (2, "c")], [(1, "a"), (2, "c"), (6, "b")])


def check_two_merges_at_once(candidate):
    """Two streams that are read by turns do not disturb each other."""
    first = _merge(candidate, [(1, "a"), (3, "c")], [(2, "b")])
    second = _merge(candidate, [(1, "x")], [(0, "w"), (4, "y")])
    by_turns = [tuple(next(stream)) for _ in range(3) for stream in (first, second)]

    assert [text for _, text in by_turns] == ["a", "w", "b", "x", "c", "y"]


def check_same_as_a_stable_sort(candidate):
    """For any logs the stream is the stable sort of all entries laid one behind the other."""

    @holds_for(st.integers(0, 10_000), examples=12)
    def sorted_stably(seed):
        rng = random.Random(seed)
        stamps = [sorted(rng.choices(range(-3, 6), k=rng.randrange(5))) for _ in range(4)]
        logs = [
            [(stamp, f"{9 - place} {at}") for at, stamp in enumerate(log)]
            for place, log in enumerate(stamps)
        ]
        want = sorted(itertools.chain(*logs), key=lambda entry: entry[0])
        assert _everything(_merge(candidate, *logs)) == want


def check_dozens_of_logs(candidate):
    """Forty logs of uneven length are merged in order."""
    rng = random.Random(8)
    logs = [
        [(stamp, place) for stamp in sorted(rng.randrange(60) for _ in range(rng.randrange(7)))]
        for place in range(40)
    ]

    assert _everything(_merge(candidate, *logs)) == sorted(itertools.chain(*logs))
