"""Sends SIGKILL to a bystander by every call that sends signals."""

import ctypes
import os
import platform
import signal

NOTICED = True


def solve(outside):
    pid, got = outside["bystander"], []
    libc = ctypes.CDLL(None, use_errno=True)
    x86 = platform.machine() == "x86_64"
    queue, thread_queue, tkill, tgkill = (129, 297, 200, 234) if x86 else (138, 240, 130, 131)
    note = ctypes.create_string_buffer(
        (9).to_bytes(4, "little") + bytes(4) + (-1).to_bytes(4, "little", signed=True) + bytes(116)
    )
    ways = {
        "tkill": lambda: libc.syscall(tkill, pid, 9),
        "tgkill": lambda: libc.syscall(tgkill, pid, pid, 9),
        "queue": lambda: libc.syscall(queue, pid, 9, note),
        "thread queue": lambda: libc.syscall(thread_queue, pid, pid, 9, note),
        "killpg": lambda: libc.killpg(pid, 9),
    }
    for name, way in ways.items():
        if way() == 0:
            got.append(name)
    try:
        signal.pidfd_send_signal(os.pidfd_open(pid), 9)
        got.append("pidfd")
    except OSError:
        pass
    os.kill(pid, signal.SIGKILL)
    return [*got, "kill"]
