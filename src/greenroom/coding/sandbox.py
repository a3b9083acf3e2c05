"""Starts the processes that submissions run in; the only module of the coding round that does.

A `Sandbox` keeps one zygote: a Python process with a profile's libraries loaded, confined as far
as the machine allows, which forks a process of its own for every run. What it reached is its
`level`; it refuses to start below the level it was allowed.
"""

import json
import os
import platform
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import IO, Literal, Self

from greenroom.coding.confine import landlock, places, platforms, syscalls
from greenroom.coding.conversation import Conversation
from greenroom.coding.outcomes import ZygoteLost
from greenroom.coding.run import Ending, Limits, Run
from greenroom.errors import UserError

__all__ = ["Isolation", "Level", "Limits", "Profile", "Sandbox", "isolation"]

Level = Literal["full", "no-namespaces", "seatbelt", "job-object", "none"]
Profile = Literal["stdlib", "numpy", "pandas"]

LEVELS: tuple[Level, ...] = ("none", "job-object", "seatbelt", "no-namespaces", "full")
_RUNS_EACH = 500  # of one zygote
_ORDER = 192  # bytes of an order; as the zygote's
_STARTS_WITHIN, _ENDS_WITHIN = 120.0, 60.0  # seconds, of the zygote itself
_START = "import sys; sys.path.append({source!r}); from greenroom.coding import zygote; zygote.main(sys.argv[1], int(sys.argv[2]))"
_WIRE = {"stdlib": [], "numpy": ["wire_numpy"], "pandas": ["wire_numpy", "wire_pandas"]}
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
    try:
        with Sandbox("stdlib", allow="none") as sandbox:
            return Isolation(level=sandbox.level, landlock=landlock.version(), why=sandbox.why)
    except UserError as error:
        return Isolation(level="none", landlock=landlock.version(), why=(str(error),))


class Sandbox:
    """One zygote of one profile, from which submissions are run.

    Runs may overlap and threads may share it: each run has a process of its own.

    Args:
        profile: What is loaded beforehand.
        allow: The lowest level that will do.
        most: The highest level that is tried.

    Raises:
        UserError: The machine does not reach that level, or the profile is not installed.
    """

    def __init__(
        self, profile: Profile, allow: Level = "no-namespaces", *, most: Level = "full"
    ) -> None:
        self.profile: Profile = profile
        self.level: Level = "none"
        self.why: tuple[str, ...] = ()
        self._lock = RLock()
        self._numbers = count(1)
        self._runs = 0
        self._open: set[int] = set()
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._begin(allow, most)

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
        except BaseException:
            run.close()
            raise
        return run

    def close(self) -> None:
        """End the zygote and every run."""
        with self._lock:
            control, process = self._control, self._process
            self._control = self._process = None
            self._open.clear()
            if control is not None:
                control.close()
            if process is not None:
                _end(process)

    def _forked(self, limits: Limits) -> Run:
        ours, theirs = socket.socketpair()
        output, printing = os.pipe()
        order = {
            "do": "run",
            "run": next(self._numbers),
            "memory": limits.memory_mb << 20,
            "seconds": limits.seconds,
        }
        number = int(str(order["run"]))
        talk = Conversation(ours, output, seconds=limits.seconds, keeps=limits.output_bytes)
        try:
            with self._lock:
                self._renew()
                self._order(order, [theirs.fileno(), printing])
                self._open.add(number)
                self._runs += 1
                control = self._control
        except BaseException:
            talk.close()
            raise
        finally:
            theirs.close()
            os.close(printing)
        return Run(talk, limits, lambda: self._ended(number, control))

    def _ended(self, number: int, control: socket.socket | None) -> Ending:
        """Have a run's process ended, and learn how it went."""
        with self._lock:
            self._open.discard(number)
            if control is None or control is not self._control:
                raise ZygoteLost("the process that serves runs is gone")
            self._order({"do": "end", "run": number}, [])
            told = self._reply(_ENDS_WITHIN)
        return Ending(int(str(told["status"])), float(str(told["cpu"])), int(str(told["memory"])))

    def _order(self, order: Mapping[str, object], descriptors: list[int]) -> None:
        frame = json.dumps(order).encode().ljust(_ORDER)
        try:
            if self._control is None:
                raise OSError
            if descriptors:
                socket.send_fds(self._control, [frame], descriptors)
            else:
                self._control.sendall(frame)
        except OSError as error:
            raise self._lost() from error

    def _reply(self, within: float) -> dict[str, object]:
        """Read one line of the zygote."""
        said = b""
        try:
            if self._control is None:
                raise OSError
            self._control.settimeout(within)
            while not said.endswith(b"\n"):
                piece = self._control.recv(4096)
                if not piece:
                    raise OSError
                said += piece
            found: dict[str, object] = json.loads(said)
        except OSError as error:
            raise self._lost() from error
        return found

    def _lost(self) -> ZygoteLost:
        self.close()
        return ZygoteLost("the process that serves runs is gone")

    def _renew(self) -> None:
        """Start a zygote where there is none, or it has served long enough."""
        if self._control is not None and self._runs >= _RUNS_EACH and not self._open:
            self.close()
        if self._control is None:
            self._start(self.level)

    def _begin(self, allow: Level, most: Level) -> None:
        missing: list[str] = []
        for level in reversed(LEVELS):
            if LEVELS.index(level) > LEVELS.index(most):
                continue
            lacking = _lacking(level)
            if not lacking:
                try:
                    self._start(level)
                except CannotStart as error:
                    lacking = str(error)
                else:
                    self.why = tuple(missing)
                    return
            missing += [lacking] if lacking != _ELSEWHERE else []
            if level == allow:
                break
        raise CannotStart(f"isolation {allow!r} cannot be had here: {'; '.join(missing)}")

    def _start(self, level: Level) -> None:
        """Start a zygote at a level."""
        ours, theirs = socket.socketpair()
        command = _command(level, self.profile, theirs.fileno())
        with tempfile.TemporaryFile() as said:
            self._launch(command, theirs, said)
            self._control, self._runs, self.level = ours, 0, level
            self._must_be_ready(said)

    def _launch(self, command: list[str], theirs: socket.socket, said: IO[bytes]) -> None:
        try:
            self._process = subprocess.Popen(
                command,
                env=_ENVIRONMENT,
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=said,
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )
        except OSError as error:
            raise CannotStart(f"{command[0]}: {error}") from error
        finally:
            theirs.close()

    def _must_be_ready(self, said: IO[bytes]) -> None:
        try:
            told = self._reply(_STARTS_WITHIN)
        except ZygoteLost as error:
            said.seek(0)
            lines = said.read().decode("utf-8", "replace").strip().splitlines()
            raise CannotStart(lines[-1] if lines else "the zygote did not start") from error
        if not told["ready"]:
            self.close()
            raise CannotStart(str(told["why"]))


_ELSEWHERE = "another system"


def _lacking(level: Level) -> str:
    """What a level needs that this machine does not have; "" when it may be tried."""
    here = sys.platform
    belongs = {
        "full": "linux",
        "no-namespaces": "linux",
        "seatbelt": "darwin",
        "job-object": "win32",
    }
    if belongs.get(level, here) != here:
        return _ELSEWHERE
    if level in ("full", "no-namespaces"):
        return _lacking_linux(level)
    return ""


def _lacking_linux(level: Level) -> str:
    if platform.machine() not in syscalls.ARCHITECTURES:
        return f"no table of system calls for {platform.machine()}"
    if landlock.version() < 1:
        return "Landlock is missing: it needs Linux 5.13 or newer, with it switched on"
    if level == "full" and shutil.which("bwrap") is None:
        return "bubblewrap is missing (Debian: apt-get install bubblewrap)"
    return ""


def _command(level: Level, profile: Profile, control: int) -> list[str]:
    readable = places.readable(profile)
    package = Path(__file__).parents[1]
    source = "/greenroom" if level == "full" else str(package.parent)
    site = places.site_of(profile)
    orders = {
        "profile": profile,
        "readable": readable,
        "hide": [] if source in site else [source],
        "site": site,
        "wire": _WIRE[profile],
        "landlock": level in ("full", "no-namespaces")
        or (level == "none" and landlock.version() > 0),
        "seccomp": sys.platform == "linux" and platform.machine() in syscalls.ARCHITECTURES,
        "root": level != "full" and os.name == "posix" and os.geteuid() == 0,
        "nobody": _open_to_all([*readable, str(package)]),
    }
    python = [
        *(str(places.python()), "-s", "-P", "-S", "-B", "-X", "utf8"),
        *("-c", _START.format(source=source), json.dumps(orders), str(control)),
    ]
    if level == "full":
        front = platforms.in_bubblewrap(shutil.which("bwrap") or "bwrap", readable, _code(package))
        return [*front, *python]
    if level == "seatbelt":
        return [*platforms.in_seatbelt([*readable, str(package)]), *python]
    return python


def _code(package: Path) -> dict[str, str]:
    """The modules that the zygote needs, by where it finds them: not the checks beside them."""
    names = ["__init__.py", "coding/__init__.py", "coding/confine/__init__.py"]
    names += [f"coding/confine/{name}.py" for name in ("landlock", "seccomp", "syscalls", "limits")]
    names += [
        f"coding/{name}.py"
        for name in "zygote inside loading held crossing specials wire wire_numpy wire_pandas wire_standard".split()
    ]
    return {f"/greenroom/greenroom/{name}": str(package / name) for name in names}


def _open_to_all(paths: list[str]) -> bool:
    """Whether a user without any right of his own could read these."""
    for path in paths:
        for place in (Path(path), *Path(path).parents):
            if place.exists() and not place.stat().st_mode & (0o001 if place.is_dir() else 0o004):
                return False
    return True


def _end(process: subprocess.Popen[bytes]) -> None:
    """Wait for a zygote whose parent hung up; end it when it does not."""
    try:
        process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
