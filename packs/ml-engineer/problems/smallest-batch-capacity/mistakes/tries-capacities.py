"""Smallest capacity by trying."""


def smallest_capacity(lengths, batches):
    """Raise the capacity until it is enough, each time to the next that changes a batch."""
    if batches < 1 or any(length < 0 for length in lengths):
        raise ValueError("bad lengths or batches")
    capacity = max(lengths, default=0)
    while True:
        needed, texts, longest, larger = 1, 0, 0, []
        for length in lengths:
            texts, longest = texts + 1, max(longest, length)
            if texts * longest > capacity:
                larger.append(texts * longest)
                needed, texts, longest = needed + 1, 1, length
        if needed <= batches:
            return capacity
        capacity = min(larger)
