"""Landlock: a run reads the folders it needs and no others, and writes, connects, signals nothing.

The kernel's interface: https://docs.kernel.org/userspace-api/landlock.html
It governs neither chmod, chown, utime, xattr nor stat; the filter of system calls does the former,
and only a mount namespace hides whether a file exists.
"""

import ctypes
import os
import struct
from collections.abc import Iterable

from greenroom.coding.confine.seccomp import CannotConfine, give_up_privileges
from greenroom.coding.confine.system import libc

_CREATE, _ADD, _RESTRICT = 444, 445, 446
_VERSION, _BENEATH = 1, 1
_READ_FILE, _READ_DIR = 1 << 2, 1 << 3
_O_PATH = 0o10000000
# The rights each version of the interface knows to take away: 13 of them, then REFER, TRUNCATE,
# nothing (the network came), IOCTL_DEV.
_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}


def version() -> int:
    """The version of the kernel's interface, 0 where there is none."""
    try:
        found = _call(_CREATE, None, ctypes.c_size_t(0), ctypes.c_uint32(_VERSION))
    except (OSError, AttributeError, TypeError):  # no Linux
        return 0
    return int(found)


def rules(readable: Iterable[str]) -> int:
    """Make the rules, once for all runs; the descriptor is `restrict`'s.

    Raises:
        CannotConfine: The kernel has no Landlock, or refuses.
    """
    known = version()
    if known < 1:
        raise CannotConfine("Landlock is missing: Linux 5.13 or newer, with it switched on")
    rights = (1 << _RIGHTS.get(known, 16)) - 1
    ask = struct.pack("<QQQ", rights, 3, 3)[: 8 if known < 4 else 16 if known < 6 else 24]
    try:
        made = _call(_CREATE, ask, ctypes.c_size_t(len(ask)), ctypes.c_uint32(0))
        for path in readable:
            _allow(made, path)
    except OSError as error:
        raise CannotConfine(f"Landlock: {error}") from error
    return made


def restrict(made: int) -> None:
    """Bind the calling process to the rules for good.

    Raises:
        CannotConfine: The kernel refuses.
    """
    give_up_privileges(libc())
    try:
        _call(_RESTRICT, ctypes.c_int(made), ctypes.c_uint32(0))
    except OSError as error:
        raise CannotConfine(f"Landlock: {error}") from error


def _allow(made: int, path: str) -> None:
    try:
        place = os.open(path, _O_PATH | os.O_CLOEXEC)
    except OSError:
        return  # what is not there needs no right to be read
    try:
        rights = _READ_FILE | _READ_DIR if os.path.isdir(path) else _READ_FILE  # noqa: PTH112
        rule = struct.pack("<Qi", rights, place)
        _call(_ADD, ctypes.c_int(made), ctypes.c_int(_BENEATH), rule, ctypes.c_uint32(0))
    finally:
        os.close(place)


def _call(number: int, *args: object) -> int:
    found = int(libc().syscall(ctypes.c_long(number), *args))
    if found < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return found
