"""One attack, run in the sandbox, and what came of it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from greenroom.coding.compare import Tolerance, difference
from greenroom.coding.outcomes import Ended
from greenroom.coding.sandbox import Limits, Sandbox
from greenroom.coding.show import shown
from greenroom.coding.standin import StandIn
from tests.coding.attacks.outside import SECRET, Outside
from tests.coding.attacks.program import Program

SECONDS = {"answer": 1.0, "wire": 1.0}  # of families whose attacks take a while to be built


@dataclass(frozen=True)
class Came:
    """What came of an attack: how it ended, what it claims, and all the text it got out."""

    how: str
    claims: bool
    text: str


def attempt(sandbox: Sandbox, program: Program, outside: Outside) -> list[Came]:
    """Run the program as often as it wants to be run."""
    told = [
        {**outside.told(turn), "call": call, "whisper": SECRET if turn < program.turns else ""}
        for turn in range(1, program.turns + 1)
        for call in range(program.runs)
    ]
    return [_once(sandbox, program, one) for one in told]


def _once(sandbox: Sandbox, program: Program, told: dict[str, object]) -> Came:
    run: Any = None
    how, claims, text = "", False, ""
    try:
        with sandbox.run(program.source, ("solve",), _limits(program)) as run:
            lent = (_lent,) if program.callback else ()
            for _ in range(program.calls):
                got = _used(run.candidate(told, *lent))
            how, claims = "returned", bool(got) and not isinstance(got, dict)
            text = repr(got)
    except Ended as ended:
        how, text = type(ended).__name__, f"{text}{ended}"
    except Exception as error:  # noqa: BLE001 - whatever a submission raises
        how, text = how or "raised", f"{text}{error!r}{getattr(error, '__notes__', '')}"
    return Came(how, claims, text + (run.printed if run else ""))


def _limits(program: Program) -> Limits:
    """Little time for what never ends, more for what is to be stopped by something else."""
    family = program.name.partition("/")[0]
    seconds = SECONDS.get(family, 0.4) if program.stopped else 3.0
    return Limits(seconds=seconds, memory_mb=256)


def _used(got: Any) -> Any:
    """What came back, after doing with it what checks do."""
    for value in got.values() if isinstance(got, dict) else (got,):
        if isinstance(value, StandIn) and hasattr(type(value), "__iter__"):
            list(value)
        shown(value)
        for wanted in (5.0, [1.0, 2.0], np.arange(3.0)):
            difference(value, wanted, Tolerance(1e-6, 1e-9))
            difference(value, wanted, None)
    return got


def _lent(call: Any, *args: Any) -> Any:
    """A function of the server's, which a submission may call."""
    return call(*args, _lent)


def peak_mb() -> int:
    """The most memory this process has held since it was last asked."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) // 1024
