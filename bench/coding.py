"""What a judged run costs, how many a machine does, and whether many candidates are kept apart.

Usage: python bench/coding.py [overhead|rate|limit|crowd]
Ratios are against a bare `python -I -c pass` in the same rounds, so that a busy machine hits both.
"""

import resource
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from statistics import median

import numpy as np

from greenroom.coding.outcomes import TimeLimit
from greenroom.coding.sandbox import Limits, Sandbox

ROUNDS = 30
CANDIDATES, EACH = 20, 50
ZYGOTES = 2
SECONDS = 4  # of measuring a rate
LIMITS = Limits(seconds=20, memory_mb=256)
TRIVIAL = "import numpy as np\n\ndef f(x):\n    return x + 1\n"
REALISTIC = """import numpy as np

def f(points, truth, tests, more, weights):
    weights = weights.copy()
    for _ in range(300):
        chance = 1 / (1 + np.exp(-points @ weights))
        weights -= 0.1 * points.T @ (chance - truth) / len(points)
    return weights
"""
ENDLESS = "def f(x):\n    while True:\n        pass\n"


def main() -> None:
    """Measure what is asked for, or everything, and print a line for each figure."""
    parts = {"overhead": overhead, "rate": rate, "limit": limit, "crowd": crowd}
    for name in sys.argv[1:] or parts:
        parts[name]()


def overhead() -> None:
    """A run with NumPy ready, as a ratio to a bare interpreter and to one that imports NumPy."""
    with Sandbox("numpy", allow="none") as sandbox:
        print(f"isolation: {sandbox.level}")
        ways: dict[str, Callable[[], object]] = {
            "bare": lambda: _python("pass"),
            "import numpy": lambda: _python("import numpy"),
            "run": lambda: _trivial(sandbox, 1),
        }
        taken = {name: [] for name in ways}  # type: dict[str, list[float]]
        for _ in range(ROUNDS):
            for name, way in ways.items():
                taken[name].append(_seconds(way))
    middle = {name: median(times) for name, times in taken.items()}
    for name, seconds in middle.items():
        print(f"{name}: median {1000 * seconds:.1f} ms, best {1000 * min(taken[name]):.1f} ms")
    print(f"ratio of a run to bare: {middle['run'] / middle['bare']:.2f} (at most 0.60)")
    print(f"ratio of a run to import numpy: {middle['run'] / middle['import numpy']:.2f}")


def rate() -> None:
    """Submissions a second with two zygotes, trivial and realistic."""
    dice = np.random.default_rng(0)
    points = dice.normal(size=(500, 10))
    arrays = (points, (points[:, 0] > 0).astype(float), points[:9], points[:5], np.zeros(10))
    with ExitStack() as stack:
        sandboxes = [stack.enter_context(Sandbox("numpy", allow="none")) for _ in range(ZYGOTES)]
        trivial = _rate(sandboxes, lambda sandbox: _trivial(sandbox, 1))
        realistic = _rate(sandboxes, lambda sandbox: _run(sandbox, REALISTIC, *arrays))
    print(f"trivial submissions a second: {trivial:.0f} (at least 100)")
    print(f"realistic submissions a second: {realistic:.0f} (at least 40)")


def limit() -> None:
    """When an endless loop with a 3-second limit is over."""
    with Sandbox("numpy", allow="none") as sandbox:
        taken = _seconds(lambda: _endless(sandbox))
    print(f"a 3-second limit ends after {taken:.2f} s (at most 3.5)")


def crowd() -> None:
    """A thousand submissions from twenty candidates: none lost, none mixed up, memory flat."""
    with ExitStack() as stack:
        sandboxes = [stack.enter_context(Sandbox("numpy", allow="none")) for _ in range(ZYGOTES)]
        before = 0
        wrong = 0
        began = time.perf_counter()
        with ThreadPoolExecutor(CANDIDATES) as pool:
            for turn in range(EACH):
                asked = [turn * CANDIDATES + who for who in range(CANDIDATES)]
                answers = pool.map(lambda n: _trivial(sandboxes[n % ZYGOTES], n), asked)
                wrong += sum(got != n + 1 for n, got in zip(asked, answers, strict=True))
                if turn == EACH // 5:
                    before = _memory()
        taken = time.perf_counter() - began
    total = CANDIDATES * EACH
    grown = (_memory() - before) / 1024
    said = f"{wrong} lost or mixed up, in {taken:.1f} s"
    print(f"{total} submissions from {CANDIDATES} candidates: {said}")
    print(f"memory grown after the first fifth: {grown:.1f} MB")


def _rate(sandboxes: list[Sandbox], run: Callable[[Sandbox], object]) -> float:
    done = [0] * len(sandboxes)
    began = time.perf_counter()

    def work(place: int) -> None:
        while time.perf_counter() - began < SECONDS:
            run(sandboxes[place])
            done[place] += 1

    with ThreadPoolExecutor(len(sandboxes)) as pool:
        list(pool.map(work, range(len(sandboxes))))
    return sum(done) / (time.perf_counter() - began)


def _trivial(sandbox: Sandbox, number: int) -> int:
    found = _run(sandbox, TRIVIAL, number)
    return found if isinstance(found, int) else -1


def _run(sandbox: Sandbox, source: str, *args: object) -> object:
    with sandbox.run(source, ("f",), LIMITS) as run:
        found: object = run.candidate(*args)
    return found


def _endless(sandbox: Sandbox) -> None:
    try:
        with sandbox.run(ENDLESS, ("f",), Limits(seconds=3, memory_mb=64)) as run:
            run.candidate(1)
    except TimeLimit:
        return
    raise SystemExit("an endless loop ended by itself")


def _python(code: str) -> None:
    subprocess.run([sys.executable, "-I", "-c", code], check=True)


def _seconds(way: Callable[[], object]) -> float:
    began = time.perf_counter()
    way()
    return time.perf_counter() - began


def _memory() -> int:
    """The most memory this process has held, in kB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    main()
