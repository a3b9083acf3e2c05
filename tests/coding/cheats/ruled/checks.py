from greenroom.coding.checking import close


def check_a_line(candidate):
    """Points on a line give the line."""
    close(candidate([(0.0, 1.0), (1.0, 3.0), (2.0, 5.0)]), (2.0, 1.0))


def check_noise(candidate):
    """Points beside a line give the nearest line."""
    close(candidate([(0.0, 0.0), (1.0, 3.0), (2.0, 3.0)]), (1.5, 0.5))
