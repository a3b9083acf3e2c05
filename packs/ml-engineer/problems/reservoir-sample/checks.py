from collections import Counter

from greenroom.coding.checking import close, holds_for, raises, same, unchanged
from greenroom.coding.checking import strategies as st


def filled(candidate, size, batches, seed=0):
    box = candidate(size, seed)
    for batch in batches:
        box.extend(batch)
    return box


def tenths(sample, total):
    """How many of the sampled numbers below total come from each tenth of the stream."""
    counts = Counter(number * 10 // total for number in sample)
    return [counts[tenth] for tenth in range(10)]


def sized(n):
    def use(candidate):
        candidate(100, 1).extend(range(n))

    return use


def check_worked_example(candidate):
    """The example of the brief: all readings until it is full, then two of three."""
    box = candidate(2)

    box.extend([5, 7])
    assert sorted(box.sample()) == [5, 7]
    box.extend([9])
    assert box.seen == 3
    assert len(box.sample()) == 2
    assert set(box.sample()) < {5, 7, 9}


def check_fewer_readings_than_places(candidate):
    """With fewer readings than places, or exactly as many, the sample is all of them."""
    for count in (0, 1, 4, 5):
        box = filled(candidate, 5, [range(count)])
        assert sorted(box.sample()) == list(range(count))
        assert box.seen == count


def check_every_part_of_the_stream(candidate):
    """Early, middle and late readings are sampled alike: each tenth of a stream has its tenth."""
    counts = [0] * 10
    for seed in range(10):
        sample = filled(candidate, 300, [range(6_000)], seed).sample()
        counts = [a + b for a, b in zip(counts, tenths(sample, 6_000), strict=True)]

    assert sum(counts) == 3_000
    assert min(counts) > 230  # 300 are expected
    assert max(counts) < 370


def check_impossible_size_is_refused(candidate):
    """A size below 1 raises ValueError."""
    raises(ValueError, candidate, 0)
    raises(ValueError, candidate, -3)
    assert filled(candidate, 1, [[4]]).sample() == [4]


def check_one_place(candidate):
    """With one place, each of three readings is kept about equally often."""
    counts = Counter(filled(candidate, 1, ["abc"], seed).sample()[0] for seed in range(40))

    assert set(counts) == {"a", "b", "c"}
    assert min(counts.values()) > 1  # 13 are expected
    assert max(counts.values()) < 26


def check_every_pair_is_equally_likely(candidate):
    """Of four readings each of the six pairs is the sample about equally often."""
    counts = Counter(
        "".join(sorted(filled(candidate, 2, ["abcd"], seed).sample())) for seed in range(60)
    )

    assert len(counts) == 6
    assert max(counts.values()) < 23  # 10 are expected


def check_no_reading_twice(candidate):
    """A reading is never in the sample more often than it came in, and none is made up."""

    @holds_for(
        st.integers(1, 8),
        st.lists(st.integers(0, 9), max_size=30),
        st.integers(0, 999),
        examples=15,
    )
    def part_of_what_came(size, readings, seed):
        box = filled(candidate, size, [readings], seed)
        got = box.sample()
        assert len(got) == min(size, len(readings))
        assert Counter(got) <= Counter(readings)
        assert box.seen == len(readings)


def check_batches_do_not_matter(candidate):
    """However the readings are cut into batches, empty ones among them, the sample is the same."""
    whole = filled(candidate, 20, [range(1_000)], seed=4)

    for cuts in ([0, 1, 7, 7, 500], [20], [19, 21, 999], range(0, 1_000, 100)):
        ends = [*cuts, 1_000]
        starts = [0, *cuts]
        parts = [range(a, b) for a, b in zip(starts, ends, strict=True)]
        same(filled(candidate, 20, parts, seed=4).sample(), whole.sample())


def check_looking_changes_nothing(candidate):
    """Calling sample, any number of times, changes neither it nor what comes later."""
    box = filled(candidate, 5, [range(50)], seed=2)

    first = box.sample()
    same(box.sample(), first)
    first.clear()
    assert len(box.sample()) == 5
    box.extend(range(50, 90))
    same(box.sample(), filled(candidate, 5, [range(90)], seed=2).sample())


def check_a_seed_decides(candidate):
    """The same seed gives the same sample, another seed another; seed 0 is the default."""
    samples = [tuple(sorted(filled(candidate, 10, [range(500)], s).sample())) for s in range(8)]

    assert len(set(samples)) == 8
    again = filled(candidate, 10, [range(500)], 3)
    assert tuple(sorted(again.sample())) == samples[3]
    plain = candidate(10)
    plain.extend(range(500))
    assert tuple(sorted(plain.sample())) == samples[0]


def check_two_boxes_are_apart(candidate):
    """Two reservoirs share neither their readings nor their dice."""
    first, second = candidate(3, 1), candidate(3, 1)

    for start in range(0, 100, 20):
        first.extend(range(start, start + 20))
        second.extend(range(start, start + 20))
    same(first.sample(), second.sample())
    assert candidate(3, 1).sample() == []


def check_readings_of_any_kind(candidate):
    """Readings may be None, lists or dictionaries, equal ones as well: nothing is hashed."""
    readings = [None, [1], {"a": 2}, [1], None, 0, False, "x"] * 5

    got = filled(candidate, 6, [readings], seed=1).sample()

    assert len(got) == 6
    assert all(reading in readings for reading in got)
    assert filled(candidate, 2, [[None, None]]).sample() == [None, None]


def check_merging_small_ones(candidate):
    """Two reservoirs that are not full give all readings of both, or a full sample of them."""
    left, right = filled(candidate, 6, ["abc"]), filled(candidate, 6, ["de"])

    joint = left.merged(right)
    assert sorted(joint.sample()) == ["a", "b", "c", "d", "e"]
    assert joint.seen == 5
    more = joint.merged(filled(candidate, 6, ["fghij"]))
    assert more.seen == 10
    assert len(set(more.sample())) == 6
    assert sorted(candidate(6).merged(left).sample()) == ["a", "b", "c"]
    assert candidate(6).merged(candidate(6)).sample() == []


def check_merging_minds_the_counts(candidate):
    """One side saw nine times as many: nine tenths of the joint sample are from there."""
    from_left = 0
    for seed in range(6):
        left = filled(candidate, 100, [range(4_500)], seed)
        right = filled(candidate, 100, [range(10_000, 10_500)], seed + 100)
        joint = left.merged(right, seed)
        assert joint.seen == 5_000
        assert len(set(joint.sample())) == 100
        from_left += sum(number < 10_000 for number in joint.sample())

    assert 510 < from_left < 570  # of 600; 540 are expected


def check_one_joint_place(candidate):
    """With one place, one reading here and two there, this side gives it in a third of all cases."""
    left, right = filled(candidate, 1, ["a"], 1), filled(candidate, 1, ["bc"], 2)

    count = sum(left.merged(right, seed).sample() == ["a"] for seed in range(60))

    assert 5 < count < 35  # 20 are expected


def check_how_many_come_from_each_side(candidate):
    """The number that a side gives varies as when drawing from one urn without putting back."""
    left = filled(candidate, 20, [range(15)], 1)
    right = filled(candidate, 20, [range(15, 30)], 2)

    given = [sum(number < 15 for number in left.merged(right, s).sample()) for s in range(50)]

    mean = sum(given) / 50
    spread = sum((number - mean) ** 2 for number in given) / 49
    assert abs(mean - 10) < 0.8
    assert 0.5 < spread < 3.1  # 1.72 is expected, and 5 with putting back


def check_which_ones_a_side_gives(candidate):
    """Of a side's own sample, whatever its order, any readings may go into the joint one."""
    left, right = filled(candidate, 4, [range(4)], 1), filled(candidate, 4, [range(4, 8)], 2)

    counts = Counter()
    for seed in range(40):
        counts.update(left.merged(right, seed).sample())

    assert min(counts[number] for number in range(8)) > 7  # 20 are expected
    assert max(counts.values()) < 33


def check_merging_leaves_both_alone(candidate):
    """Merging changes neither side, takes its chance from the seed, and wants equal sizes."""
    left, right = filled(candidate, 5, [range(60)], 1), filled(candidate, 5, [range(60, 90)], 2)
    before = (left.sample(), right.sample(), left.seen, right.seen)

    joint = left.merged(right, 7)
    joint.extend(range(500, 900))

    same((left.sample(), right.sample(), left.seen, right.seen), before)
    same(left.merged(right, 3).sample(), left.merged(right, 3).sample())
    same(left.merged(right).sample(), left.merged(right, 0).sample())
    assert len({tuple(sorted(left.merged(right, seed).sample())) for seed in range(10)}) > 5
    raises(ValueError, left.merged, candidate(4))
    raises(ValueError, candidate(4).merged, left)


def check_going_on_after_merging(candidate):
    """A joint reservoir goes on fairly: 1,000 and 1,000 readings, then 2,000 more make one half."""
    late = 0
    for seed in range(8):
        left = filled(candidate, 60, [range(1_000)], seed)
        joint = left.merged(filled(candidate, 60, [range(1_000)], seed + 50), seed)
        joint.extend(range(10_000, 12_000))
        assert joint.seen == 4_000
        late += sum(number >= 10_000 for number in joint.sample())

    assert 195 < late < 285  # of 480; 240 are expected


def check_batch_is_not_changed(candidate):
    """A list that was passed in is not changed."""
    box = candidate(3, 1)

    unchanged(box.extend, list(range(40)))

    assert box.seen == 40


def check_a_long_stream(candidate):
    """150,000 readings go through in time, and the sample spans all of them."""
    box = filled(candidate, 100, [range(100_000), range(100_000, 150_000)], seed=3)

    close(sum(box.sample()) / 100, 75_000, rel=0.2)
    assert box.seen == 150_000
