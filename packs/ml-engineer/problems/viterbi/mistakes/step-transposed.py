import numpy as np


def viterbi(start, step, emission, observed):
    start, step, emission = (np.asarray(x, dtype=float) for x in (start, step, emission))
    observed = np.asarray(observed, dtype=int)
    for table in (start, step, emission):
        if not (table >= 0).all() or not np.allclose(table.sum(axis=-1), 1, rtol=0, atol=1e-6):
            raise ValueError("chances")
    if ((observed < -1) | (observed >= emission.shape[1])).any():
        raise ValueError("reports")
    if len(observed) == 0:
        return observed, 0.0
    with np.errstate(divide="ignore"):
        start, step, emission = np.log(start), np.log(step), np.log(emission)
    said = [np.zeros(len(start)) if v == -1 else emission[:, v] for v in observed]
    best = start + said[0]
    back = []
    for seen in said[1:]:
        ways = best + step
        back.append(ways.argmax(axis=1))
        best = ways.max(axis=1) + seen
    path = [int(best.argmax())]
    if best.max() == -np.inf:
        raise ValueError("impossible")
    for came in reversed(back):
        path.append(int(came[path[-1]]))
    return np.array(path[::-1]), float(best.max())
