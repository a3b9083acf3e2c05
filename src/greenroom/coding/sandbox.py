"""Starts the processes that submissions run in; only this module, and on Windows `alone`, does.

A `Sandbox` keeps one zygote: a Python process with a profile's libraries loaded, confined as far
as the machine allows, which forks a process of its own for every run. What it reached is its
`level`; it refuses to start below the level it was allowed.
"""

import json
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from threading import Lock
from types import TracebackType
from typing import Any, Self

from greenroom.coding import alone
from greenroom.coding.account import Ending, Limits
from greenroom.coding.confine import landlock
from greenroom.coding.conversation import Conversation
from greenroom.coding.levels import ELSEWHERE, LEVELS, Level, Profile, command, lacking
from greenroom.coding.outcomes import ZygoteLost
from greenroom.coding.run import Run
from greenroom.errors import CallerError, UserError

__all__ = ["CannotStart", "Isolation", "Level", "Limits", "Profile", "Sandbox", "isolation"]

_ORDER = 192  # bytes of an order; as in `zygote`
_STARTS_WITHIN, _ENDS_WITHIN = 120.0, 60.0  # seconds, of the zygote itself
_GONE = "the process that serves runs is gone"
_ENVIRONMENT = {
    "LANG": "C.UTF-8",
    "TZ": "UTC",
    "HOME": "/",
    "PYTHONHASHSEED": "0",
    **{f"{name}_NUM_THREADS": "1" for name in ("OPENBLAS", "OMP", "MKL", "VECLIB_MAXIMUM")},
}


class CannotStart(UserError):
    """The isolation asked for cannot be had on this machine."""


@dataclass(frozen=True, kw_only=True)
class Isolation:
    """The level this machine reaches, and why not more.

    Attributes:
        level: The best that really started.
        landlock: The version of the kernel's Landlock, 0 where there is none.
        why: A line for each thing that is missing.
    """

    level: Level
    landlock: int
    why: tuple[str, ...] = ()


def isolation() -> Isolation:
    """Find the level this machine reaches, by starting it."""
    with Sandbox("stdlib", allow="none") as sandbox:
        return Isolation(level=sandbox.level, landlock=landlock.version(), why=sandbox.why)


class Sandbox:
    """One zygote of one profile, from which submissions are run.

    Runs may overlap and threads may share it: each run has a process of its own. Processes may
    not: a worker that was forked starts one of its own.

    Attributes:
        level: The level that was reached.
        why: Why it is not a higher one.
    """

    def __init__(
        self,
        profile: Profile,
        allow: Level = "no-namespaces",
        *,
        most: Level = "full",
        renew: int = 500,
    ) -> None:
        """Start the zygote at the highest level that starts, from `most` down to `allow`.

        Another one takes over after `renew` runs.

        Raises:
            CannotStart: The machine does not reach that level, or the profile is not installed.
        """
        self.profile: Profile = profile
        self._lock = Lock()
        self._numbers = count(1)
        self._runs, self._renew, self._closed = 0, renew, False
        self._zygote, self.level, self.why = _best(profile, allow, most)

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the zygote."""
        self.close()

    def run(
        self, source: str, entries: tuple[str, ...], limits: Limits, forbid: tuple[str, ...] = ()
    ) -> Run:
        """Load a submission in a new process; its `candidate` is what checks are given.

        Raises:
            ZygoteLost: The zygote is gone; the next run starts another.
            Ended: Loading took too long, too much memory, or the process.
            Exception: Whatever the submission raises while it is loaded.
        """
        run = self._forked(limits)
        try:
            run.load(source, entries, forbid)
        except BaseException as error:
            run.close()
            error.add_note(f"printed: {run.printed}") if run.printed else None
            raise
        return run

    def close(self) -> None:
        """End the zygote and every run; nothing more can be run."""
        with self._lock:
            self._closed = True
            self._zygote.close()

    def _forked(self, limits: Limits) -> Run:
        with self._lock:
            if self._closed:
                raise CallerError("this sandbox has been closed")
            if self._zygote.closed or self._runs >= self._renew:
                self._zygote.retire()
                self._zygote, self._runs = _started(self.level, self.profile), 0
            self._runs += 1
            zygote, number = self._zygote, next(self._numbers)
            talk = zygote.fork(number, limits)

        def end() -> Ending:
            with self._lock:
                return zygote.end(number)

        return Run(talk, limits, end)


class _Zygote:
    """A zygote's process, and the socket it gets its orders by."""

    def __init__(self, level: Level, profile: Profile) -> None:
        """Start it, and wait until it is ready.

        Raises:
            CannotStart: It does not start at this level.
        """
        self.running: set[int] = set()
        self.closed = self.retired = False
        self.control, theirs = socket.socketpair()
        with theirs, tempfile.TemporaryFile() as said:
            start = command(level, profile, theirs.fileno())
            try:
                self.process = subprocess.Popen(  # noqa: S603 - our own words, never a user's
                    start,
                    env=_ENVIRONMENT,
                    cwd="/",
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=said,
                    pass_fds=[theirs.fileno()],
                    start_new_session=True,
                )
            except OSError as error:
                self.control.close()
                raise CannotStart(f"{start[0]}: {error}") from error
            theirs.close()
            self._must_be_ready(said)

    def _must_be_ready(self, said: Any) -> None:
        try:
            told = self._reply(_STARTS_WITHIN)
        except ZygoteLost as error:
            said.seek(0)
            lines = said.read().decode("utf-8", "replace").strip().splitlines()
            raise CannotStart(lines[-1] if lines else "the zygote did not start") from error
        if not told["ready"]:
            self.close()
            raise CannotStart(str(told["why"]))

    def fork(self, number: int, limits: Limits) -> Conversation:
        """Have a run's process started.

        Raises:
            ZygoteLost: There is nobody to start it.
        """
        memory = limits.memory_mb << 20
        order = {"do": "run", "run": number, "memory": memory, "seconds": limits.seconds}
        ours, theirs = socket.socketpair()
        output, printing = socket.socketpair()
        talk = Conversation(ours, output, seconds=limits.seconds, keeps=limits.output_bytes)
        try:
            self._order(order, [theirs.fileno(), printing.fileno()])
        except ZygoteLost:
            talk.close()
            raise
        finally:
            theirs.close()
            printing.close()
        self.running.add(number)
        return talk

    def end(self, number: int) -> Ending:
        """Have a run's process ended, and learn how it went.

        Raises:
            ZygoteLost: There is nobody to tell.
        """
        self.running.discard(number)
        self._order({"do": "end", "run": number}, [])
        told = self._reply(_ENDS_WITHIN)
        if self.retired and not self.running:
            self.close()
        return Ending(int(told["status"]), float(told["cpu"]), int(told["memory"]))

    def retire(self) -> None:
        """End it as soon as its last run has ended."""
        self.retired = True
        if not self.running:
            self.close()

    def close(self) -> None:
        """Hang up, which ends it; end it by force when it does not."""
        if self.closed:
            return
        self.closed = True
        self.control.close()
        try:
            self.process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def _order(self, order: Mapping[str, object], descriptors: list[int]) -> None:
        frame = json.dumps(order).encode().ljust(_ORDER)
        try:
            socket.send_fds(self.control, [frame], descriptors)
        except OSError as error:
            self.close()
            raise ZygoteLost(_GONE) from error

    def _reply(self, within: float) -> dict[str, Any]:
        """Read one line of the zygote's."""
        said = b""
        try:
            self.control.settimeout(within)
            while not said.endswith(b"\n"):
                piece = self.control.recv(4096)
                said += piece or b"{}\n"
        except OSError:
            said = b"{}"
        found: dict[str, Any] = json.loads(said)
        if not found:
            self.close()
            raise ZygoteLost(_GONE)
        return found


def _started(level: Level, profile: Profile) -> _Zygote | alone.Alone:
    windows = sys.platform == "win32"
    return alone.Alone(profile, _ENVIRONMENT) if windows else _Zygote(level, profile)


def _best(
    profile: Profile, allow: Level, most: Level
) -> tuple[_Zygote | alone.Alone, Level, tuple[str, ...]]:
    """Start a zygote at the highest level that starts."""
    missing: list[str] = []
    for level in LEVELS[LEVELS.index(allow) : LEVELS.index(most) + 1][::-1]:
        why = lacking(level)
        if not why:
            try:
                return _started(level, profile), level, tuple(missing)
            except CannotStart as error:
                why = str(error)
        if why != ELSEWHERE:
            missing.append(f"{level}: {why}")
    raise CannotStart(f"isolation {allow!r} cannot be had here: {'; '.join(missing)}")
