"""What a run may ask of a Linux kernel, and the numbers of it on the two architectures known.

An allow-list: whatever is not named is refused. It was found by running NumPy, pandas, SciPy and
scikit-learn with threads, and every call on it reads, computes, or concerns the process itself.
Left out although harmless at first sight: `readlink` (tells where links lead), `sysinfo`,
`membarrier` (stalls other processors), `get_robust_list` and `getpriority` (tell who lives).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

EPERM, ENOSYS, ENOTTY, EACCES = 1, 38, 25, 13
SELF = -1  # stands for the number of the process that is confined


@dataclass(frozen=True)
class Check:
    """A call is allowed when the low half of this argument passes, and its high half is as said."""

    argument: int
    must: Literal["be one of", "be at most", "have none of"]
    values: tuple[int, ...]
    whole: bool = False  # the argument is 64 bits wide, such as a pointer


_CLOCK = (Check(0, "be at most", (11,)),)  # a higher or negative one belongs to another process
_READING = 0o3 | 0o100 | 0o1000 | 0o20000  # O_ACCMODE, O_CREAT, O_TRUNC, O_ASYNC
_THREAD = (0x3D0F00, 0x7D0F00)  # what glibc and musl pass to make a thread, and nothing else

CHECKED: Mapping[str, tuple[Check, ...]] = {
    "open": (Check(1, "have none of", (_READING,)),),
    "openat": (Check(2, "have none of", (_READING,)),),
    "clone": (Check(0, "be one of", _THREAD),),
    "kill": (Check(0, "be one of", (SELF,)),),
    "tgkill": (Check(0, "be one of", (SELF,)),),
    # F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_DUPFD_CLOEXEC: never F_SETOWN, F_SETSIG, F_SETPIPE_SZ
    "fcntl": (Check(1, "be one of", (0, 1, 2, 3, 1030)),),
    "prctl": (Check(0, "be one of", (15, 16, 0x53564D41)),),  # names of threads and of memory
    "prlimit64": (Check(0, "be one of", (0, SELF)), Check(2, "be one of", (0,), whole=True)),
    "sched_getaffinity": (Check(0, "be one of", (0,)),),
    "clock_gettime": _CLOCK,
    "clock_getres": _CLOCK,
    "clock_nanosleep": _CLOCK,
}

REFUSED: Mapping[str, int] = {  # with what libraries take for "this kernel cannot", and go on
    "clone3": ENOSYS,
    "openat2": ENOSYS,
    "ioctl": ENOTTY,
    "readlink": EACCES,
    "readlinkat": EACCES,
}

_ALLOWED = (
    "read write readv writev pread64 preadv close lseek fstat stat lstat newfstatat statx access "
    "faccessat faccessat2 getdents getdents64 getcwd fadvise64 dup dup2 dup3 pipe pipe2 poll ppoll "
    "select pselect6 mmap munmap mprotect mremap brk madvise futex set_robust_list "
    "set_tid_address rseq sched_yield getrandom nanosleep gettimeofday time times getpid gettid "
    "getppid getuid geteuid getgid getegid uname getrusage getrlimit getcpu rt_sigaction "
    "rt_sigprocmask rt_sigreturn rt_sigpending rt_sigsuspend rt_sigtimedwait sigaltstack alarm "
    "setitimer getitimer pause restart_syscall exit exit_group"
)
ALLOWED = tuple(_ALLOWED.split())

X86_64: Mapping[str, int] = {
    "read": 0,
    "write": 1,
    "open": 2,
    "close": 3,
    "stat": 4,
    "fstat": 5,
    "lstat": 6,
    "poll": 7,
    "lseek": 8,
    "mmap": 9,
    "mprotect": 10,
    "munmap": 11,
    "brk": 12,
    "rt_sigaction": 13,
    "rt_sigprocmask": 14,
    "rt_sigreturn": 15,
    "ioctl": 16,
    "pread64": 17,
    "readv": 19,
    "writev": 20,
    "access": 21,
    "pipe": 22,
    "select": 23,
    "sched_yield": 24,
    "mremap": 25,
    "madvise": 28,
    "dup": 32,
    "dup2": 33,
    "pause": 34,
    "nanosleep": 35,
    "getitimer": 36,
    "alarm": 37,
    "setitimer": 38,
    "getpid": 39,
    "clone": 56,
    "exit": 60,
    "kill": 62,
    "uname": 63,
    "fcntl": 72,
    "getdents": 78,
    "getcwd": 79,
    "readlink": 89,
    "gettimeofday": 96,
    "getrlimit": 97,
    "getrusage": 98,
    "times": 100,
    "getuid": 102,
    "getgid": 104,
    "geteuid": 107,
    "getegid": 108,
    "getppid": 110,
    "rt_sigpending": 127,
    "rt_sigtimedwait": 128,
    "rt_sigsuspend": 130,
    "sigaltstack": 131,
    "prctl": 157,
    "gettid": 186,
    "time": 201,
    "futex": 202,
    "sched_getaffinity": 204,
    "getdents64": 217,
    "set_tid_address": 218,
    "restart_syscall": 219,
    "fadvise64": 221,
    "clock_gettime": 228,
    "clock_getres": 229,
    "clock_nanosleep": 230,
    "exit_group": 231,
    "tgkill": 234,
    "openat": 257,
    "newfstatat": 262,
    "readlinkat": 267,
    "faccessat": 269,
    "pselect6": 270,
    "ppoll": 271,
    "set_robust_list": 273,
    "dup3": 292,
    "pipe2": 293,
    "preadv": 295,
    "prlimit64": 302,
    "getcpu": 309,
    "getrandom": 318,
    "statx": 332,
    "rseq": 334,
    "clone3": 435,
    "openat2": 437,
    "faccessat2": 439,
}

AARCH64: Mapping[str, int] = {
    "getcwd": 17,
    "dup": 23,
    "dup3": 24,
    "fcntl": 25,
    "ioctl": 29,
    "faccessat": 48,
    "openat": 56,
    "close": 57,
    "pipe2": 59,
    "getdents64": 61,
    "lseek": 62,
    "read": 63,
    "write": 64,
    "readv": 65,
    "writev": 66,
    "pread64": 67,
    "preadv": 69,
    "pselect6": 72,
    "ppoll": 73,
    "readlinkat": 78,
    "newfstatat": 79,
    "fstat": 80,
    "exit": 93,
    "exit_group": 94,
    "set_tid_address": 96,
    "futex": 98,
    "set_robust_list": 99,
    "nanosleep": 101,
    "getitimer": 102,
    "setitimer": 103,
    "clock_gettime": 113,
    "clock_getres": 114,
    "clock_nanosleep": 115,
    "sched_getaffinity": 123,
    "sched_yield": 124,
    "restart_syscall": 128,
    "kill": 129,
    "tgkill": 131,
    "sigaltstack": 132,
    "rt_sigsuspend": 133,
    "rt_sigaction": 134,
    "rt_sigprocmask": 135,
    "rt_sigpending": 136,
    "rt_sigtimedwait": 137,
    "rt_sigreturn": 139,
    "times": 153,
    "uname": 160,
    "getrlimit": 163,
    "getrusage": 165,
    "prctl": 167,
    "getcpu": 168,
    "gettimeofday": 169,
    "getpid": 172,
    "getppid": 173,
    "getuid": 174,
    "geteuid": 175,
    "getgid": 176,
    "getegid": 177,
    "gettid": 178,
    "brk": 214,
    "munmap": 215,
    "mremap": 216,
    "clone": 220,
    "mmap": 222,
    "fadvise64": 223,
    "mprotect": 226,
    "madvise": 233,
    "prlimit64": 261,
    "getrandom": 278,
    "statx": 291,
    "rseq": 293,
    "clone3": 435,
    "openat2": 437,
    "faccessat2": 439,
}


@dataclass(frozen=True)
class Architecture:
    """How the kernel names an architecture, its numbers, and where foreign ones begin."""

    audit: int
    numbers: Mapping[str, int]
    foreign: int | None = None  # numbers from here on belong to x32


ARCHITECTURES: Mapping[str, Architecture] = {
    "x86_64": Architecture(0xC000003E, X86_64, 0x40000000),
    "aarch64": Architecture(0xC00000B7, AARCH64),
}
