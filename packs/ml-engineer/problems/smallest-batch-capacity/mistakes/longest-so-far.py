"""Binary search over the capacity."""


def smallest_capacity(lengths, batches):
    """A text joins if it can be padded to the longest of the batch so far."""
    if batches < 1 or any(length < 0 for length in lengths):
        raise ValueError("bad lengths or batches")
    if not lengths:
        return 0
    low, high = max(lengths), max(lengths) * len(lengths)
    while low < high:
        middle = (low + high) // 2
        needed, texts, longest = 1, 0, 0
        for length in lengths:
            if (texts + 1) * longest > middle:
                needed, texts, longest = needed + 1, 0, 0
            texts += 1
            longest = max(longest, length)
        if needed <= batches:
            high = middle
        else:
            low = middle + 1
    return low
