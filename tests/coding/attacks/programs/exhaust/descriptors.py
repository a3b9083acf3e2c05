"""Opens files until it may not."""

import os


def solve(outside):
    kept = []
    try:
        while len(kept) < 5000:
            kept.append(os.open(os.__file__, os.O_RDONLY))
    except OSError:
        pass
    return [f"{len(kept)} descriptors"] if len(kept) > 1100 else []
