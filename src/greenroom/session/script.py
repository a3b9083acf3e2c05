"""Answers written beforehand, so that a whole interview can be sat by a file."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from greenroom.errors import UserError

ANY_QUESTION = "*"


@dataclass(frozen=True, kw_only=True)
class Script:
    """What to say to each question: a first answer, then one for each follow-up."""

    replies: Mapping[str, tuple[str, ...]]

    def reply(self, question_id: str, nth: int) -> str | None:
        """Return the nth thing to say to a question, counted from 0; None when there is none.

        A question the script does not name is answered by its `*` entry, if it has one.
        """
        replies = self.replies.get(question_id, self.replies.get(ANY_QUESTION, ()))
        return replies[nth] if nth < len(replies) else None

    def names(self, question_id: str) -> bool:
        """Whether the script answers a question by its name."""
        return question_id in self.replies


def read_script(path: Path) -> Script:
    """Read a script: YAML or JSON, question id to an answer or a list of answers.

    A mapping of choices and what is expected of them is what a lab takes; it is said as JSON.

    Raises:
        UserError: The file cannot be read, or is not such a mapping.
    """
    data = read_mapping(path)
    return Script(replies={str(key): _replies(path, key, value) for key, value in data.items()})


def read_mapping(path: Path) -> dict[object, object]:
    """Read a file of YAML or JSON that maps something.

    Raises:
        UserError: The file cannot be read, or is no mapping.
    """
    try:
        data: object = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UserError(f"{path}: cannot be read ({error.strerror})") from error
    # Dates and numbers that cannot be are ValueErrors; a file nested too deeply overflows.
    except (ValueError, RecursionError, yaml.YAMLError) as error:
        raise UserError(f"{path}: not YAML or JSON ({_one_line(error)})") from error
    if not isinstance(data, dict):
        raise UserError(f"{path}: expected question ids with answers, like `accuracy: I would …`")
    return data


def one_text(value: object) -> str:
    """A mapping as the JSON that is said; dates and the like as they are written."""
    return json.dumps(value, ensure_ascii=False, default=str)


def _replies(path: Path, key: object, value: object) -> tuple[str, ...]:
    replies = []
    for reply in value if isinstance(value, list) else [value]:
        design = isinstance(reply, dict) and bool(reply) and set(reply) <= {"choices", "expect"}
        if not isinstance(reply, str) and not design:
            raise UserError(
                f"{path}: {key}: expected text or a list of texts, not {str(reply)[:40]!r}"
            )
        replies.append(reply if isinstance(reply, str) else one_text(reply))
    return tuple(replies)


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())
