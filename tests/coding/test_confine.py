"""The filter of system calls, read as the kernel reads it, on both architectures."""

import platform
import struct
from collections.abc import Mapping

import pytest

from greenroom.coding.confine.seccomp import (
    ALLOW,
    ERRNO,
    KILL,
    CannotConfine,
    assemble,
)
from greenroom.coding.confine.syscalls import ALLOWED, ARCHITECTURES, CHECKED, REFUSED

SELF = 4242
MACHINES = sorted(ARCHITECTURES)

# What no run may ask for, by the numbers of the two architectures (arch/*/…/unistd.h).
FORBIDDEN: Mapping[str, tuple[int | None, int]] = {
    "fork": (57, -1),
    "vfork": (58, -1),
    "execve": (59, 221),
    "execveat": (322, 281),
    "socket": (41, 198),
    "socketpair": (53, 199),
    "connect": (42, 203),
    "sendmsg": (46, 211),
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "memfd_create": (319, 279),
    "memfd_secret": (447, 447),
    "shmget": (29, 194),
    "shmat": (30, 196),
    "mq_open": (240, 180),
    "unshare": (272, 97),
    "setns": (308, 268),
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "chroot": (161, 51),
    "add_key": (248, 217),
    "keyctl": (250, 219),
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    "fchmodat": (268, 53),
    "fchmod": (91, 52),
    "fchownat": (260, 54),
    "utimensat": (280, 88),
    "setxattr": (188, 5),
    "truncate": (76, 45),
    "ftruncate": (77, 46),
    "unlinkat": (263, 35),
    "renameat2": (316, 276),
    "linkat": (265, 37),
    "symlinkat": (266, 36),
    "mkdirat": (258, 34),
    "mknodat": (259, 33),
    "tkill": (200, 130),
    "rt_sigqueueinfo": (129, 138),
    "rt_tgsigqueueinfo": (297, 240),
    "pidfd_open": (434, 434),
    "pidfd_send_signal": (424, 424),
    "pidfd_getfd": (438, 438),
    "sched_setscheduler": (144, 119),
    "setpriority": (141, 140),
    "setrlimit": (160, 164),
    "setuid": (105, 146),
    "setsid": (112, 157),
    "setpgid": (109, 154),
    "timer_create": (222, 107),
    "splice": (275, 76),
    "seccomp": (317, 277),
    "landlock_restrict_self": (446, 446),
    "a call not yet invented": (900, 900),
}


def verdict(machine: str, number: int, *args: int, audit: int | None = None) -> int:
    """What the kernel would do: the filter, interpreted over one call."""
    known = ARCHITECTURES[machine]
    values = (*args, *(0,) * (6 - len(args)))
    call = struct.pack("<IIQ6Q", number, known.audit if audit is None else audit, 0, *values)
    code = assemble(machine).for_process(SELF)
    at = loaded = 0
    while True:
        kind, yes, no, constant = struct.unpack_from("<HBBI", code, 8 * at)
        at += 1
        if kind == 0x06:
            return int(constant)
        if kind == 0x20:
            (loaded,) = struct.unpack_from("<I", call, constant)
            continue
        holds = {
            0x15: loaded == constant,
            0x25: loaded > constant,
            0x35: loaded >= constant,
            0x45: bool(loaded & constant),
        }[kind]
        at += yes if holds else no


def called(machine: str, name: str, *args: int) -> int:
    return verdict(machine, ARCHITECTURES[machine].numbers[name], *args)


def refused(machine: str, name: str, *args: int) -> bool:
    return called(machine, name, *args) & 0xFFFF0000 == ERRNO


@pytest.mark.parametrize("machine", MACHINES)
def test_every_allowed_call_of_the_architecture_passes(machine: str) -> None:
    numbers = ARCHITECTURES[machine].numbers

    for name in set(ALLOWED) & set(numbers):
        assert called(machine, name) == ALLOW, name


@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize("name", FORBIDDEN)
def test_no_forbidden_call_passes(machine: str, name: str) -> None:
    number = FORBIDDEN[name][0 if machine == "x86_64" else 1]

    assert number is not None
    if number >= 0:
        assert verdict(machine, number) & 0xFFFF0000 == ERRNO
        assert number not in ARCHITECTURES[machine].numbers.values()


@pytest.mark.parametrize("machine", MACHINES)
def test_the_table_has_no_number_twice_and_no_rule_without_a_call(machine: str) -> None:
    numbers = ARCHITECTURES[machine].numbers

    assert len(set(numbers.values())) == len(numbers)
    assert set(numbers) <= {*ALLOWED, *CHECKED, *REFUSED}
    assert {"read", "write", "openat", "mmap", "futex", "exit_group", "clone"} <= set(numbers)


@pytest.mark.parametrize("machine", MACHINES)
def test_a_foreign_architecture_is_killed(machine: str) -> None:
    for foreign in (0x40000003, 0x40000028, 0xC00000F3):
        assert verdict(machine, 0, audit=foreign) == KILL


def test_the_32_bit_face_of_x86_64_is_killed() -> None:
    assert verdict("x86_64", 0x40000000) == KILL
    assert verdict("x86_64", 0x40000000 + 520) == KILL
    assert verdict("x86_64", 0xFFFFFFFF) == KILL


def test_an_unknown_architecture_is_refused() -> None:
    with pytest.raises(CannotConfine, match="riscv64"):
        assemble("riscv64")


@pytest.mark.parametrize("machine", MACHINES)
def test_a_thread_may_be_made_and_no_process(machine: str) -> None:
    for flags in (0x3D0F00, 0x7D0F00):
        assert called(machine, "clone", flags) == ALLOW
    for flags in (0, 17, 0x01200011, 0x3D0F00 | 0x10000000, 0x3D0F00 & ~0x10000, 0x4111):
        assert refused(machine, "clone", flags)
    assert called(machine, "clone3") == ERRNO | 38


@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize("name", ["kill", "tgkill"])
def test_a_process_may_signal_itself_only(machine: str, name: str) -> None:
    assert called(machine, name, SELF, 9) == ALLOW
    for other in (0, 1, SELF + 1, 2**64 - 1, 2**64 - SELF, 2**32 - 1):
        assert refused(machine, name, other, 9)


@pytest.mark.parametrize("machine", MACHINES)
def test_a_file_may_be_opened_for_reading_only(machine: str) -> None:
    for flags in (0, 0o2000000, 0o100000, 0o10000000):
        assert called(machine, "openat", 0, 0, flags) == ALLOW
    for flags in (1, 2, 3, 0o100, 0o1000, 0o20200002, 0o20000, 0o101):
        assert refused(machine, "openat", 0, 0, flags)


@pytest.mark.parametrize("machine", MACHINES)
def test_a_descriptor_may_not_be_made_to_signal_others(machine: str) -> None:
    for command in (0, 1, 2, 3, 1030):
        assert called(machine, "fcntl", 3, command) == ALLOW
    for command in (4, 5, 6, 7, 8, 10, 15, 1024, 1026, 1031, 1033):
        assert refused(machine, "fcntl", 3, command)


@pytest.mark.parametrize("machine", MACHINES)
def test_limits_may_be_read_and_never_set(machine: str) -> None:
    assert called(machine, "prlimit64", 0, 7, 0, 0x7000) == ALLOW
    assert called(machine, "prlimit64", SELF, 7, 0, 0x7000) == ALLOW
    for new in (0x7000, 0x7FFF_0000_0000):
        assert refused(machine, "prlimit64", 0, 7, new)
    assert refused(machine, "prlimit64", 1, 7, 0)


@pytest.mark.parametrize("machine", MACHINES)
def test_clocks_of_other_processes_tell_nothing(machine: str) -> None:
    assert called(machine, "clock_gettime", 1) == ALLOW
    for clock in (12, 2**32 - 6, (~1 << 3) & 0xFFFFFFFF):
        assert refused(machine, "clock_gettime", clock)


@pytest.mark.skipif(platform.machine() not in ARCHITECTURES, reason="no table for this machine")
def test_the_filter_is_small_enough_for_the_kernel() -> None:
    assert len(assemble(platform.machine()).code) // 8 < 4096
