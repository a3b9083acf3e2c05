def solve(points):
    """Fit a line."""
