"""Imports a whole module that is ruled out."""

import statistics


def solve(points):
    line = statistics.linear_regression([x for x, _ in points], [y for _, y in points])
    return line.slope, line.intercept
