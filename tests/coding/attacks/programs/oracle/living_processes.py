"""Learns which processes live, by signal 0 and by what else takes a process's number."""

import ctypes
import os

ORACLE = True
NOTICED = True


def solve(outside):
    real, unreal = outside["bystander"], 4_194_303
    libc = ctypes.CDLL(None, use_errno=True)
    ways = {
        "kill": lambda pid: os.kill(pid, 0),
        "getpgid": os.getpgid,
        "getsid": os.getsid,
        "priority": lambda pid: os.getpriority(os.PRIO_PROCESS, pid),
        "affinity": os.sched_getaffinity,
        "scheduler": os.sched_getscheduler,
        "pidfd": os.pidfd_open,
        "prlimit": lambda pid: libc.prlimit64(pid, 0, None, None) == 0 or 1 // 0,
        "proc": lambda pid: os.stat(f"/proc/{pid}"),
    }
    told = []
    for name, way in ways.items():
        answers = []
        for pid in (real, unreal):
            try:
                way(pid)
                answers.append("yes")
            except Exception as error:
                answers.append(f"{type(error).__name__} {getattr(error, 'errno', '')}")
        if answers[0] != answers[1]:
            told.append(name)
    return told
