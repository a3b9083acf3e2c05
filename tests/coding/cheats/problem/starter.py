def solve(what, values):
    """Say what is wanted of the values."""
