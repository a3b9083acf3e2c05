"""Reads a submission's syntax for what ruff has no rule for: length, names, docs, dead code."""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from greenroom.coding.verdict import Part

LONGEST = 30  # statements of a function
DEEPEST = 4  # levels of nesting
_EMPTY_WORDS = {
    "tmp", "temp", "foo", "bar", "baz", "thing", "things", "stuff", "data1", "data2", "arr1",
    "arr2", "list1", "list2", "var", "var1", "var2", "val1", "val2", "res1", "res2", "flag",
}  # fmt: skip
_LETTERS = set("ijknmxyzdtpqvwbXYWABQKV_")  # what a reader of formulas expects
_MOST_LETTERS = 3
_REPEATED = 3  # statements in a row
_LEAVES = (ast.Return, ast.Raise, ast.Continue, ast.Break)

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Noticed:
    """One thing noticed, before it has its quote."""

    rule: str
    part: Part
    line: int
    problem: str
    advice: str
    weight: int = 1


def notice(tree: ast.Module, entries: Sequence[str]) -> Iterator[Noticed]:
    """Everything an interviewer would remark on that needs no running."""
    for node in ast.walk(tree):
        if isinstance(node, Function):
            yield from _function(node)
    for name in entries:
        yield from _entry(tree, name)
    yield from _dead(tree)
    yield from _unused(tree, entries)
    yield from _repeated(tree)


def _function(node: Function) -> Iterator[Noticed]:
    inner = [child for child in ast.walk(node) if isinstance(child, ast.stmt)]
    if len(inner) - 1 > LONGEST:
        said = f"{node.name} has {len(inner) - 1} statements"
        advice = "Name its steps and make each a function of its own."
        yield Noticed("long-function", "simple", node.lineno, said, advice, 2)
    depth, line = _depth(node.body, node.lineno)
    if depth > DEEPEST:
        said = f"{node.name} nests {depth} levels deep"
        advice = "Return early, or move the inner loop into a function."
        yield Noticed("deep-nesting", "simple", line, said, advice, 2)
    yield from _names(node)


def _depth(body: Sequence[ast.stmt], line: int, level: int = 0) -> tuple[int, int]:
    """How deep blocks nest, and the line that is deepest."""
    deepest = (level, line)
    for statement in body:
        blocks = [
            block
            for name in ("body", "orelse", "finalbody")
            if (block := getattr(statement, name, None))
        ]
        if isinstance(statement, Function | ast.ClassDef):
            continue
        for place, block in enumerate(blocks):
            chained = isinstance(statement, ast.If) and place and isinstance(block[0], ast.If)
            inner = _depth(block, statement.lineno, level + (0 if chained else 1))
            deepest = max(deepest, inner)
    return deepest


def _names(node: Function) -> Iterator[Noticed]:
    bound = [
        child
        for child in ast.walk(node)
        if isinstance(child, ast.Name) and isinstance(child.ctx, ast.Store)
    ]
    for name in sorted(bound, key=lambda found: found.lineno):
        if name.id in _EMPTY_WORDS:
            said = f"{name.id!r} does not say what it holds"
            advice = "Name it for what it stands for in the problem."
            yield Noticed("empty-name", "names", name.lineno, said, advice, 1)
    letters = sorted({name.id for name in bound if len(name.id) == 1} - _LETTERS)
    if len(letters) > _MOST_LETTERS:
        said = f"{node.name} works with {', '.join(letters)}"
        advice = "Give values a word; keep letters for indices and for what a formula calls so."
        yield Noticed("one-letter-names", "names", node.lineno, said, advice, 2)


def _entry(tree: ast.Module, name: str) -> Iterator[Noticed]:
    found = [
        node
        for node in tree.body
        if isinstance(node, Function | ast.ClassDef) and node.name == name
    ]
    if not found:
        return
    node = found[-1]
    if not ast.get_docstring(node):
        said = f"{name} has no docstring"
        advice = "Say in a line what it returns, and what it refuses."
        yield Noticed("no-docstring", "docs", node.lineno, said, advice, 2)
    functions = [node] if isinstance(node, Function) else _methods(node)
    bare = [function for function in functions if not _is_typed(function)]
    if bare:
        said = f"{bare[0].name} has no type hints"
        advice = "Annotate what goes in and what comes out: it is the shortest documentation."
        yield Noticed("no-types", "types", bare[0].lineno, said, advice, 1)


def _methods(node: ast.ClassDef) -> list[Function]:
    return [
        child
        for child in node.body
        if isinstance(child, Function) and (child.name == "__init__" or child.name[0] != "_")
    ]


def _is_typed(node: Function) -> bool:
    given = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    wanted = [arg for arg in given if arg.arg not in ("self", "cls")]
    if not wanted:
        return True
    return node.returns is not None or any(arg.annotation is not None for arg in wanted)


def _dead(tree: ast.Module) -> Iterator[Noticed]:
    for node in ast.walk(tree):
        for name in ("body", "orelse", "finalbody"):
            block = getattr(node, name, None)
            if not isinstance(block, list):
                continue
            for left, right in pairwise(block):
                if isinstance(left, _LEAVES):
                    said = "this can never be reached"
                    advice = "Take it out, or move it before the line that leaves."
                    yield Noticed("unreachable", "dead", right.lineno, said, advice, 2)


def _unused(tree: ast.Module, entries: Sequence[str]) -> Iterator[Noticed]:
    """Functions of the module that nobody calls."""
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    used |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    for node in tree.body:
        if isinstance(node, Function | ast.ClassDef) and node.name not in {*used, *entries}:
            said = f"{node.name} is never used"
            yield Noticed("unused-function", "dead", node.lineno, said, "Take it out.", 2)


def _repeated(tree: ast.Module) -> Iterator[Noticed]:
    """The same statements in a row, twice."""
    seen: dict[str, int] = {}
    told: set[int] = set()
    for node in ast.walk(tree):
        block = getattr(node, "body", None)
        if not isinstance(block, list):
            continue
        for place in range(len(block) - _REPEATED + 1):
            run = block[place : place + _REPEATED]
            shape = "\n".join(ast.dump(statement) for statement in run)
            first = seen.setdefault(shape, run[0].lineno)
            if first != run[0].lineno and len(shape) > 300 and first not in told:
                told.add(first)
                said = f"the same lines stand at line {first} already"
                advice = "Make them a function and call it twice."
                yield Noticed("repeated", "simple", run[0].lineno, said, advice, 2)
