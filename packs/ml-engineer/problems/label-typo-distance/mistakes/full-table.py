"""Edit distance with swaps."""


def typo_distance(written, label, at_most):
    """Fill in the whole table, then look at the corner."""
    if at_most < 0:
        raise ValueError("at_most must be >= 0")
    rows, columns = len(written), len(label)
    before, last = [], list(range(columns + 1))
    for i in range(1, rows + 1):
        row = [i]
        for j in range(1, columns + 1):
            cost = written[i - 1] != label[j - 1]
            best = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost)
            if i > 1 and j > 1 and written[i - 1] == label[j - 2] and written[i - 2] == label[j - 1]:
                best = min(best, before[j - 2] + 1)
            row.append(best)
        before, last = last, row
    return last[-1] if last[-1] <= at_most else None
