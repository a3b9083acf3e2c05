"""The filter of system calls a run gets: assembled from the table, installed for good.

A filter is a program of the kernel's packet filter (seccomp_data: number, architecture,
instruction pointer, six arguments of 64 bits): https://docs.kernel.org/userspace-api/seccomp_filter.html
"""

import ctypes
import os
import struct
from dataclasses import dataclass

from greenroom.coding.confine.syscalls import (
    ALLOWED,
    ARCHITECTURES,
    CHECKED,
    EPERM,
    REFUSED,
    SELF,
    Architecture,
    Check,
)
from greenroom.coding.confine.system import libc

ALLOW, KILL, ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
LOAD, EQUAL, AT_LEAST, ABOVE, ANY_OF, RETURN = 0x20, 0x15, 0x35, 0x25, 0x45, 0x06
_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _MODE_FILTER = 38, 22, 2

Instruction = tuple[int, int, int, int]  # code, steps when true, steps when false, constant


class CannotConfine(Exception):
    """The kernel or the architecture offers no filter."""


@dataclass(frozen=True)
class Filter:
    """An assembled filter, and where the number of the confined process goes in."""

    code: bytes
    places: tuple[int, ...]

    def for_process(self, number: int) -> bytes:
        """The program for one process."""
        code = bytearray(self.code)
        for place in self.places:
            struct.pack_into("<I", code, 8 * place + 4, number)
        return bytes(code)


def assemble(machine: str) -> Filter:
    """Write the filter for an architecture, as `platform.machine()` names it.

    Raises:
        CannotConfine: The architecture is not in the table.
    """
    known = ARCHITECTURES.get(machine)
    if known is None:
        raise CannotConfine(f"no table of system calls for {machine}")
    program: list[Instruction] = [(LOAD, 0, 0, 4), (EQUAL, 1, 0, known.audit), (RETURN, 0, 0, KILL)]
    program.append((LOAD, 0, 0, 0))
    if known.foreign is not None:
        program += [(AT_LEAST, 0, 1, known.foreign), (RETURN, 0, 0, KILL)]
    program += _rules(known)
    program.append((RETURN, 0, 0, ERRNO | EPERM))
    places = tuple(n for n, step in enumerate(program) if step[3] == SELF)
    code = b"".join(struct.pack("<HBBI", c, t, f, k & 0xFFFFFFFF) for c, t, f, k in program)
    return Filter(code, places)


def _rules(known: Architecture) -> list[Instruction]:
    program: list[Instruction] = []
    for name in ALLOWED:
        if name in known.numbers:
            program += [(EQUAL, 0, 1, known.numbers[name]), (RETURN, 0, 0, ALLOW)]
    for name, error in REFUSED.items():
        if name in known.numbers:
            program += [(EQUAL, 0, 1, known.numbers[name]), (RETURN, 0, 0, ERRNO | error)]
    for name, checks in CHECKED.items():
        if name in known.numbers:
            body = [step for check in checks for step in _check(check)]
            body.append((RETURN, 0, 0, ALLOW))
            program += [(EQUAL, 0, len(body), known.numbers[name]), *body]
    return program


def _check(check: Check) -> list[Instruction]:
    """Refuse unless the argument passes; fall through when it does."""
    low = 16 + 8 * check.argument
    steps: list[Instruction] = [(LOAD, 0, 0, low)]
    if check.must == "be at most":
        steps.append((ABOVE, 0, 1, check.values[0]))
    elif check.must == "have none of":
        steps.append((ANY_OF, 0, 1, check.values[0]))
    else:
        last = len(check.values) - 1
        for place, value in enumerate(check.values):
            steps.append((EQUAL, last - place + 1, 0, value))
    steps.append((RETURN, 0, 0, ERRNO | EPERM))
    if check.whole:
        steps += [(LOAD, 0, 0, low + 4), (EQUAL, 1, 0, 0), (RETURN, 0, 0, ERRNO | EPERM)]
    return steps


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("code", ctypes.c_char_p))


def install(filters: Filter) -> None:
    """Confine the calling process, and whatever it starts, for good.

    Raises:
        CannotConfine: The kernel refuses.
    """
    code = filters.for_process(os.getpid())
    program = _Program(len(code) // 8, code)
    give_up_privileges(libc())
    if libc().prctl(_PR_SET_SECCOMP, _MODE_FILTER, ctypes.byref(program), 0, 0):
        raise CannotConfine(f"seccomp: {os.strerror(ctypes.get_errno())}")


def give_up_privileges(system: ctypes.CDLL) -> None:
    """Make sure no program started from here on gains privileges.

    Raises:
        CannotConfine: The kernel refuses.
    """
    if system.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
        raise CannotConfine(f"no_new_privs: {os.strerror(ctypes.get_errno())}")
