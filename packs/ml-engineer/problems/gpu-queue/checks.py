"""Checks of gpu-queue."""

import random

from greenroom.coding.checking import holds_for, raises, unchanged
from greenroom.coding.checking import strategies as st


def _starts(candidate, jobs, gpus):
    return list(candidate(jobs, gpus))


def _minute_by_minute(jobs, gpus):
    """The rules themselves: in every minute, look at all that waits."""
    starts, used, running = [None] * len(jobs), {}, []
    now = min((job[1] for job in jobs), default=0)
    while None in starts:
        running = [end for end in running if end > now]
        while len(running) < gpus:
            waiting = [
                (-priority, used.get(team, 0), submitted, number)
                for number, (team, submitted, _, priority) in enumerate(jobs)
                if starts[number] is None and submitted <= now
            ]
            if not waiting:
                break
            number = min(waiting)[3]
            team, _, minutes, _ = jobs[number]
            starts[number] = now
            used[team] = used.get(team, 0) + minutes
            running.append(now + minutes)
        now += 1
    return starts


def _random_jobs(seed):
    rng = random.Random(seed)
    return [
        (rng.choice("abc"), rng.randrange(12), rng.randrange(1, 7), rng.choice([0, 0, 1]))
        for _ in range(rng.randrange(1, 14))
    ]


def check_example(candidate):
    """The example of the brief: [0, 45, 35, 30]."""
    jobs = [("ice", 0, 30, 1), ("ice", 1, 10, 1), ("sea", 2, 10, 1), ("ice", 3, 5, 2)]

    assert _starts(candidate, jobs, 1) == [0, 45, 35, 30]


def check_enough_gpus(candidate):
    """With a GPU for each, every job starts when it is submitted."""
    jobs = [("a", 5, 10, 0), ("a", 0, 10, 0), ("b", 5, 1, 3)]

    assert _starts(candidate, jobs, 3) == [5, 0, 5]


def check_team_with_less_use_goes_first(candidate):
    """Of equal priority, the team that has used the least goes first."""
    jobs = [("a", 0, 10, 0), ("a", 1, 10, 0), ("a", 1, 10, 0), ("b", 2, 10, 0), ("b", 3, 10, 0)]

    assert _starts(candidate, jobs, 1) == [0, 20, 40, 10, 30]


def check_no_jobs(candidate):
    """Without jobs there are no start times."""
    assert _starts(candidate, [], 4) == []


def check_waits_for_submission(candidate):
    """No job starts before it is submitted, though GPUs have long been idle."""
    jobs = [("a", 100, 5, 0), ("b", 300, 5, 0), ("b", 300, 5, 0)]

    assert _starts(candidate, jobs, 2) == [100, 300, 300]
    assert _starts(candidate, jobs, 1) == [100, 300, 305]


def check_idle_gpu_and_many_that_wait(candidate):
    """When several GPUs are idle, jobs of the same minute all start in that minute."""
    jobs = [("a", 7, 50, 0), ("b", 9, 4, 0), ("b", 9, 4, 0), ("c", 9, 4, 0)]

    assert _starts(candidate, jobs, 3) == [7, 9, 13, 9]


def check_higher_priority_goes_first(candidate):
    """A higher priority goes first, however much its team has used, and negative ones last."""
    jobs = [("a", 0, 100, 5), ("b", 1, 1, 1), ("a", 2, 1, 2), ("c", 0, 1, -4), ("b", 3, 1, 0)]

    assert _starts(candidate, jobs, 1) == [0, 101, 100, 103, 102]


def check_running_jobs_are_not_interrupted(candidate):
    """A job of high priority waits for the end of what is running."""
    assert _starts(candidate, [("a", 0, 60, 0), ("b", 1, 5, 9)], 1) == [0, 60]


def check_free_in_the_same_minute(candidate):
    """A GPU that becomes free can start a job submitted in that very minute."""
    jobs = [("a", 0, 10, 0), ("a", 5, 10, 0), ("b", 10, 10, 3)]

    assert _starts(candidate, jobs, 1) == [0, 20, 10]


def check_use_counts_from_the_start(candidate):
    """A long job counts in full as soon as it starts, for the next GPU in the same minute."""
    jobs = [("a", 0, 100, 0), ("a", 0, 1, 0), ("b", 0, 50, 0), ("b", 0, 1, 0), ("c", 0, 2, 0)]

    assert _starts(candidate, jobs, 2) == [0, 53, 0, 52, 50]


def check_use_of_all_priorities(candidate):
    """What a team used at one priority counts at the others."""
    jobs = [("a", 0, 30, 2), ("a", 1, 5, 0), ("b", 2, 5, 0), ("b", 3, 5, 0)]

    assert _starts(candidate, jobs, 1) == [0, 40, 30, 35]


def check_earlier_submitted_goes_first(candidate):
    """Teams with equal use go by submission, then by place in the list."""
    jobs = [("x", 0, 9, 0), ("b", 4, 5, 0), ("a", 3, 5, 0), ("c", 4, 5, 0)]

    assert _starts(candidate, jobs, 1) == [0, 14, 9, 19]


def check_one_team_in_order(candidate):
    """Within a team of one priority, jobs go by submission, then by place in the list."""
    jobs = [("a", 3, 2, 0), ("a", 1, 2, 0), ("a", 3, 2, 0), ("a", 2, 2, 0), ("a", 0, 2, 0)]

    assert _starts(candidate, jobs, 1) == [6, 2, 8, 4, 0]


def check_negative_times(candidate):
    """Submission times may be negative."""
    assert _starts(candidate, [("a", -10, 5, 0), ("b", -9, 5, 0), ("b", 2, 5, 0)], 1) == [
        -10,
        -5,
        2,
    ]


def check_more_gpus_than_jobs(candidate):
    """A huge number of GPUs is no problem."""
    assert _starts(candidate, [("a", 3, 5, 0), ("b", 4, 5, 0)], 10**9) == [3, 4]


def check_bad_input_is_refused(candidate):
    """A job shorter than a minute, or no GPU, raises ValueError."""
    raises(ValueError, candidate, [("a", 0, 0, 0)], 1)
    raises(ValueError, candidate, [("a", 0, 5, 0), ("b", 9, -1, 0)], 1)
    raises(ValueError, candidate, [("a", 0, 5, 0)], 0)
    raises(ValueError, candidate, [], 0)


def check_jobs_are_left_alone(candidate):
    """The list of jobs is not changed."""
    unchanged(candidate, [("b", 5, 3, 0), ("a", 0, 4, 1), ("b", 1, 2, 0)], 1)


def check_same_as_minute_by_minute(candidate):
    """For any jobs, the start times are those of looking at everything in every minute."""

    @holds_for(st.integers(0, 10_000), st.integers(1, 3), examples=60)
    def same_starts(seed, gpus):
        jobs = _random_jobs(seed)
        assert _starts(candidate, jobs, gpus) == _minute_by_minute(jobs, gpus)


def check_later_clock(candidate):
    """Submitting everything an hour later starts everything an hour later."""

    @holds_for(st.integers(0, 10_000), examples=15)
    def moved(seed):
        jobs = _random_jobs(seed)
        later = [(team, submitted + 60, minutes, p) for team, submitted, minutes, p in jobs]
        assert _starts(candidate, later, 2) == [at + 60 for at in _starts(candidate, jobs, 2)]


def check_one_busy_team_in_time(candidate):
    """Ten thousand jobs of one team, with another one coming now and then, are done in time."""
    jobs = [("busy" if n % 9 else "other", n, 30, 0) for n in range(10_000)]

    assert sorted(_starts(candidate, jobs, 1)) == list(range(0, 300_000, 30))


def check_many_teams_in_time(candidate):
    """8,000 jobs of 2,000 teams that all wait are done in time."""
    jobs, gpus = sized(8000)
    starts = _starts(candidate, jobs, gpus)

    ends = sorted(start + job[2] for start, job in zip(starts, jobs, strict=True))
    assert all(end <= start for end, start in zip(ends, sorted(starts)[gpus:], strict=False))


def sized(n):
    """Jobs n of a quarter as many teams, submitted faster than four GPUs can work."""
    rng = random.Random(n)
    return [
        (f"team {rng.randrange(n // 4)}", rng.randrange(n), rng.randrange(5, 60), rng.randrange(3))
        for _ in range(n)
    ], 4
