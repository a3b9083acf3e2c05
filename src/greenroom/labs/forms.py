"""Short ways to write a lab's form: a row of options, and the contrasts that fit some choices."""

from collections.abc import Mapping, Sequence

from greenroom.labs.model import Choices, Contrast, Option, Value

Telling = tuple[Mapping[str, Value], Contrast]
"""The choices under which a contrast teaches what it says, and the contrast."""


def options(*rows: tuple[Value, str, str]) -> tuple[Option, ...]:
    """Options out of rows of value, label and what choosing it means."""
    return tuple(Option(value=value, label=label, about=about) for value, label, about in rows)


def that_fit(choices: Choices, tellings: Sequence[Telling]) -> tuple[Contrast, ...]:
    """The contrasts whose conditions hold and that change something, in their order."""
    return tuple(
        contrast
        for when, contrast in tellings
        if choices[contrast.choice] != contrast.instead
        and all(choices[choice] == value for choice, value in when.items())
    )
