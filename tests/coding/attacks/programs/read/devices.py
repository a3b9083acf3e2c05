"""Opens disks, memory, terminals and other devices."""

import os


def solve(outside):
    got = []
    for name in (
        *("mem", "kmem", "port", "sda", "vda", "nvme0n1", "loop0", "loop-control", "fuse", "kvm"),
        *("tty", "tty0", "console", "ptmx", "pts/0", "net/tun", "vhost-net", "uinput", "input/event0"),
        *("snd/timer", "video0", "dri/card0", "hpet", "rtc0", "vsock", "userfaultfd"),
    ):
        try:
            os.close(os.open(f"/dev/{name}", os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY))
        except OSError:
            continue
        got.append(name)
    return got
