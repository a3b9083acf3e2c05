"""Fields of a JSON file, each checked where it is taken; what is unknown is never looked at."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from greenroom.errors import UserError

_KINDS = {dict: "an object", list: "a list", str: "a text", bool: "true or false", int: "a number"}


@dataclass(frozen=True, slots=True)
class Fields:
    """An object of the file.

    Attributes:
        where: Its path, as `work.0`; empty for the whole file.
    """

    content: Mapping[str, Any]
    where: str = ""

    def text(self, *keys: str) -> str:
        """The text under the first of these keys that has one; a number is a text as well.

        Raises:
            UserError: It is something else.
        """
        for key in keys:
            value = self.content.get(key)
            if isinstance(value, bool) or not isinstance(value, str | int | float | None):
                raise self._wrong(key, "a text", value)
            if value is not None and (told := _single(str(value))):
                return told
        return ""

    def texts(self, *keys: str) -> tuple[str, ...]:
        """The texts of a list.

        Raises:
            UserError: It is no list, or holds something else.
        """
        key = next((each for each in keys if self.content.get(each)), keys[0])
        rows = self._list(key)
        inside = Fields({str(n): row for n, row in enumerate(rows)}, self._path(key))
        return tuple(told for n in range(len(rows)) if (told := inside.text(str(n))))

    def objects(self, key: str) -> tuple["Fields", ...]:
        """The objects of a list.

        Raises:
            UserError: It is no list, or holds something else.
        """
        found = []
        for number, row in enumerate(self._list(key)):
            path = self._path(f"{key}.{number}")
            if row is None:
                continue
            if not isinstance(row, dict):
                raise self._wrong(f"{key}.{number}", "an object", row)
            found.append(Fields(row, path))
        return tuple(found)

    def part(self, key: str) -> "Fields":
        """The object under a key; an empty one when there is none.

        Raises:
            UserError: It is something else.
        """
        value = self.content.get(key)
        if value is None:
            return Fields({}, self._path(key))
        if not isinstance(value, dict):
            raise self._wrong(key, "an object", value)
        return Fields(value, self._path(key))

    def _list(self, key: str) -> list[Any]:
        value = self.content.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self._wrong(key, "a list", value)
        return value

    def _path(self, key: str) -> str:
        return f"{self.where}.{key}" if self.where else key

    def _wrong(self, key: str, wanted: str, value: object) -> UserError:
        found = next((_KINDS[kind] for kind in type(value).__mro__ if kind in _KINDS), "a number")
        return UserError(f"{self._path(key)} should be {wanted}, and is {found}: mend it there")


def fields_of(text: str) -> Fields:
    """The object a file holds.

    Raises:
        UserError: It is no JSON, no object, or nested without end.
    """
    try:
        content = json.loads(text.lstrip("\ufeff"))
    except json.JSONDecodeError as problem:
        raise UserError(
            f"This is not valid JSON (line {problem.lineno}, column {problem.colno}): "
            f"{problem.msg.lower()}"
        ) from problem
    except (RecursionError, ValueError) as problem:
        raise UserError(
            "This JSON is no résumé: it is nested too deeply, or a number in it is too long."
        ) from problem
    if not isinstance(content, dict):
        raise UserError("This JSON is no résumé: the whole file should be one object.")
    return Fields(content)


def _single(text: str) -> str:
    return " ".join(text.split())
