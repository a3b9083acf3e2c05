"""A run uses what it may and no more, ends when it must, and says how."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from greenroom.coding.account import Limits
from greenroom.coding.confine import landlock
from greenroom.coding.levels import LEVELS, Level, lacking
from greenroom.coding.outcomes import Crashed, MemoryLimit, Refused, TimeLimit, ZygoteLost
from greenroom.coding.run import Run
from greenroom.coding.sandbox import CannotStart, Sandbox, isolation

SHORT = Limits(seconds=1, memory_mb=64)
DEAF = """
import signal, time
for number in set(range(1, 32)) - {9, 19}:
    signal.signal(number, signal.SIG_IGN)
while True:
    time.sleep(1)
"""
LONG = Limits(seconds=120, memory_mb=256)
LINUX: tuple[Level, ...] = ("full", "no-namespaces")


def reached(level: Level) -> bool:
    """Whether this machine starts a zygote at that level."""
    try:
        Sandbox("stdlib", allow=level, most=level).close()
    except CannotStart:
        return False
    return True


@pytest.fixture(scope="module", params=LINUX)
def sandbox(request: pytest.FixtureRequest) -> Iterator[Sandbox]:
    level: Level = request.param
    if not reached(level):
        pytest.skip(f"this machine does not reach {level}")
    with Sandbox("numpy", allow=level, most=level) as started:
        yield started


@pytest.mark.parametrize(
    "body",
    [
        "while True: pass",
        "sum(range(10**12))",
        "import re; re.match('(a+)+b', 'a' * 60)",
        "import time; time.sleep(60)",
        "import threading; threading.Lock().acquire(); threading.Event().wait()",
        "import os, signal; os.kill(os.getpid(), signal.SIGSTOP)",
        DEAF,
        "while True: print('x' * 9999)",
    ],
)
def test_a_run_without_end_is_ended_soon_after_its_time(sandbox: Sandbox, body: str) -> None:
    began = time.perf_counter()
    with pytest.raises(TimeLimit, match="longer than the 1 s"):
        sandbox.run(body, (), SHORT)

    assert time.perf_counter() - began < 10


def test_all_calls_of_a_run_share_its_seconds(sandbox: Sandbox) -> None:
    source = "import time\ndef f(): time.sleep(0.4)"
    with sandbox.run(source, ("f",), SHORT) as run:
        run.candidate()

        with pytest.raises(TimeLimit):
            list(iter(run.candidate, "never"))
        assert 0.9 < run.usage.wall < 5


def test_a_run_that_has_ended_says_so_again(sandbox: Sandbox) -> None:
    with sandbox.run("import os\ndef f(): os._exit(0)", ("f",), LONG) as run:
        for _ in range(2):
            with pytest.raises(Crashed, match="exit code 0"):
                run.candidate()

        assert isinstance(run.ended, Crashed)


def test_no_check_can_swallow_the_end_by_expecting_an_exception(sandbox: Sandbox) -> None:
    def careless(run: Run) -> None:
        with suppress(Exception):
            run.candidate()

    with (
        sandbox.run("import os\ndef f(): os._exit(0)", ("f",), LONG) as run,
        pytest.raises(Crashed),
    ):
        careless(run)


@pytest.mark.parametrize(
    "body",
    [
        "x = bytearray(10**9)",
        "x = []\nwhile True: x.append(bytearray(10**6))",
        "x = 'x' * 10**9",
        "import numpy as np; np.ones(2**28)",
        "import mmap; mmap.mmap(-1, 10**9)[0]",
    ],
)
def test_too_much_memory_is_told_as_such(sandbox: Sandbox, body: str) -> None:
    with pytest.raises((MemoryLimit, OSError)):
        sandbox.run(body, (), Limits(seconds=120, memory_mb=64))


def test_memory_is_counted_from_what_the_profile_takes(sandbox: Sandbox) -> None:
    source = "import numpy as np\ndef f(n): return float(np.ones(n * 131072).sum())"
    with sandbox.run(source, ("f",), LONG) as run:
        assert run.candidate(100) == 100 * 131072

    assert 95 < run.usage.memory_mb < 130
    assert run.usage.cpu > 0


@pytest.mark.parametrize(
    ("body", "how"),
    [
        ("import os; os._exit(3)", "exit code 3"),
        ("import os; os.abort()", "signal 6"),
        ("import ctypes; ctypes.string_at(0)", "signal 11"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "signal 9"),
    ],
)
def test_a_process_that_ends_says_how(sandbox: Sandbox, body: str, how: str) -> None:
    with pytest.raises(Crashed, match=how):
        sandbox.run(body, (), LONG)


@pytest.mark.parametrize("count", [1, 100_000])
def test_words_out_of_turn_are_no_answer(sandbox: Sandbox, count: int) -> None:
    source = f"""
import os
def f():
    for n in range(3, 20):
        try: os.write(n, b"\\x05\\0\\0\\0" + b"x" * {count})
        except OSError: pass
    return 1
"""
    with sandbox.run(source, ("f",), LONG) as run, pytest.raises((Crashed, Refused)):
        run.candidate()


def test_an_answer_written_ahead_is_not_taken_for_the_next_question(sandbox: Sandbox) -> None:
    source = """
import gc, os
from greenroom.coding import inside, wire
def f(n):
    me = next(one for one in gc.get_objects() if isinstance(one, inside.Inside))
    me.send(["ok", "0" * 16, 42])
    return n
"""
    with sandbox.run(source, ("f",), LONG) as run, pytest.raises(Crashed):
        list(map(run.candidate, (1, 2)))


def test_what_is_printed_is_kept_as_far_as_allowed(sandbox: Sandbox) -> None:
    source = """
import os, sys
def f(n):
    print("said")
    print("warned", file=sys.stderr)
    os.write(1, b"raw" * n)
"""
    limits = Limits(seconds=120, memory_mb=64, output_bytes=1000)
    with sandbox.run(source, ("f",), limits) as run:
        run.candidate(1)
        assert run.printed == "said\nwarned\nraw"
        run.candidate(10**6)

    assert len(run.printed) == 1000


def test_nothing_is_left_of_one_run_in_the_next(sandbox: Sandbox) -> None:
    first = "import math, builtins\nmath.pi = 3\nbuiltins.sum = lambda x: 7\ndef f(): return 0"
    second = "import math, sys\ndef f(): return math.pi > 3 and sum([]) == 0"
    with sandbox.run(first, ("f",), LONG), sandbox.run(second, ("f",), LONG) as run:
        assert run.candidate()


def test_unseeded_randomness_is_the_same_in_every_run(sandbox: Sandbox) -> None:
    source = (
        "import random, numpy as np\ndef f(): return random.random(), np.random.rand(), hash('a')"
    )
    drawn = set()
    for _ in range(2):
        with sandbox.run(source, ("f",), LONG) as run:
            drawn.add(run.candidate())

    assert len(drawn) == 1


def test_errors_while_loading_are_the_submissions(sandbox: Sandbox) -> None:
    for source, kind in (("def f(:", SyntaxError), ("1 / 0", ZeroDivisionError)):
        with pytest.raises(kind) as caught:
            sandbox.run(f"print('before')\n{source}", (), LONG)

        assert any("raised by the submission" in note for note in caught.value.__notes__)


@pytest.mark.parametrize(
    ("forbid", "use"),
    [
        ("sklearn", "import sklearn"),
        ("numpy", "import numpy"),
        ("numpy.linalg", "import numpy.linalg"),
        ("numpy.linalg.lstsq", "import numpy; numpy.linalg.lstsq([[1.0]], [1.0], rcond=None)"),
        ("statistics.mean", "from statistics import mean; mean([1])"),
    ],
)
def test_what_is_ruled_out_cannot_be_used(sandbox: Sandbox, forbid: str, use: str) -> None:
    with pytest.raises((ImportError, RuntimeError)):
        sandbox.run(use, (), LONG, forbid=(forbid,))


def test_numpy_scipy_and_threads_work_inside(sandbox: Sandbox) -> None:
    source = """
import threading
import numpy as np
from sklearn.linear_model import LogisticRegression
from scipy import optimize
def f():
    rows = np.random.default_rng(0).normal(size=(80, 3))
    found = []
    thread = threading.Thread(target=lambda: found.append(np.linalg.svd(rows)[1].shape))
    thread.start()
    thread.join()
    model = LogisticRegression().fit(rows, rows[:, 0] > 0)
    return found[0], model.score(rows, rows[:, 0] > 0) > 0.9, optimize.brentq(lambda x: x - 1, 0, 3)
"""
    with sandbox.run(source, ("f",), LONG) as run:
        assert run.candidate() == ((3,), True, 1.0)


def test_many_threads_may_run_submissions_at_once(sandbox: Sandbox) -> None:
    got: dict[int, list[int]] = {}

    def work(number: int) -> None:
        got[number] = []
        for turn in range(10):
            with sandbox.run(f"def f(x): return x * {number}", ("f",), LONG) as run:
                got[number].append(run.candidate(turn))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert got == {n: [turn * n for turn in range(10)] for n in range(6)}


def children_of(pid: int) -> list[int]:
    """The processes below one, by the process table."""
    told = subprocess.run(["ps", "-e", "-o", "pid=,ppid="], capture_output=True, check=True)
    below: dict[int, list[int]] = {}
    for line in told.stdout.decode().splitlines():
        child, parent = map(int, line.split())
        below.setdefault(parent, []).append(child)
    found, waiting = [], [pid]
    while waiting:
        more = below.get(waiting.pop(), [])
        found += more
        waiting += more
    return found


def command_of(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    except OSError:
        return ""


@pytest.mark.parametrize("level", LINUX)
def test_killing_the_zygote_costs_the_run_and_no_more(level: Level) -> None:
    if not reached(level):
        pytest.skip(f"this machine does not reach {level}")
    before = set(children_of(os.getpid()))
    with Sandbox("stdlib", allow=level, most=level) as sandbox:
        run = sandbox.run("def f(): return 1", ("f",), LONG)
        for pid in set(children_of(os.getpid())) - before:
            if "zygote.main" in command_of(pid) and "bwrap" not in command_of(pid):
                os.kill(pid, signal.SIGKILL)

        with run, pytest.raises(ZygoteLost):
            list(iter(run.candidate, "never"))
        with sandbox.run("def f(): return 2", ("f",), LONG) as again:
            assert again.candidate() == 2


def test_closing_leaves_no_process_behind() -> None:
    before = set(children_of(os.getpid()))
    sandbox = Sandbox("stdlib", allow="none")
    run = sandbox.run("def f(): return 1", ("f",), LONG)
    sandbox.close()

    with pytest.raises(ZygoteLost):
        run.candidate()
    run.close()
    left = set(children_of(os.getpid())) - before
    assert not [pid for pid in left if "zygote.main" in command_of(pid)]


def test_a_zygote_is_renewed_before_it_grows_old_without_losing_a_run() -> None:
    with Sandbox("stdlib", allow="none", renew=2) as sandbox:
        first = sandbox.run("def f(): return -1", ("f",), LONG)
        for turn in range(5):
            with sandbox.run(f"def f(): return {turn}", ("f",), LONG) as run:
                assert run.candidate() == turn

        assert first.candidate() == -1
        first.close()


def test_the_level_is_what_really_started() -> None:
    found = isolation()

    assert found.level in LEVELS
    assert found.landlock == landlock.version()
    if sys.platform == "linux" and found.level != "full":
        assert found.why


def test_a_level_that_cannot_be_had_is_refused_with_the_reason() -> None:
    with pytest.raises(CannotStart, match="cannot be had here"):
        Sandbox(
            "stdlib",
            allow="seatbelt",
            most="job-object" if sys.platform == "darwin" else "seatbelt",
        )


@pytest.mark.skipif(not reached("full"), reason="no namespaces here")
def test_without_namespaces_the_level_drops_and_says_why(tmp_path: Path) -> None:
    broken = tmp_path / "bwrap"
    broken.write_text(
        "#!/bin/sh\necho 'bwrap: No permissions to create new namespace' >&2\nexit 1\n"
    )
    broken.chmod(0o755)
    script = (
        "from greenroom.coding.sandbox import isolation; found = isolation(); "
        "print(found.level, *found.why)"
    )
    told = subprocess.run(
        [sys.executable, "-c", script],
        env={"PATH": f"{tmp_path}:{os.environ['PATH']}", "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        check=True,
        text=True,
    )

    assert told.stdout.startswith("no-namespaces full: bwrap: No permissions")


def test_what_a_level_lacks_is_told_for_every_level() -> None:
    assert {level: lacking(level) for level in LEVELS}["none"] == ""
