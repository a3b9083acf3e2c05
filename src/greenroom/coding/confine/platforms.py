"""What other systems offer instead of namespaces: bubblewrap's arguments, Seatbelt, job objects.

Bubblewrap is tested. The Seatbelt profile (macOS) and the job object (Windows) follow their
systems' documentation and have not been run by us: their level is named so that nobody takes it
for the one on Linux.
"""

import ctypes
from collections.abc import Iterable, Sequence
from typing import Any

NOBODY = "65534"


def in_bubblewrap(bwrap: str, readable: Iterable[str], source: dict[str, str]) -> list[str]:
    """The command's front: every namespace, no capability, and nothing but what may be read.

    Args:
        bwrap: The program.
        readable: Files and folders, kept where they are.
        source: Further files by the place where they are wanted.
    """
    command = [
        *(bwrap, "--unshare-user", "--unshare-all", "--uid", NOBODY, "--gid", NOBODY),
        *("--cap-drop", "ALL", "--new-session", "--hostname", "greenroom", "--proc", "/proc"),
    ]
    devices = [path for path in readable if path.startswith("/dev/")]
    for path in readable:
        command += ["--dev-bind" if path in devices else "--ro-bind", path, path]
    for place, path in source.items():
        command += ["--ro-bind", path, place]
    return [*command, "--remount-ro", "/", "--chdir", "/", "--"]


def in_seatbelt(readable: Sequence[str]) -> list[str]:
    """The command's front on macOS: `sandbox-exec` with everything denied but reading these."""
    quoted = " ".join(f'(subpath "{path}")' for path in readable if '"' not in path)
    rules = (
        "(version 1)(deny default)(allow process-fork)(allow sysctl-read)(allow mach-lookup "
        '(global-name "com.apple.system.logger"))(allow signal (target self))'
        '(allow file-read-metadata)(allow file-read* (subpath "/usr/lib") '
        f'(subpath "/System/Library") (literal "/dev/null") (literal "/dev/urandom") {quoted})'
    )
    return ["/usr/bin/sandbox-exec", "-p", rules]


class _Basic(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_set", ctypes.c_size_t),
        ("most_set", ctypes.c_size_t),
        ("processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    )


class _Extended(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("basic", _Basic),
        ("io", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process", ctypes.c_size_t),
        ("peak_job", ctypes.c_size_t),
    )


_TIME, _ONE_PROCESS, _MEMORY, _DIE_WITH_JOB = 0x2, 0x8, 0x100, 0x2000
_EXTENDED = 9


def job_limits(*, memory: int, seconds: float) -> ctypes.Structure:
    """What a job object on Windows is told: one process, so much memory, so long."""
    told = _Extended()
    told.basic.flags = _TIME | _ONE_PROCESS | _MEMORY | _DIE_WITH_JOB
    told.basic.process_time = int((seconds + 1) * 10_000_000)
    told.basic.processes = 1
    told.process_memory = memory
    return told


def into_job(process: int, *, memory: int, seconds: float) -> int:
    """Put a process into a job object (Windows); closing the job's handle ends it.

    Raises:
        OSError: Windows refuses.
    """
    kernel: Any = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
    kernel.CreateJobObjectW.restype = ctypes.c_void_p
    job = kernel.CreateJobObjectW(None, None)
    told = job_limits(memory=memory, seconds=seconds)
    size = ctypes.sizeof(told)
    done = job and kernel.SetInformationJobObject(
        ctypes.c_void_p(job), _EXTENDED, ctypes.byref(told), size
    )
    if not done or not kernel.AssignProcessToJobObject(ctypes.c_void_p(job), process):
        raise OSError("Windows did not limit the process")
    return int(job)
