"""A learning-rate schedule with warm-up, cosine cycles and restarts."""

import math


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
        if not (peak > 0 and 0 <= floor <= peak):  # so that NaN is refused too
            raise ValueError(f"no rates from {peak} down to {floor}")
        if warmup < 0 or cycle < 1 or stretch < 1:
            raise ValueError(f"no schedule of {warmup} and {cycle} steps, stretched by {stretch}")
        self._peak, self._floor = peak, floor
        self._warmup, self._cycle, self._stretch = warmup, cycle, stretch

    def rate(self, step: int) -> float:
        """The learning rate of a step, counted from 0.

        Constant time for equal cycles; otherwise as many turns as cycles, of which there are
        only logarithmically many.

        Raises:
            ValueError: The step is below 0.
        """
        if step < 0:
            raise ValueError(f"steps count from 0, and this is {step}")
        if step < self._warmup:
            return self._peak * (step + 1) / self._warmup
        place, steps = self._in_cycle(step - self._warmup)
        fallen = (1 - math.cos(math.pi * place / steps)) / 2  # from 0 to below 1
        return self._peak - (self._peak - self._floor) * fallen

    def _in_cycle(self, place: int) -> tuple[int, int]:
        """Where in its cycle a step is, and how many steps that cycle has.

        In whole numbers: a logarithm would be off by one where cycles meet.
        """
        if self._stretch == 1:
            return place % self._cycle, self._cycle
        steps = self._cycle
        while place >= steps:
            place -= steps
            steps *= self._stretch
        return place, steps
