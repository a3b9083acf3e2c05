"""Makes a costly thing on first use and only once, whichever thread asks first."""

from collections.abc import Callable
from threading import Lock
from typing import TypeVar

T = TypeVar("T")


def lazily(make: Callable[[], T]) -> Callable[[], T]:
    """Wrap a maker: the first call makes, later calls return the same thing.

    When making fails, the error is the caller's and the next call tries again.

    >>> numbers = iter([1, 2])
    >>> first = lazily(lambda: next(numbers))
    >>> first(), first()
    (1, 1)
    """
    lock = Lock()
    made: list[T] = []

    def get() -> T:
        if not made:
            with lock:
                if not made:
                    made.append(make())
        return made[0]

    return get
