"""Says what is wrong with a file in words for its author: field, line, what to write instead."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from types import UnionType
from typing import Any, get_args, get_type_hints

from pydantic_core import ErrorDetails

from greenroom.content.source import Source, Step
from greenroom.content.suggest import did_you_mean, nearest
from greenroom.errors import PackError

Context = Mapping[str, Any]

_PLAIN: Mapping[str, Callable[[Context], str]] = {
    "missing": lambda _: "is missing",
    "string_type": lambda _: "must be text",
    "string_too_short": lambda _: "must not be empty",
    "string_too_long": lambda context: f"must have at most {context['max_length']} characters",
    "string_pattern_mismatch": lambda _: "must be lower-case words joined by hyphens (like-this)",
    "int_type": lambda _: "must be a whole number",
    "bool_type": lambda _: "must be true or false",
    "greater_than_equal": lambda context: f"must be {context['ge']} or more",
    "less_than_equal": lambda context: f"must be {context['le']} or less",
    "tuple_type": lambda _: "must be a list",
    "dict_type": lambda _: "must be a mapping of fields",
    "dataclass_type": lambda _: "must be a mapping of fields",
    "too_short": lambda context: f"must have at least {_items(context['min_length'])}",
    "too_long": lambda context: f"must have at most {_items(context['max_length'])}",
}


def told(source: Source, kind: Any, details: Iterable[ErrorDetails]) -> Iterator[PackError]:
    """Turn pydantic's errors about a file into errors for its author, in the file's order."""
    errors = [error for error in details if not _is_echo(source, error)]
    unexpected = [
        error["loc"] for error in errors if error["type"] == "unexpected_keyword_argument"
    ]
    meant = {(*place[:-1], _meant(kind, source, place)) for place in unexpected}
    said = [
        source.error(_steps(error["loc"]), _problem(source, kind, error))
        for error in errors
        if error["type"] != "missing" or error["loc"] not in meant
    ]
    yield from sorted(said, key=lambda error: error.line)


def _problem(source: Source, kind: Any, error: ErrorDetails) -> str:
    place, what, context = error["loc"], error["type"], error.get("ctx", {})
    if what == "unexpected_keyword_argument":
        meant = _meant(kind, source, place)
        return "unexpected field" + (f" (did you mean {meant!r}?)" if meant else "")
    if what == "literal_error":
        given, choices = _found(source.data, place), _choices(context["expected"])
        return f"must be {context['expected']}, not {given!r}{did_you_mean(str(given), choices)}"
    problem = _PLAIN[what](context) if what in _PLAIN else error["msg"]
    misread = _misread(source, place) if what == "string_type" else ""
    return f"{problem}; {misread}" if misread else problem


def _misread(source: Source, place: tuple[Step, ...]) -> str:
    if isinstance(_found(source.data, place), dict):
        return "a colon before a space makes a mapping; put the whole text in quotes"
    return source.misread(_steps(place))


def _is_echo(source: Source, error: ErrorDetails) -> bool:
    """Whether a list is called too short only because its items are wrong."""
    if error["type"] != "too_short":
        return False
    found = _found(source.data, error["loc"])
    return isinstance(found, list | dict) and len(found) >= error["ctx"]["min_length"]


def _meant(kind: Any, source: Source, place: tuple[Step, ...]) -> str:
    """Find the field an unexpected one was probably meant to be: one that is not given."""
    given = _found(source.data, place[:-1])
    open_fields = [name for name in _field_names(kind, place[:-1]) if name not in given]
    return nearest(str(place[-1]), open_fields)


def _field_names(kind: Any, place: tuple[Step, ...]) -> list[str]:
    for step in place:
        if is_dataclass(kind):
            kind = get_type_hints(kind).get(str(step))
            kind = get_args(kind)[0] if isinstance(kind, UnionType) else kind  # X | None
        else:
            kind = (get_args(kind) or (None,))[-1 if isinstance(step, str) else 0]
    return [field.name for field in fields(kind)] if is_dataclass(kind) else []


def _found(data: Any, place: tuple[Step, ...]) -> Any:
    for step in _steps(place):
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _steps(place: tuple[Step, ...]) -> tuple[Step, ...]:
    """Drop pydantic's own steps, such as '[key]'."""
    return tuple(step for step in place if step != "[key]")


def _choices(expected: str) -> list[str]:
    return expected.split("'")[1::2]


def _items(count: int) -> str:
    return "1 item" if count == 1 else f"{count} items"
