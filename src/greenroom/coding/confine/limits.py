"""Limits of one process: processor seconds, memory, files; and powers of root given up."""

import ctypes
import math
import os
import resource

from greenroom.coding.confine.system import libc

_PAGE = resource.getpagesize()
_DESCRIPTORS = 64
_PR_CAPBSET_DROP, _PR_SET_PDEATHSIG = 24, 1
_LAST_CAPABILITY = 63
_CAPABILITIES_VERSION = 0x20080522
NOBODY = 65534


def mapped() -> int:
    """Bytes this process has mapped; a fork inherits them, so a limit is counted from there."""
    try:
        with open("/proc/self/statm", "rb", buffering=0) as file:  # noqa: PTH123 - at each fork
            return int(file.read(64).split()[0]) * _PAGE
    except OSError:
        return 0


def limit(*, memory: int, seconds: float, inherited: int) -> None:
    """Limit the calling process for good.

    Args:
        memory: Bytes it may map beyond what it inherited.
        seconds: Processor seconds; the parent's clock is the first to stop it.
        inherited: Bytes mapped when it was forked.
    """
    whole = math.ceil(seconds) + 1
    bounds = {
        resource.RLIMIT_CPU: whole,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NOFILE: _DESCRIPTORS,
        resource.RLIMIT_MEMLOCK: 0,
    }
    if inherited:
        bounds[resource.RLIMIT_AS] = inherited + memory
    for name, most in bounds.items():
        _bound(name, most)


def _bound(name: int, most: int) -> None:
    _, hard = resource.getrlimit(name)
    allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
    try:
        resource.setrlimit(name, (allowed, allowed))
    except (ValueError, OSError):
        if name != resource.RLIMIT_AS:  # macOS knows it, and refuses to keep it
            raise


def peak() -> int:
    """The most bytes of memory the calling process has held so far."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if os.uname().sysname == "Darwin" else most * 1024


def die_with_parent() -> None:
    """End this process when the one that forked it ends (Linux)."""
    if os.uname().sysname == "Linux":
        libc().prctl(_PR_SET_PDEATHSIG, 9, 0, 0, 0)


def give_up_root(*, become_nobody: bool) -> None:
    """Drop every capability, and the user root too where nobody can read what is needed."""
    if os.geteuid() != 0:
        return
    linux = os.uname().sysname == "Linux"
    call = libc()
    for number in range(_LAST_CAPABILITY + 1 if linux else 0):
        call.prctl(_PR_CAPBSET_DROP, number, 0, 0, 0)
    if become_nobody:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    if not linux:
        return
    head = (ctypes.c_uint32 * 2)(_CAPABILITIES_VERSION, 0)
    none = (ctypes.c_uint32 * 6)()
    if call.capset(head, none):
        raise PermissionError("the capabilities of root could not be given up")
