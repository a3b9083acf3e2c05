"""A pack's YAML file as plain data that knows its lines; the only module that reads YAML."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from greenroom.errors import PackError, PackErrors

Step = str | int
Scalar = str | int | float | bool | None

DEEPEST = 24  # levels of nesting; the format needs 8
LARGEST = 1_000_000  # bytes; a question has about 15,000
# Fall back to the slow reader only where PyYAML was built without libyaml.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_TAG = "tag:yaml.org,2002:"
_READS_AS = {
    "bool": "true or false",
    "int": "a number",
    "float": "a number",
    "null": "nothing",
}
_OPENING = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_CLOSING = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
_VALUES = (*_OPENING, yaml.ScalarEvent)


@dataclass(frozen=True, kw_only=True)
class Source:
    """What a file says, and where it says it."""

    path: Path
    text: str
    data: Any

    def error(self, steps: Sequence[Step], problem: str) -> PackError:
        """Say what is wrong at a place."""
        where = ".".join(str(step) for step in steps)
        return PackError(self.path, self.line(steps), where, problem)

    def line(self, steps: Sequence[Step]) -> int:
        """Find the 1-based line of a place; of the nearest place around it when it is not there."""
        root = self._root()
        return [_line(root), *(_line(start) for start, _ in _walk(root, steps))][-1]

    def misread(self, steps: Sequence[Step]) -> str:
        """Say what YAML takes a bare word at a place for; "" when it is text or no word at all."""
        found = [value for _, value in _walk(self._root(), steps)]
        if len(found) < len(steps) or not found or not isinstance(found[-1], yaml.ScalarNode):
            return ""
        kind = _READS_AS.get(found[-1].tag.removeprefix(_TAG), "")
        raw = found[-1].value[:40]
        return f"YAML reads {raw!r} as {kind}; put it in quotes" if raw and kind else ""

    def _root(self) -> yaml.Node:
        """Read the file once more, with its lines: only an error asks for them."""
        root: yaml.Node = _Loader(self.text).get_single_node()
        return root


def read_source(path: Path) -> Source:
    """Read one file.

    Raises:
        PackError: It is not plain YAML data: text, numbers, lists and mappings, nothing else.
    """
    text = _text(path)
    try:
        data, errors = _Reading(path, text).finish()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise PackError(path, line, "", f"not YAML: {error.problem or error.context}") from None
    except yaml.YAMLError as error:
        raise PackError(path, 1, "", f"not YAML: {str(error).splitlines()[0]}") from None
    if errors:
        raise PackErrors(tuple(errors))
    return Source(path=path, text=text, data=data)


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise PackError(path, 1, "", f"cannot be read: {error.strerror}") from error
    if len(raw) > LARGEST:
        raise PackError(path, 1, "", f"larger than {LARGEST:,} bytes")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise PackError(path, line, "", "not UTF-8 text") from None


class _Reading:
    """One pass over a file's YAML events, with a stack of our own: libyaml's would overflow."""

    def __init__(self, path: Path, text: str) -> None:
        self.path, self.loader = path, _Loader(text)
        self.errors: list[PackError] = []
        self.open: list[Any] = []  # lists and mappings not closed yet, outermost first
        self.keys: list[Any] = []  # for each: the key that waits for its value, or _NONE
        self.documents: list[Any] = []

    def finish(self) -> tuple[Any, list[PackError]]:
        """Read to the end; return the data and whatever is wrong with it."""
        while self.loader.check_event():
            self._take(self.loader.get_event())
        if not self.documents:
            self._note(1, "the file is empty")
        if len(self.documents) > 1:
            self._note(1, "holds more than one document (a line of ---)")
        return (self.documents or [None])[0], self.errors

    def _take(self, event: yaml.Event) -> None:
        if isinstance(event, _CLOSING):
            self.open.pop()
            self.keys.pop()
            return
        mark = _mark_of(event)
        if mark:
            raise PackError(self.path, _line(event), "", f"{mark}: write plain data")
        if not isinstance(event, _VALUES):
            return
        if isinstance(event, yaml.ScalarEvent):
            self._place(event, self._scalar(event))
            return
        if len(self.open) >= DEEPEST:
            raise PackError(self.path, _line(event), "", "nested too deeply")
        opened: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        self._place(event, opened)
        self.open.append(opened)
        self.keys.append(_NONE)

    def _place(self, event: yaml.Event, value: Any) -> None:
        """Put a value where it belongs: a list's end, a mapping's key, or its value."""
        if not self.open:
            self.documents.append(value)
        elif isinstance(self.open[-1], list):
            self.open[-1].append(value)
        elif self.keys[-1] is _NONE:
            self.keys[-1] = self._key(event)
        else:
            self.open[-1][self.keys[-1]] = value
            self.keys[-1] = _NONE

    def _key(self, event: yaml.Event) -> str:
        if not isinstance(event, yaml.ScalarEvent):
            self._note(_line(event), "a field's name must be a word")
            return ""
        name = str(event.value)
        if name in self.open[-1]:
            self._note(_line(event), f"the field {name!r} is given twice")
        return name

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        """Give a bare word its type; numbers in odd notations become None, which no field takes."""
        raw = str(event.value)
        if not event.implicit[0]:
            return raw
        kind = self.loader.resolve(yaml.ScalarNode, raw, event.implicit).removeprefix(_TAG)
        if kind == "bool":
            return raw.lower() in ("yes", "true", "on")
        if kind == "int":
            return int(raw) if _WHOLE.fullmatch(raw) else None
        if kind == "float":
            return _float(raw)
        return None if kind == "null" else raw

    def _note(self, line: int, problem: str) -> None:
        self.errors.append(PackError(self.path, line, "", problem))


_NONE = object()


def _float(raw: str) -> float | None:
    try:
        return float(raw)
    except ValueError:
        return None


def _mark_of(event: yaml.Event) -> str:
    """Name an anchor, an alias or a tag: content repeats itself rather than refer to itself."""
    if isinstance(event, yaml.AliasEvent):
        return f"alias *{event.anchor}"
    if getattr(event, "anchor", None):
        return f"anchor &{getattr(event, 'anchor', '')}"
    tag = getattr(event, "tag", None)
    return f"tag {tag}" if tag else ""


def _walk(root: yaml.Node | None, steps: Sequence[Step]) -> Iterator[tuple[yaml.Node, yaml.Node]]:
    """Yield each step's start (a key, or an item of a list) and its value, as far as there are."""
    node = root
    for step in steps:
        start, node = _child(node, step)
        if start is None or node is None:
            return
        yield start, node


def _child(node: yaml.Node | None, step: Step) -> tuple[yaml.Node | None, yaml.Node | None]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if getattr(key, "value", None) == step:
                return key, value
    elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None, None


def _line(place: yaml.Node | yaml.Event) -> int:
    mark = place.start_mark
    return mark.line + 1 if mark else 1
