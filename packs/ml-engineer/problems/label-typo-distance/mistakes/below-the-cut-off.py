"""Edit distance with swaps, within a band."""


def typo_distance(written, label, at_most):
    """Give up when the distance reaches the cut-off."""
    if at_most < 0:
        raise ValueError("at_most must be >= 0")
    if written == label:
        return 0
    if abs(len(written) - len(label)) >= at_most:
        return None
    far = at_most + 1
    before, last = {}, {j: j for j in range(min(at_most, len(label)) + 1)}
    for i in range(1, len(written) + 1):
        row = {}
        for j in range(max(0, i - at_most), min(len(label), i + at_most) + 1):
            if j == 0:
                row[0] = i
                continue
            cost = written[i - 1] != label[j - 1]
            best = min(last.get(j, far) + 1, row.get(j - 1, far) + 1, last.get(j - 1, far) + cost)
            if i > 1 and j > 1 and written[i - 1] == label[j - 2] and written[i - 2] == label[j - 1]:
                best = min(best, before.get(j - 2, far) + 1)
            row[j] = best
        before, last = last, row
    distance = last.get(len(label), far)
    return distance if distance < at_most else None
