"""Delivery windows joined into blocks."""


def staffed_blocks(windows, pause=0):
    """Sort the plan, then join."""
    if pause < 0:
        raise ValueError("negative pause")
    windows.sort()
    result = []
    for start, end in windows:
        if start > end:
            raise ValueError("window ends before it starts")
        if result and start - result[-1][1] <= pause:
            first, last, count = result.pop()
            result.append((first, max(last, end), count + 1))
        else:
            result.append((start, end, 1))
    return result
