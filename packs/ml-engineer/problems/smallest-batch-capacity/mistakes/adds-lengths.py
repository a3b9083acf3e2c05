"""Binary search over the capacity."""


def smallest_capacity(lengths, batches):
    """The sum of the lengths of each batch must fit."""
    if batches < 1 or any(length < 0 for length in lengths):
        raise ValueError("bad lengths or batches")
    if not lengths:
        return 0
    low, high = max(lengths), sum(lengths)
    while low < high:
        middle = (low + high) // 2
        needed, filled = 1, 0
        for length in lengths:
            if filled + length > middle:
                needed, filled = needed + 1, 0
            filled += length
        if needed <= batches:
            high = middle
        else:
            low = middle + 1
    return low
