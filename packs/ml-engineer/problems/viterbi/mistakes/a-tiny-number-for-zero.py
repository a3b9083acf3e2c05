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
    start, step, emission = (np.log(x + 1e-12) for x in (start, step, emission))
    said = [np.zeros(len(start)) if v == -1 else emission[:, v] for v in observed]
    best = start + said[0]
    back = []
    for seen in said[1:]:
        ways = best[:, None] + step
        back.append(ways.argmax(axis=0))
        best = ways.max(axis=0) + seen
    path = [int(best.argmax())]
    for came in reversed(back):
        path.append(int(came[path[-1]]))
    return np.array(path[::-1]), float(best.max())
