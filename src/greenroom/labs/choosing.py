"""Settles what a candidate chose against a lab's schema, and names every cell the same way."""

import json
from collections.abc import Mapping
from typing import Any

from greenroom.content.suggest import did_you_mean
from greenroom.errors import UserError
from greenroom.labs.model import Choice, Choices, Lab, Value

NUMBERS = (int, float)


def settle(lab: Lab, given: Mapping[str, Any]) -> Choices:
    """Every choice of a lab with its value: what was given, else its default.

    A value may be given as itself or as its text: `0.5` and `"0.5"` are the same.

    Raises:
        UserError: A choice or a value is not known.
    """
    known = {choice.id: choice for choice in lab.choices}
    for name in given:
        if name not in known:
            near = did_you_mean(str(name), known)
            raise UserError(
                f"{lab.id} has no choice {str(name)!r}{near}; it has {', '.join(known)}"
            )
    return {
        name: _value(choice, given[name]) if name in given else choice.default
        for name, choice in known.items()
    }


def spelled(value: Value) -> str:
    """A value as it is typed: `true`, `0.5`, `class-weights`."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def cell(choices: Choices) -> str:
    """The one name of a set of settled choices: JSON with its keys in order.

    >>> cell({"b": 1, "a": True})
    '{"a":true,"b":1}'
    """
    return json.dumps(dict(choices), sort_keys=True, separators=(",", ":"))


def swaps(lab: Lab, choices: Choices, other: Choices | None = None) -> Choices:
    """What some choices have otherwise than others, or than the defaults."""
    before = {each.id: each.default for each in lab.choices} if other is None else other
    return {
        name: value
        for name, value in choices.items()
        if cell({"": value}) != cell({"": before[name]})
    }


def swapped(choices: Choices, choice: str, instead: Value) -> Choices:
    """The same choices but one."""
    return {**choices, choice: instead}


def _value(choice: Choice, given: object) -> Value:
    for option in choice.options:
        if _same(option.value, given):
            return option.value
    texts = [spelled(option.value) for option in choice.options]
    asked = spelled(given) if isinstance(given, str | int | float) else json.dumps(given)
    near = did_you_mean(asked, texts)
    raise UserError(f"{choice.id} cannot be {asked!r}{near}; it is one of {', '.join(texts)}")


def _same(value: Value, given: object) -> bool:
    numbers = isinstance(value, NUMBERS) and isinstance(given, NUMBERS)
    if numbers and not isinstance(value, bool) and not isinstance(given, bool):
        return value == given
    return isinstance(given, str | int | float) and spelled(value) == spelled(given)
