"""Systems a candidate designs, really run: choose, predict, run, compare, explain, defend."""
