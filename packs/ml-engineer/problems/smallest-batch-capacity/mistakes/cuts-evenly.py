"""As many texts in each batch."""


def smallest_capacity(lengths, batches):
    """Cut into batches of equal size and take the largest."""
    if batches < 1 or any(length < 0 for length in lengths):
        raise ValueError("bad lengths or batches")
    if not lengths:
        return 0
    size = -(-len(lengths) // batches)
    parts = [lengths[at : at + size] for at in range(0, len(lengths), size)]
    return max(len(part) * max(part) for part in parts)
