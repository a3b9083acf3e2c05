"""What a run may use, what it used, and which calls a check made of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What one run may use.

    Attributes:
        seconds: Waited for by the parent, over all calls.
        memory_mb: Beyond what the profile takes.
        output_bytes: Of what is printed, kept.
    """

    seconds: float
    memory_mb: int
    output_bytes: int = 64_000


@dataclass(frozen=True, kw_only=True)
class Usage:
    """What a run used; processor seconds and memory are known once it is closed."""

    wall: float
    cpu: float
    memory_mb: float


@dataclass(frozen=True)
class Call:
    """One call a check made.

    Attributes:
        name: What was called, as the check knows it.
        args: What was passed, itself.
        named: What was passed by name, itself.
        result: What came back; None when it raised.
        error: What was raised, as text; "" when it returned.
        seconds: By the parent's clock.
    """

    name: str
    args: tuple[Any, ...]
    named: Mapping[str, Any]
    result: Any
    error: str
    seconds: float


@dataclass(frozen=True)
class Ending:
    """How a run's process ended, as the zygote tells it."""

    status: int
    cpu: float
    memory: int
