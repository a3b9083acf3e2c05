"""What is written down in a form of fields is one text, saved as typed: here they meet.

amount-<quantity>, rest                 the arithmetic: a line for each quantity
pick-<choice>, mean-, low-, high-<metric>    the lab: JSON, numbers as text while half typed
"""

import json
import re
from collections.abc import Mapping
from typing import Any

from greenroom.design.arithmetic import sort_lines
from greenroom.design.lab_answer import NUMBERS
from greenroom.labs.choosing import spelled

AMOUNT, REST, PICK = "amount-", "rest", "pick-"
_WITHIN = re.compile(r"\s*\n\s*")


def gathered(fields: Mapping[str, str]) -> Mapping[str, str]:
    """A form's fields with the text they are; a form without such fields is given back."""
    if any(name.startswith(AMOUNT) for name in fields):
        return {**fields, "text": amounts_text(fields)}
    if any(name.startswith(PICK) for name in fields):
        return {**fields, "text": lab_text(fields)}
    return fields


def amounts_text(fields: Mapping[str, str]) -> str:
    """The arithmetic as a text.

    >>> amounts_text({"amount-peak": " 9e6/86400 = 104/s ", "amount-size": ""})
    'peak: 9e6/86400 = 104/s'
    """
    lines = [
        f"{name.removeprefix(AMOUNT)}: {_WITHIN.sub(chr(10) + '  ', value.strip())}"
        for name, value in fields.items()
        if name.startswith(AMOUNT) and value.strip()
    ]
    parts = ["\n".join(lines), fields.get(REST, "").strip()]
    return "\n\n".join(part for part in parts if part)


def amount_fields(names: Mapping[str, str], text: str) -> dict[str, str]:
    """The fields of an arithmetic text: one for each quantity, and what belongs to none.

    Args:
        names: The quantities' ids with their titles.
        text: What was written.
    """
    lines, stray = sort_lines(names, text)
    found = {
        f"{AMOUNT}{name}": re.sub(r"\n[ \t]*", "\n", text[place.start : place.end])
        for name, place in lines.items()
    }
    blank = {f"{AMOUNT}{name}": "" for name in names}
    return {**blank, **found, REST: "\n".join(line for _, line in stray)}


def lab_text(fields: Mapping[str, str]) -> str:
    """A design and what is expected of it as JSON; a number that is none stays as it was typed."""
    choices = {
        name.removeprefix(PICK): value for name, value in fields.items() if name.startswith(PICK)
    }
    expect: dict[str, dict[str, Any]] = {}
    for name, value in fields.items():
        number, _, metric = name.partition("-")
        if number in NUMBERS and metric and value.strip():
            expect.setdefault(metric, {})[number] = _number(value)
    return json.dumps({"choices": choices, "expect": expect}, ensure_ascii=False, indent=1)


def lab_fields(text: str) -> dict[str, str]:
    """The fields of such a JSON, as far as it can be read."""
    try:
        read: object = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(read, dict):
        return {}
    choices, expect = read.get("choices"), read.get("expect")
    fields = {f"{PICK}{name}": _typed(value) for name, value in _items(choices)}
    for metric, numbers in _items(expect):
        given = numbers if isinstance(numbers, dict) else {"mean": numbers}
        fields |= {f"{each}-{metric}": _typed(given[each]) for each in NUMBERS if each in given}
    return fields


def _items(value: object) -> list[tuple[str, Any]]:
    return list(value.items()) if isinstance(value, dict) else []


def _number(value: str) -> float | str:
    """A number as people type it, also `95 %` and `0,95`."""
    text = value.strip().replace(" ", "")
    share = text.endswith("%")
    plain = re.sub(r"^(\d+),(\d{1,2}|\d{4,})$", r"\1.\2", text.removesuffix("%")).replace(",", "")
    if not re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,2})?", plain):
        return value.strip()
    return float(plain) / 100 if share else float(plain)


def _typed(value: object) -> str:
    if isinstance(value, float):
        return f"{value:g}" if value == float(f"{value:g}") else repr(value)
    return spelled(value) if isinstance(value, bool | int | str) else ""
