"""Binary search over the capacity."""


def smallest_capacity(lengths, batches):
    """Count how often a new batch must be begun."""
    if batches < 1 or any(length < 0 for length in lengths):
        raise ValueError("bad lengths or batches")
    low, high = max(lengths, default=0), max(lengths, default=0) * len(lengths)
    while low < high:
        middle = (low + high) // 2
        cuts, texts, longest = 0, 0, 0
        for length in lengths:
            texts, longest = texts + 1, max(longest, length)
            if texts * longest > middle:
                cuts, texts, longest = cuts + 1, 1, length
        if cuts <= batches:
            high = middle
        else:
            low = middle + 1
    return low
