"""Uses up inodes."""

import os


def solve(outside):
    made = 0
    for folder in (outside["folder"], "/tmp", "/dev/shm", "/dev", "."):
        for number in range(200):
            try:
                os.mkdir(os.path.join(folder, f"{outside['mark']}-{number}"))
                made += 1
            except OSError:
                break
    return [made] if made else []
