"""Opens the kernel's settings for writing, and its own that matter to others."""

import os


def solve(outside):
    got = []
    for path in (
        *("/proc/self/oom_score_adj", "/proc/self/coredump_filter", "/proc/self/clear_refs"),
        *("/proc/self/uid_map", "/proc/self/setgroups", "/proc/self/timerslack_ns", "/proc/self/comm"),
        *("/proc/self/loginuid", "/proc/sys/kernel/core_pattern", "/proc/sys/kernel/hostname"),
        *("/proc/sysrq-trigger", "/proc/sys/vm/overcommit_memory", "/sys/kernel/mm/ksm/run"),
        *("/sys/power/state", "/sys/fs/cgroup/cgroup.procs", "/proc/self/attr/current"),
    ):
        try:
            os.close(os.open(path, os.O_WRONLY))
        except OSError:
            continue
        got.append(path)
    return got
