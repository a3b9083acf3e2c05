def power(base: float, lift: float, size: int, alpha: float = 0.05) -> float:
    """The chance that the test sees a lift, with size visitors on each page."""
    raise NotImplementedError


def sample_size(base: float, lift: float, alpha: float = 0.05, target: float = 0.8) -> int:
    """The fewest visitors on each page that see a lift with the target power."""
    raise NotImplementedError


def detectable_lift(base: float, size: int, alpha: float = 0.05, target: float = 0.8) -> float:
    """The smallest lift above 0 that is seen with the target power."""
    raise NotImplementedError
