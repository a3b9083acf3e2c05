"""Starves a bystander: priority, processors, scheduler, disk priority."""

import ctypes
import os
import platform

NOTICED = True


def solve(outside):
    pid, got = outside["bystander"], []
    libc = ctypes.CDLL(None, use_errno=True)
    ioprio = 251 if platform.machine() == "x86_64" else 30
    attributes = ctypes.create_string_buffer((48).to_bytes(4, "little") + (5).to_bytes(44, "little"))
    setattr_ = 314 if platform.machine() == "x86_64" else 274
    ways = {
        "priority": lambda: os.setpriority(os.PRIO_PROCESS, pid, 19),
        "everybody": lambda: os.setpriority(os.PRIO_PGRP, 0, 1),
        "affinity": lambda: os.sched_setaffinity(pid, {0}),
        "scheduler": lambda: os.sched_setscheduler(pid, os.SCHED_IDLE, os.sched_param(0)),
        "ioprio": lambda: libc.syscall(ioprio, 1, pid, 3 << 13) and 1 / 0,
        "attributes": lambda: libc.syscall(setattr_, pid, attributes, 0) and 1 / 0,
    }
    for name, way in ways.items():
        try:
            way()
            got.append(name)
        except (OSError, ZeroDivisionError):
            pass
    return got
