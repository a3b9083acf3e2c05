from statistics import NormalDist

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
    rng, n, found = np.random.default_rng(seed), len(values), []
    for start in range(0, draws, 50):
        found.append(statistic(values[rng.integers(n, size=(min(50, draws - start), n))]))
    wide = NormalDist().inv_cdf((1 + level) / 2) * np.concatenate(found).std()
    middle = float(statistic(values[None, :])[0])
    return float(middle - wide), float(middle + wide)


def paired_interval(first, second, statistic=None, level=0.95, draws=2000, seed=0):
    first, second = np.asarray(first, dtype=float), np.asarray(second, dtype=float)
    statistic = statistic or _mean
    _check(level, draws, first, second)
    rng, n, found = np.random.default_rng(seed), len(first), []
    for start in range(0, draws, 50):
        places = rng.integers(n, size=(min(50, draws - start), n))
        found.append(statistic(second[places]) - statistic(first[places]))
    wide = NormalDist().inv_cdf((1 + level) / 2) * np.concatenate(found).std()
    middle = float(statistic(second[None, :])[0] - statistic(first[None, :])[0])
    return float(middle - wide), float(middle + wide)
