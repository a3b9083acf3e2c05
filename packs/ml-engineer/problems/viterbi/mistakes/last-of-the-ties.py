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
    states = len(start)
    said = [np.zeros(states) if v == -1 else emission[:, v] for v in observed]
    best = start + said[0]
    back = []
    for seen in said[1:]:
        came, after = [0] * states, [-np.inf] * states
        for j in range(states):
            for i in range(states):
                if best[i] + step[i, j] >= after[j]:
                    came[j], after[j] = i, best[i] + step[i, j]
        back.append(came)
        best = np.array(after) + seen
    last = max(range(states), key=lambda state: (best[state], state))
    if best[last] == -np.inf:
        raise ValueError("impossible")
    path = [last]
    for came in reversed(back):
        path.append(came[path[-1]])
    return np.array(path[::-1]), float(best[last])
