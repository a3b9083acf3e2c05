"""A learning-rate schedule with warm-up, cosine cycles and restarts."""


class Schedule:
    """The learning rate of every step."""

    def __init__(
        self, peak: float, warmup: int, cycle: int, floor: float = 0.0, stretch: int = 1
    ) -> None:
        """Set the schedule.

        Args:
            peak: The highest rate.
            warmup: How many steps the rate rises for.
            cycle: How many steps the first cycle has.
            floor: What a cycle falls towards.
            stretch: How many times longer each cycle is than the one before.

        Raises:
            ValueError: One of them is out of range.
        """
        raise NotImplementedError

    def rate(self, step: int) -> float:
        """The learning rate of a step, counted from 0.

        Raises:
            ValueError: The step is below 0.
        """
        raise NotImplementedError
