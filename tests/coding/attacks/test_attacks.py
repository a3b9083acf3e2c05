"""No attack gets out, and after each one the sandbox serves as before; seen from outside."""

import resource
import time
from collections.abc import Iterator

import pytest

from greenroom.coding.sandbox import Limits, Sandbox
from tests.coding.attacks.attempt import attempt, peak_mb
from tests.coding.attacks.outside import SECRET, Outside
from tests.coding.attacks.program import PROGRAMS, Program

LONGEST = 90.0  # seconds: the limits are of 0.4 to 3 s, the machine may be busy
MOST_MB = 500  # by which the server may grow while it reads an answer


@pytest.fixture(scope="module", autouse=True)
def little_memory() -> Iterator[None]:
    """Let this process, too, take no more than a few gigabytes, should an attack on it succeed."""
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (6 << 30, hard))
    yield
    resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


@pytest.fixture(scope="module", params=["full", "no-namespaces"])
def sandbox(request: pytest.FixtureRequest) -> Iterator[Sandbox]:
    with Sandbox("numpy", request.param, most=request.param) as made:
        yield made


@pytest.mark.parametrize("program", PROGRAMS, ids=str)
def test_does_not_get_out(program: Program, sandbox: Sandbox, outside: Outside) -> None:
    serves(sandbox)
    before, memory, began = outside.look(), peak_mb(), time.monotonic()

    came = attempt(sandbox, program, outside)

    assert not any(SECRET in one.text for one in came)
    assert outside.differences(before) == []
    if sandbox.level == "full" or not program.oracle:
        assert not any(one.claims for one in came), came
    if program.stopped:
        assert "returned" not in [one.how for one in came]
    took, grew = time.monotonic() - began, peak_mb() - memory
    assert took < LONGEST
    assert grew < MOST_MB
    serves(sandbox)


def test_there_are_enough_attacks() -> None:
    assert len(PROGRAMS) >= 45


def serves(sandbox: Sandbox) -> None:
    """Expect a harmless submission to be served."""
    source = "import numpy as np\n\ndef solve(x):\n    return float(np.sum(x)) + 40\n"
    with sandbox.run(source, ("solve",), Limits(seconds=30.0, memory_mb=256)) as run:
        assert run.candidate([1.0, 1.0]) == 42.0
