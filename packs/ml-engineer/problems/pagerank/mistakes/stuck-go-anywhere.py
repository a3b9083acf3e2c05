import numpy as np


def page_rank(links, count, damping=0.85, jump=None, tolerance=1e-10):
    links = np.unique(np.asarray(links, dtype=int).reshape(-1, 2), axis=0)
    jump = np.ones(count) if jump is None else np.asarray(jump, dtype=float)
    if count < 1 or not 0 <= damping < 1 or len(jump) != count or not np.isfinite(jump).all():
        raise ValueError("arguments")
    if (jump < 0).any() or not jump.any() or (links < 0).any() or (links >= count).any():
        raise ValueError("arguments")
    jump = jump / jump.sum()
    source, target = links.T
    out = np.bincount(source, minlength=count)
    rank = jump
    while True:
        followed = np.bincount(target, rank[source] / out[source], minlength=count)
        new = damping * (followed + rank[out == 0].sum() / count) + (1 - damping) * jump
        if np.abs(new - rank).sum() < tolerance:
            return new
        rank = new
