"""Edit distance with swaps of neighbours, computed only near the diagonal."""

from math import inf


def typo_distance(written: str, label: str, at_most: int) -> int | None:
    """Count the typos between two strings, as long as they are few.

    The usual table (Wagner and Fischer's, with a fourth case for swaps) has the distance of the
    first i letters written to the first j of the label in cell (i, j). A cell with |i - j| above the
    cut-off needs more letters added or left out than that, so no answer runs through it: only a band
    of 2 * at_most + 1 cells in each row is computed, and what lies outside counts as infinitely far.
    O(n * at_most) time and, since a swap looks two rows back, three rows of memory.

    Args:
        written: What somebody typed.
        label: What may have been meant.
        at_most: The largest distance that is of interest.

    Returns:
        The smallest number of letters left out, added, replaced or swapped with a neighbour;
        None if it is more than at_most.

    Raises:
        ValueError: at_most is negative.

    >>> typo_distance("fractuer", "fracture", 2), typo_distance("ca", "abc", 5)
    (1, 3)
    """
    if at_most < 0:
        raise ValueError(f"a distance cannot be at most {at_most}")
    rows, columns = len(written), len(label)
    if abs(rows - columns) > at_most:
        return None
    before: dict[int, float] = {}  # distances of rows i - 2 and i - 1, by column
    last: dict[int, float] = {j: j for j in range(min(at_most, columns) + 1)}
    for i in range(1, rows + 1):
        row: dict[int, float] = {}
        for j in range(max(0, i - at_most), min(columns, i + at_most) + 1):
            # slices, so that column 0 has an empty letter, which equals no other
            replaced = last.get(j - 1, inf) + (written[i - 1 : i] != label[j - 1 : j])
            left_out = row.get(j - 1, inf) + 1
            added = last.get(j, inf) + 1
            swapped = inf
            if written[i - 2 : i] == label[j - 2 : j][::-1]:
                swapped = before.get(j - 2, inf) + 1
            row[j] = min(replaced, left_out, added, swapped)
        before, last = last, row
    distance = last[columns]
    return int(distance) if distance <= at_most else None
