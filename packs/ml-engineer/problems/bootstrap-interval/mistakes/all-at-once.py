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
    values, statistic = np.asarray(values, dtype=float), statistic or _mean
    _check(level, draws, values)
    places = np.random.default_rng(seed).integers(len(values), size=(draws, len(values)))
    tail = (1 - level) / 2
    low, high = np.quantile(statistic(values[places]), [tail, 1 - tail])
    return float(low), float(high)


def paired_interval(first, second, statistic=None, level=0.95, draws=2000, seed=0):
    first, second = np.asarray(first, dtype=float), np.asarray(second, dtype=float)
    statistic = statistic or _mean
    _check(level, draws, first, second)
    places = np.random.default_rng(seed).integers(len(first), size=(draws, len(first)))
    tail = (1 - level) / 2
    found = statistic(second[places]) - statistic(first[places])
    low, high = np.quantile(found, [tail, 1 - tail])
    return float(low), float(high)
