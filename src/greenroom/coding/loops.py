"""Finds Python loops that cost: where arrays could do it at once, or each step is slow."""

import ast
from collections.abc import Iterator

from greenroom.coding.reading import Noticed

_ROWS = {"iterrows", "itertuples"}
_GROWING = {
    "append": ("np", "numpy"),
    "concatenate": ("np", "numpy"),
    "vstack": ("np", "numpy"),
    "hstack": ("np", "numpy"),
    "concat": ("pd", "pandas"),
}


def slow_loops(tree: ast.Module, profile: str, *, slow: bool) -> Iterator[Noticed]:
    """Remark on loops; when the submission was measured to be slow they weigh most."""
    weight = 3 if slow else 2
    loops = [node for node in ast.walk(tree) if isinstance(node, ast.For | ast.While)]
    inner = {id(child) for loop in loops for child in ast.walk(loop) if child is not loop}
    for loop in loops:
        yield from _inside(loop, weight)
        if isinstance(loop, ast.For) and profile != "stdlib" and id(loop) not in inner:
            yield from _over_elements(loop, weight, slow=slow)
    if profile != "stdlib":
        yield from _summed_by_hand(tree, inner, weight)
    if profile == "pandas":
        yield from _by_row(tree, weight)


def _over_elements(loop: ast.For, weight: int, *, slow: bool) -> Iterator[Noticed]:
    """`for i in range(len(x)): out[i] = x[i] * 2`: nothing in it needs the step before."""
    levels = _vectorisable(loop, set())
    if levels >= 2 or (levels == 1 and slow):
        said = "Python loops over elements" + (f", {levels} deep" if levels > 1 else "")
        said += ", and this is where the time goes" if slow else ""
        advice = "Write it over whole arrays: broadcasting, a matrix product or a masked sum."
        yield Noticed("loop-over-elements", "fast", loop.lineno, said, advice, weight)


def _summed_by_hand(tree: ast.Module, inner: set[int], weight: int) -> Iterator[Noticed]:
    """`sum(x[i, d] * y[j, d] for d in range(n))` in a loop: a dot product by hand."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.GeneratorExp | ast.ListComp) or id(node) not in inner:
            continue
        names = {made.target.id for made in node.generators if isinstance(made.target, ast.Name)}
        by_index = all(_is_range(made.iter) for made in node.generators)
        reads = [part for part in ast.walk(node.elt) if isinstance(part, ast.Subscript)]
        used = {part.id for read in reads for part in ast.walk(read) if isinstance(part, ast.Name)}
        if by_index and isinstance(node.elt, ast.BinOp) and names and names <= used:
            said = "arithmetic element by element, inside a loop"
            advice = "Let NumPy do the inner one at least: a dot product or a sum along an axis."
            yield Noticed("sum-by-hand", "fast", node.lineno, said, advice, weight)


def _vectorisable(loop: ast.For, outer: set[str]) -> int:
    """How many loops are nested that only compute element by element; 0 when there is more."""
    if not _is_range(loop.iter) or not isinstance(loop.target, ast.Name) or loop.orelse:
        return 0
    indices = outer | {loop.target.id}
    deepest = 0
    for statement in loop.body:
        if isinstance(statement, ast.For):
            inner = _vectorisable(statement, indices)
            if not inner:
                return 0
            deepest = max(deepest, inner)
        elif not _is_elementwise(statement, indices):
            return 0
    return deepest + 1


def _is_elementwise(statement: ast.stmt, indices: set[str]) -> bool:
    target: ast.expr
    if isinstance(statement, ast.AugAssign):
        target, value = statement.target, statement.value
    elif isinstance(statement, ast.Assign) and len(statement.targets) == 1:
        target, value = statement.targets[0], statement.value
    else:
        return False
    reads = [node for node in ast.walk(value) if isinstance(node, ast.Subscript)]
    plain = all(_is_plain_index(node, indices) for node in reads)
    starts = isinstance(value, ast.Constant)  # total = 0.0
    writes = isinstance(target, ast.Name) or (
        isinstance(target, ast.Subscript) and _is_plain_index(target, indices)
    )
    return writes and (starts or isinstance(value, ast.Name | ast.Call) or (plain and bool(reads)))


def _is_plain_index(node: ast.Subscript, indices: set[str]) -> bool:
    """`x[i]`, `x[i, j]`, `x[i][j]`, but not `x[i - 1]`."""
    parts = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
    return all(
        (isinstance(part, ast.Name) and part.id in indices) or isinstance(part, ast.Slice)
        for part in parts
    )


def _inside(loop: ast.For | ast.While, weight: int) -> Iterator[Noticed]:
    """What makes every step of a loop slow."""
    for node in ast.walk(loop):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        name, owner = node.func.attr, node.func.value
        zero = (
            bool(node.args) and isinstance(node.args[0], ast.Constant) and node.args[0].value == 0
        )
        if name == "pop" and zero and len(node.args) == 1:
            said, advice = "pop(0) moves every other element", "Use collections.deque and popleft."
            yield Noticed("pop-first", "fast", node.lineno, said, advice, weight)
        elif name == "insert" and zero:
            said = "insert(0, …) moves every other element"
            advice = "Append and reverse at the end, or use collections.deque."
            yield Noticed("insert-first", "fast", node.lineno, said, advice, weight)
        elif isinstance(owner, ast.Name) and owner.id in _GROWING.get(name, ()):
            said = f"{owner.id}.{name} copies everything at each step"
            advice = "Collect the parts in a list and join them once, after the loop."
            yield Noticed("grow-in-a-loop", "fast", node.lineno, said, advice, weight)


def _by_row(tree: ast.Module, weight: int) -> Iterator[Noticed]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        if node.func.attr in _ROWS:
            said = f"{node.func.attr} goes row by row in Python"
            advice = "Work on whole columns: groupby, merge, shift, cumsum, boolean masks."
            yield Noticed("row-by-row", "fast", node.lineno, said, advice, weight)
        elif node.func.attr == "apply" and any(_is_axis_one(word) for word in node.keywords):
            said = "apply(axis=1) calls Python for every row"
            advice = "Work on whole columns: arithmetic, np.where, np.select, map."
            yield Noticed("row-by-row", "fast", node.lineno, said, advice, weight)


def _is_axis_one(word: ast.keyword) -> bool:
    return (
        word.arg == "axis"
        and isinstance(word.value, ast.Constant)
        and word.value.value in (1, "columns")
    )


def _is_range(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "range"
    )
