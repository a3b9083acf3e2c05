import numpy as np


def _check(level, draws, *samples):
    for sample in samples:
        if len(sample) == 0 or len(sample) != len(samples[0]) or np.isnan(sample).any():
            raise ValueError("sample")
    if not 0 < level < 1 or draws < 1:
        raise ValueError("settings")


def _mean(resamples):
    return resamples.mean(axis=1)


def interval(values, statistic=None, level=0.95, draws=2000, seed=0):
    values = np.asarray(values, dtype=float)
    return paired_interval(None, values, statistic, level, draws, seed)


def paired_interval(first, second, statistic=None, level=0.95, draws=2000, seed=0):
    second, statistic = np.asarray(second, dtype=float), statistic or _mean
    if first is not None:
        first = np.asarray(first, dtype=float)
        _check(level, draws, first, second)
    _check(level, draws, second)
    rng, n, found = np.random.default_rng(seed), len(second), []
    for start in range(0, draws, 50):
        places = rng.integers(n, size=(min(50, draws - start), n))
        got = statistic(second[places])
        found.append(got if first is None else got - statistic(first[places]))
    low, high = np.quantile(np.concatenate(found), [1 - level, level])
    return float(low), float(high)
