"""What an attack could reach: canaries, listeners, processes; and what is seen of it outside."""

import ctypes
import os
import socket
import sqlite3
import stat
import subprocess
import sysconfig
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

SECRET = f"canary-{uuid4().hex}"
VARIABLE = "GREENROOM_CANARY"
PACKAGES = Path(sysconfig.get_path("purelib"))
REPOSITORY = Path(__file__).resolve().parents[3]
PUBLIC = ("/tmp", "/var/tmp", "/dev/shm", "/dev/mqueue", "/run", "/dev", "/etc", "/")  # noqa: S108 - looked at, not written
PATIENCE = 20.0  # seconds a busy machine may need to bury a process

Seen = Mapping[str, object]


@dataclass
class Outside:
    """Everything beyond the sandbox that a test has put there to be attacked."""

    folder: Path
    neighbour: Path
    readable: Path
    bystander: "subprocess.Popen[bytes]"
    lines: dict[str, socket.socket]
    called: set[str] = field(default_factory=set)
    mark: str = field(default_factory=lambda: f"mark-{uuid4().hex[:12]}")

    @property
    def number(self) -> int:
        """The key by which an attack names objects that have no better name."""
        return int(self.mark[-6:], 16) + 1

    def told(self, turn: int = 1) -> dict[str, object]:
        """What the attacker knows: every place, no secret."""
        return {
            **{name: str(self.folder / name) for name in ("home", "problem", "empty")},
            **{name: str(self.folder / name) for name in ("other", "database", "unix", "link")},
            "folder": str(self.folder),
            "key": str(self.folder / "key"),
            "neighbour": str(self.neighbour),
            "readable": str(self.readable),
            "packages": str(PACKAGES),
            "repository": str(REPOSITORY / "tests" / "coding"),
            "mark": self.mark,
            "number": self.number,
            "variable": VARIABLE,
            "server": os.getpid(),
            "bystander": self.bystander.pid,
            "tcp": self.lines["tcp"].getsockname()[1],
            "udp": self.lines["udp"].getsockname()[1],
            "abstract": self.lines["abstract"].getsockname()[1:].decode(),
            "datagram": self.lines["datagram"].getsockname()[1:].decode(),
            "turn": turn,
        }

    def look(self) -> Seen:
        """Take down everything an attack could have changed."""
        files = [self.folder, *self.folder.rglob("*"), self.readable, *self.neighbour.rglob("*")]
        return {
            **{str(path): _described(path) for path in files},
            "processes": len(descendants()),
            "bystander": _alive(self.bystander.pid),
            "server": (os.umask(os.umask(0o077)), Path.cwd(), len(os.listdir("/proc/self/fd"))),  # noqa: PTH208 - descriptors
            "left behind": self.left_behind(),
            "called": sorted(self._spoken_to()),
        }

    def differences(self, before: Seen, patience: float = PATIENCE) -> list[str]:
        """Say what is not as it was; processes get a while to be gone."""
        until = time.monotonic() + patience
        while True:
            after = self.look()
            changed = [
                f"{name}: {before.get(name)} became {after.get(name)}"
                for name in sorted({*before, *after})
                if before.get(name) != after.get(name)
                and not (name == "server" and _let_go(before[name], after[name]))
            ]
            busy = [said for said in changed if said.startswith(("processes", "server"))]
            if not busy or len(busy) < len(changed) or time.monotonic() > until:
                return changed

    def _spoken_to(self) -> set[str]:
        """The listeners that somebody has spoken to."""
        for name, line in self.lines.items():
            try:
                if line.type == socket.SOCK_STREAM:
                    line.accept()[0].close()
                else:
                    line.recv(100)
                self.called.add(name)
            except BlockingIOError:
                pass
        return self.called

    def left_behind(self) -> list[str]:
        """Things by this attack's name or number in places that everybody shares."""
        folders = [*map(Path, PUBLIC), Path.cwd(), Path.home(), PACKAGES, self.readable.parent]
        found = [
            str(path)
            for folder in folders
            if folder.is_dir()
            for path in folder.iterdir()
            if self.mark in path.name
        ]
        key = str(self.number)
        for kind in ("shm", "sem", "msg"):
            table = Path(f"/proc/sysvipc/{kind}")
            rows = table.read_text().splitlines()[1:] if table.exists() else []
            found += [f"{kind} {key}" for row in rows if row.split()[0] == key]
        keys = Path("/proc/keys")
        if keys.exists() and self.mark in keys.read_text():
            found.append("a key")
        return sorted(found)


@contextmanager
def an_outside(root: Path) -> Iterator[Outside]:
    """Put canaries everywhere; take them away afterwards, and what attacks left."""
    with ExitStack() as stack:
        folder = _folder(root / "canaries")
        name = f"greenroom_canary_{uuid4().hex[:12]}"
        neighbour, readable = PACKAGES / name, PACKAGES / "numpy" / f"{name}.txt"
        neighbour.mkdir()
        stack.callback(neighbour.rmdir)
        (neighbour / "checks.py").write_text(f"EXPECTED = '{SECRET}'\n")
        stack.callback((neighbour / "checks.py").unlink)
        readable.write_text("anybody may read this\n")
        stack.callback(readable.unlink)
        lines = {name: stack.enter_context(line) for name, line in _lines(folder)}
        bystander = subprocess.Popen(
            [SECRET, "600"], executable="/bin/sleep", env={VARIABLE: SECRET}, cwd=folder
        )
        stack.callback(bystander.wait)
        stack.callback(bystander.kill)
        outside = Outside(folder, neighbour, readable, bystander, lines)
        stack.callback(_clean, outside)
        yield outside


def _folder(folder: Path) -> Path:
    for name in ("home", "problem", "empty"):
        (folder / name).mkdir(parents=True)
    (folder / "key").write_text(f"{SECRET}\n")
    (folder / "key").chmod(0o600)
    (folder / "other").write_text("the other file\n")
    (folder / "home" / f"{SECRET}.txt").write_text("its name is the secret\n")
    (folder / "home" / "key").write_text(f"{SECRET}\n")
    (folder / "problem" / "checks.py").write_text(f"WANTED = {SECRET!r}\n")
    (folder / "problem" / "reference.py").write_text(f"ANSWER = {SECRET!r}\n")
    (folder / "link").symlink_to(SECRET)
    with sqlite3.connect(folder / "database") as connection:
        connection.execute("create table answers (mark text)")
        connection.execute("insert into answers values (?)", (SECRET,))
    connection.close()
    with suppress(OSError):  # a file system without them: the attack then finds nothing to read
        os.setxattr(folder / "key", "user.canary", SECRET.encode())
    return folder


def _lines(folder: Path) -> Iterator[tuple[str, socket.socket]]:
    tag = uuid4().hex[:12]
    places: dict[str, tuple[int, int, tuple[str, int] | str]] = {
        "tcp": (socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", 0)),
        "udp": (socket.AF_INET, socket.SOCK_DGRAM, ("127.0.0.1", 0)),
        "unix": (socket.AF_UNIX, socket.SOCK_STREAM, os.path.relpath(folder / "unix")),
        "abstract": (socket.AF_UNIX, socket.SOCK_STREAM, f"\0greenroom-{tag}"),
        "datagram": (socket.AF_UNIX, socket.SOCK_DGRAM, f"\0greenroom-d-{tag}"),
    }
    for name, (family, kind, address) in places.items():
        line = socket.socket(family, kind)
        line.setblocking(False)
        line.bind(address)
        if kind == socket.SOCK_STREAM:
            line.listen()
        yield name, line


def _clean(outside: Outside) -> None:
    for name in outside.left_behind():
        if name.startswith("/") and Path(name).is_dir():
            Path(name).rmdir()
        elif name.startswith("/"):
            Path(name).unlink(missing_ok=True)
    libc, number = ctypes.CDLL(None), outside.number
    libc.shmctl(libc.shmget(number, 0, 0), 0, None)
    libc.semctl(libc.semget(number, 0, 0), 0, 0)
    libc.msgctl(libc.msgget(number, 0), 0, None)


def _described(path: Path) -> tuple[object, ...]:
    try:
        about = path.lstat()
    except FileNotFoundError:
        return ("gone",)
    kept = (about.st_mode, about.st_uid, about.st_nlink, about.st_size, about.st_ctime_ns)
    attributes = tuple(os.listxattr(path, follow_symlinks=False))
    text = path.read_bytes() if stat.S_ISREG(about.st_mode) else b""
    return (*kept, attributes, text)


def _alive(pid: int) -> tuple[object, ...]:
    """Whether a process lives, undisturbed: state, tracer, niceness, processors, limits."""
    try:
        status = dict(
            line.split(":\t", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines()
        )
        limits = Path(f"/proc/{pid}/limits").read_text()
        schedule = (os.getpriority(os.PRIO_PROCESS, pid), os.sched_getscheduler(pid))
        return (status["State"], status["TracerPid"], *schedule, os.sched_getaffinity(pid), limits)
    except (OSError, KeyError):
        return ("gone",)


def descendants() -> set[int]:
    """The processes that come from this one; orphans come back to it, as it is their reaper."""
    parents: dict[int, int] = {}
    for path in Path("/proc").iterdir():
        if path.name.isdigit():
            try:
                words = (path / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if words[0] != "Z":
                parents[int(path.name)] = int(words[1])
    root = os.getpid()
    found, fresh = {root}, {root}
    while fresh:
        fresh = {pid for pid, parent in parents.items() if parent in fresh} - found
        found |= fresh
    return found - {root}


def adopt_orphans() -> None:
    """Make this process the reaper of whatever its children leave behind."""
    ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)


def _let_go(before: object, after: object) -> bool:
    """Whether all that changed is that this process has closed what earlier tests left open."""
    assert isinstance(before, tuple)
    assert isinstance(after, tuple)
    return before[:2] == after[:2] and after[2] < before[2]
