"""Makes mutants of a solution: one operator, constant or comparison changed in each.

The text is changed in place, so that a mutant is the reference's line with one thing different.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

_COMPARED: dict[type[ast.cmpop], tuple[str, tuple[str, ...]]] = {
    ast.Lt: ("<", ("<=", ">")),
    ast.LtE: ("<=", ("<", ">")),
    ast.Gt: (">", (">=", "<")),
    ast.GtE: (">=", (">", "<")),
    ast.Eq: ("==", ("!=",)),
    ast.NotEq: ("!=", ("==",)),
    ast.In: ("in", ("not in",)),
    ast.NotIn: ("not in", ("in",)),
    ast.Is: ("is", ("is not",)),
    ast.IsNot: ("is not", ("is",)),
}
_REACHED: dict[type[ast.operator], tuple[str, tuple[str, ...]]] = {
    ast.Add: ("+", ("-",)),
    ast.Sub: ("-", ("+",)),
    ast.Mult: ("*", ("/",)),
    ast.Div: ("/", ("*",)),
    ast.FloorDiv: ("//", ("/",)),
    ast.Mod: ("%", ("*",)),
    ast.Pow: ("**", ("*",)),
    ast.BitAnd: ("&", ("|",)),
    ast.BitOr: ("|", ("&",)),
    ast.BitXor: ("^", ("&",)),
    ast.LShift: ("<<", (">>",)),
    ast.RShift: (">>", ("<<",)),
}
_ANNOTATIONS = ("annotation", "returns")
_LOOK = {"strict"}  # arguments that say what is expected rather than change what is done


@dataclass(frozen=True, kw_only=True)
class Mutant:
    """One change: the line as it was and as it became, and the whole changed text."""

    number: int
    line: str
    mutant: str
    text: str


@dataclass(frozen=True)
class _Edit:
    start: int
    end: int
    new: str


def mutants_of(text: str) -> tuple[Mutant, ...]:
    r"""Make every mutant of a solution, in the order of its text; always the same.

    Annotations, docstrings, messages of errors and `if __name__` are left alone.

    >>> [mutant.mutant for mutant in mutants_of("def f(x):\\n    return x < 3")][:3]
    ['return x <= 3', 'return x > 3', 'return x < 4']
    """
    places = _Places(text)
    edits = sorted(
        {edit for node in _changeable(ast.parse(text)) for edit in _edits(node, places)},
        key=lambda edit: (edit.start, edit.end, edit.new),
    )
    made = []
    for edit in edits:
        changed = text[: edit.start] + edit.new + text[edit.end :]
        number = text.count("\n", 0, edit.start) + 1
        if changed != text and _reads(changed):
            made.append(
                Mutant(
                    number=number,
                    line=text.split("\n")[number - 1].strip(),
                    mutant=changed.split("\n")[number - 1].strip(),
                    text=changed,
                )
            )
    return tuple(sorted(made, key=lambda mutant: mutant.number))


def _changeable(node: ast.AST) -> Iterator[ast.AST]:
    """Every node whose change changes what is done."""
    yield node
    for name, value in ast.iter_fields(node):
        if name in _ANNOTATIONS or (isinstance(node, ast.Raise) and name in ("exc", "cause")):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not _left_alone(child):
                yield from _changeable(child)


def _left_alone(node: ast.AST) -> bool:
    if isinstance(node, ast.Import | ast.ImportFrom | ast.JoinedStr | ast.Assert):
        return True
    if isinstance(node, ast.keyword):
        return node.arg in _LOOK
    if isinstance(node, ast.If):
        return any(isinstance(n, ast.Name) and n.id == "__name__" for n in ast.walk(node.test))
    return False


def _edits(node: ast.AST, places: "_Places") -> Iterator[_Edit]:
    if isinstance(node, ast.Compare):
        sides = [node.left, *node.comparators]
        for left, operator, right in zip(sides, node.ops, sides[1:], strict=False):
            yield from places.between(left, right, *_COMPARED[type(operator)])
    elif isinstance(node, ast.BinOp) and type(node.op) in _REACHED:
        yield from places.between(node.left, node.right, *_REACHED[type(node.op)])
    elif isinstance(node, ast.AugAssign) and type(node.op) in _REACHED:
        sign, others = _REACHED[type(node.op)]
        instead = tuple(f"{other}=" for other in others)
        yield from places.between(node.target, node.value, f"{sign}=", instead)
    else:
        yield from _truths(node, places)


def _truths(node: ast.AST, places: "_Places") -> Iterator[_Edit]:
    if isinstance(node, ast.BoolOp):
        sign, other = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
        for left, right in pairwise(node.values):
            yield from places.between(left, right, sign, (other,))
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield _Edit(places.start(node), places.start(node.operand), "")
    elif isinstance(node, ast.Constant):
        yield from _constants(node, places)


def _constants(node: ast.Constant, places: "_Places") -> Iterator[_Edit]:
    value, start, end = node.value, places.start(node), places.end(node)
    if isinstance(value, bool):
        yield _Edit(start, end, str(not value))
    elif isinstance(value, int | float):
        for changed in (value + 1, value - 1):
            text = f"({changed})" if changed < 0 else str(changed)
            if changed != value:  # 1e30 + 1 is 1e30
                yield _Edit(start, end, text)


class _Places:
    """Where nodes stand in a text, in characters; ast counts bytes of a line."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line) + 1)

    def start(self, node: ast.AST) -> int:
        return self._place(getattr(node, "lineno", 1), getattr(node, "col_offset", 0))

    def end(self, node: ast.AST) -> int:
        return self._place(getattr(node, "end_lineno", 1), getattr(node, "end_col_offset", 0))

    def between(
        self, left: ast.AST, right: ast.AST, sign: str, others: tuple[str, ...]
    ) -> Iterator[_Edit]:
        """Change the operator between two nodes; brackets and comments around it stay."""
        start, end = self.end(left), self.start(right)
        pattern = re.escape(sign).replace(r"\ ", r"\s+")
        gap = re.sub(r"#[^\n]*", lambda note: " " * len(note.group()), self.text[start:end])
        found = re.search(pattern, gap)
        if found:
            for other in others:
                yield _Edit(start + found.start(), start + found.end(), other)

    def _place(self, line: int, column: int) -> int:
        before = self.lines[line - 1].encode("utf-8")[:column].decode("utf-8", "replace")
        return self.starts[line - 1] + len(before)


def _reads(text: str) -> bool:
    try:
        ast.parse(text)
    except (SyntaxError, ValueError):
        return False
    return True
