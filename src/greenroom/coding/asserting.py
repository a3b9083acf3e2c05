"""Rewrites the assert statements of checks so that a failing one shows what it compared."""

import ast
from collections.abc import Iterator
from typing import Any

from greenroom.coding.checking import CheckFailed
from greenroom.coding.show import shown

_LONGEST = 200  # characters of an expression that is shown


class Seen:
    """Keeps the values an assert compared, to be shown when it fails."""

    def __init__(self, test: str, *sides: str) -> None:
        """Take the texts of the whole test and of what it compares."""
        self.test, self.sides = test, sides
        self.values: dict[int, Any] = {}

    def __call__(self, place: int, value: Any) -> Any:
        """Keep a value, and hand it on; in a loop the last one is the one that failed."""
        self.values[place] = value
        return value

    def compared(self, found: Any, left: int, right: int) -> Any:
        """Hand a comparison on, unless nothing is compared: an empty array fits many shapes."""
        if type(found).__module__ == "numpy" and found.size == 0:
            lengths = {_length(self.values[place]) for place in (left, right)} - {None}
            if lengths > {0}:
                raise self.failure(f"nothing is left to compare: {self.test}")
        return found

    def failure(self, said: Any = None) -> CheckFailed:
        """Make the error of a failing assert."""
        problem = str(said) if said is not None else f"this does not hold: {self.test}"
        known = [(self.sides[n], shown(self.values[n])) for n in sorted(self.values)]
        sides = tuple((text, value) for text, value in known if text != value)
        return CheckFailed(problem, sides=sides)


def rewritten(text: str, path: str) -> Any:
    """Compile checks with every assert made to show its sides.

    Raises:
        SyntaxError: It is not Python.
    """
    tree = _Rewriter().visit(ast.parse(text, path))
    return compile(ast.fix_missing_locations(tree), path, "exec")


class _Rewriter(ast.NodeTransformer):
    def visit_Assert(self, node: ast.Assert) -> list[ast.stmt]:
        shape = ast.unparse(node.test)[:_LONGEST]
        sides: list[str] = []
        test = _Wrapper(sides).visit(node.test)
        begin = ast.Assign(
            targets=[ast.Name("_greenroom_seen", ast.Store())],
            value=ast.Call(
                ast.Name("_GreenroomSeen", ast.Load()),
                [ast.Constant(shape), *map(ast.Constant, sides)],
                [],
            ),
        )
        fail = ast.Call(
            ast.Attribute(ast.Name("_greenroom_seen", ast.Load()), "failure", ast.Load()),
            [node.msg] if node.msg else [],
            [],
        )
        judged = ast.If(ast.UnaryOp(ast.Not(), test), [ast.Raise(fail)], [])
        return [ast.copy_location(begin, node), ast.copy_location(judged, node)]


class _Wrapper(ast.NodeTransformer):
    """Wraps what is compared; a lambda's inside is evaluated elsewhere and stays as it is."""

    def __init__(self, sides: list[str]) -> None:
        self.sides = sides

    def visit_Lambda(self, node: ast.Lambda) -> ast.AST:
        return node

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        node.left = self._kept(node.left)
        node.comparators = [self._kept(side) for side in node.comparators]
        places = [_place(side) for side in (node.left, *node.comparators)]
        if len(places) != 2 or None in places:
            return node
        told = ast.Attribute(ast.Name("_greenroom_seen", ast.Load()), "compared", ast.Load())
        call = ast.Call(told, [node, *map(ast.Constant, places)], [])
        return ast.copy_location(call, node)

    def visit_Call(self, node: ast.Call) -> ast.AST:
        """Keep the arguments of `isinstance(x, int)`, look inside `all(…)` and `(a == b).all()`."""
        if any(_compares(child) for child in ast.iter_child_nodes(node)):
            return self.generic_visit(node)
        node.args = [
            arg if isinstance(arg, ast.Starred | ast.GeneratorExp) else self._kept(arg)
            for arg in node.args
        ]
        return node

    def _kept(self, side: ast.expr) -> ast.expr:
        if isinstance(side, ast.Constant | ast.Lambda | ast.NamedExpr | ast.Starred):
            return side
        self.sides.append(ast.unparse(side)[:_LONGEST])
        place = ast.Constant(len(self.sides) - 1)
        keep = ast.Call(ast.Name("_greenroom_seen", ast.Load()), [place, side], [])
        return ast.copy_location(keep, side)


def _place(side: ast.expr) -> int | None:
    """Where a side is kept; None when it is not."""
    if isinstance(side, ast.Call) and getattr(side.func, "id", "") == "_greenroom_seen":
        return ast.literal_eval(side.args[0])  # type: ignore[no-any-return]
    return None


def _length(value: Any) -> int | None:
    """How many elements an array or list has; None for a single value."""
    if isinstance(value, list | tuple):
        return len(value)
    if type(value).__module__ == "numpy" and value.shape:
        return int(value.size)
    return None


def _compares(node: ast.AST) -> bool:
    return any(isinstance(inner, ast.Compare) for inner in _outside_lambdas(node))


def _outside_lambdas(node: ast.AST) -> Iterator[ast.AST]:
    if not isinstance(node, ast.Lambda):
        yield node
        for child in ast.iter_child_nodes(node):
            yield from _outside_lambdas(child)
