"""Maps memory past the allocator: private, shared, without reserve, populated."""

import mmap

STOPPED = True


def solve(outside):
    kept = []
    while True:
        for flags in (mmap.MAP_PRIVATE, mmap.MAP_SHARED, mmap.MAP_PRIVATE | 0x4000 | 0x8000):
            room = mmap.mmap(-1, 64 << 20, flags=flags | mmap.MAP_ANONYMOUS)
            room[:: 4096] = b"x" * len(room[::4096])
            kept.append(room)
