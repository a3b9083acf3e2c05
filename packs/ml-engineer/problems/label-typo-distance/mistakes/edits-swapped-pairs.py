"""Edit distance with swaps (Damerau's), where swapped letters may be parted by others."""


def typo_distance(written, label, at_most):
    """Look back to the last place where both letters stood the other way round."""
    if at_most < 0:
        raise ValueError("at_most must be >= 0")
    rows, columns = len(written), len(label)
    if abs(rows - columns) > at_most:
        return None
    far = rows + columns
    table = [[far] * (columns + 2) for _ in range(rows + 2)]
    for i in range(rows + 1):
        table[i + 1][1] = i
    for j in range(columns + 1):
        table[1][j + 1] = j
    last_row = {}
    for i in range(1, rows + 1):
        last_match = 0
        for j in range(1, columns + 1):
            k, m = last_row.get(label[j - 1], 0), last_match
            cost = 1
            if written[i - 1] == label[j - 1]:
                cost, last_match = 0, j
            table[i + 1][j + 1] = min(
                table[i][j] + cost,
                table[i + 1][j] + 1,
                table[i][j + 1] + 1,
                table[k][m] + (i - k - 1) + 1 + (j - m - 1),
            )
        last_row[written[i - 1]] = i
    distance = table[-1][-1]
    return distance if distance <= at_most else None
