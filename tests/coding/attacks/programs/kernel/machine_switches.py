"""Reaches for what only an administrator may touch; every call is given nonsense to work with."""

import ctypes
import platform

X86 = {
    "acct": 163, "adjtimex": 159, "clock_adjtime": 305, "clock_settime": 227, "delete_module": 176,
    "finit_module": 313, "init_module": 175, "kexec_file_load": 320, "kexec_load": 246,
    "mount": 165, "quotactl": 179, "reboot": 169, "setdomainname": 171, "sethostname": 170,
    "settimeofday": 164, "swapoff": 168, "swapon": 167, "syslog": 103, "umount2": 166,
    "ioperm": 173, "iopl": 172, "modify_ldt": 154, "lookup_dcookie": 212, "fanotify_mark": 301,
    "mbind": 237, "set_mempolicy": 238, "vmsplice": 278, "name_to_handle_at": 303,
    "open_by_handle_at": 304, "io_setup": 206, "add_key": 248, "process_vm_readv": 310,
}  # fmt: skip
ARM = {
    "acct": 89, "adjtimex": 171, "clock_adjtime": 266, "clock_settime": 112, "delete_module": 106,
    "finit_module": 273, "init_module": 105, "kexec_file_load": 294, "kexec_load": 104,
    "mount": 40, "quotactl": 60, "reboot": 142, "setdomainname": 162, "sethostname": 161,
    "settimeofday": 170, "swapoff": 225, "swapon": 224, "syslog": 116, "umount2": 39,
    "mbind": 235, "set_mempolicy": 237, "vmsplice": 75, "name_to_handle_at": 264,
    "open_by_handle_at": 265, "io_setup": 0, "add_key": 217, "process_vm_readv": 270,
}  # fmt: skip
REFUSED = {1, 13, 38}  # EPERM, EACCES, ENOSYS


def solve(outside):
    libc = ctypes.CDLL(None, use_errno=True)
    got = []
    for name, number in (X86 if platform.machine() == "x86_64" else ARM).items():
        ctypes.set_errno(0)
        wrong = ctypes.c_long(-1)
        done = libc.syscall(number, wrong, wrong, wrong, wrong, wrong, wrong)
        if done >= 0 or ctypes.get_errno() not in REFUSED:
            got.append(f"{name}: {ctypes.get_errno()}")
    return got
