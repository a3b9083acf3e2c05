"""Levenshtein distance within a band."""


def typo_distance(written, label, at_most):
    """Insertions, deletions and replacements."""
    if at_most < 0:
        raise ValueError("at_most must be >= 0")
    if abs(len(written) - len(label)) > at_most:
        return None
    last = {j: j for j in range(min(at_most, len(label)) + 1)}
    far = at_most + 1
    for i, letter in enumerate(written, 1):
        row = {}
        for j in range(max(0, i - at_most), min(len(label), i + at_most) + 1):
            if j == 0:
                row[j] = i
                continue
            row[j] = min(
                last.get(j, far) + 1,
                row.get(j - 1, far) + 1,
                last.get(j - 1, far) + (letter != label[j - 1]),
            )
        last = row
    distance = last.get(len(label), far)
    return distance if distance <= at_most else None
