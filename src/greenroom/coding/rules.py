"""Holds a submission to "from scratch": what a problem forbids, and the tricks around it.

The imports of the submission's process are blocked as well; this reads the text, so that a
forbidden function of an allowed module is found and told with its line.
"""

import ast
from collections.abc import Iterator, Sequence

# Ways to reach a name without writing it; refused wherever something is forbidden.
_TRICKS = {
    "eval": "runs text as code",
    "exec": "runs text as code",
    "compile": "runs text as code",
    "__import__": "imports by a name that cannot be read here",
    "globals": "reaches names by text",
    "locals": "reaches names by text",
    "vars": "reaches names by text",
    "__builtins__": "reaches names by text",
    "breakpoint": "stops the program",
}
_ALWAYS = {"eval", "exec", "__import__", "__builtins__"}  # under whatever name of one's own
_TRICK_MODULES = {
    "builtins", "ctypes", "gc", "imp", "importlib", "inspect", "marshal", "pickle", "pkgutil",
    "runpy", "zipimport",
}  # fmt: skip
_TRICK_ATTRIBUTES = {
    "__dict__", "__getattribute__", "__globals__", "__builtins__", "__subclasses__", "__loader__",
    "__spec__", "__code__", "__closure__", "__mro__", "__bases__", "__base__", "f_globals",
    "f_builtins", "tb_frame", "gi_frame", "cr_frame", "modules",
}  # fmt: skip
_BY_TEXT = {"getattr", "attrgetter", "methodcaller", "import_module", "delattr", "setattr"}

Found = Iterator[tuple[int, str]]


def broken_rules(source: str, forbid: Sequence[str]) -> str:
    r"""Say which rule a submission breaks, with its line; "" when it breaks none.

    Text that is not Python breaks no rule: running it says what is wrong with it.

    >>> broken_rules("import numpy as np\\nf = np.linalg.lstsq", ["numpy.linalg.lstsq"])
    'line 2: numpy.linalg.lstsq is ruled out here: write it from scratch'
    """
    if not forbid:
        return ""
    try:
        tree = ast.parse(source)
        found = sorted(_Reader(tree, tuple(forbid)).read(tree))
    except (SyntaxError, ValueError):
        return ""
    except (RecursionError, MemoryError):
        return "nested too deeply to be read"
    return f"line {found[0][0]}: {found[0][1]}" if found else ""


class _Reader:
    """Reads a module with the meaning of its names: which module or function each stands for."""

    def __init__(self, tree: ast.Module, forbid: tuple[str, ...]) -> None:
        self.forbid = forbid
        self.roots = {name.partition(".")[0] for name in forbid}
        self.lasts = {name.rpartition(".")[2] for name in forbid if "." in name}
        self.own = _defined(tree)
        self.functions = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
        self.names: dict[str, set[str]] = {}
        self._learn(tree)

    def read(self, tree: ast.Module) -> Found:
        """Find everything that breaks a rule."""
        for node in ast.walk(tree):
            if isinstance(node, ast.Import | ast.ImportFrom):
                yield from self._imports(node)
            elif isinstance(node, ast.Attribute):
                yield from self._attribute(node)
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                yield from self._name(node)
            elif isinstance(node, ast.Call):
                yield from self._by_text(node)

    def _learn(self, tree: ast.Module) -> None:
        """Learn what each name may stand for: imports first, then what is assigned from them."""
        for name, real in (pair for node in ast.walk(tree) for pair in _imported(node)):
            self._means(name, real)
        assigned = [pair for node in ast.walk(tree) for pair in _assignments(node)]
        for _ in range(4):  # an alias of an alias of an alias
            for name, value in assigned:
                for real in self._dotted(value):
                    self._means(name, real)

    def _means(self, name: str, real: str) -> None:
        self.names.setdefault(name, set()).add(real)

    def _dotted(self, node: ast.AST) -> set[str]:
        """The dotted names an expression may stand for."""
        if isinstance(node, ast.Name):
            return self.names.get(node.id, set())
        if isinstance(node, ast.Attribute):
            return {f"{base}.{node.attr}" for base in self._dotted(node.value)}
        if isinstance(node, ast.IfExp):
            return self._dotted(node.body) | self._dotted(node.orelse)
        if isinstance(node, ast.NamedExpr):
            return self._dotted(node.value)
        if isinstance(node, ast.BoolOp):
            return set().union(*(self._dotted(value) for value in node.values))
        if isinstance(node, ast.List | ast.Tuple | ast.Set):
            return set().union(*(self._dotted(value) for value in node.elts))
        return set()

    def _imports(self, node: ast.Import | ast.ImportFrom) -> Found:
        for alias in node.names:
            module = getattr(node, "module", None)
            name = f"{module}.{alias.name}" if module else alias.name
            if alias.name == "*" and any(rule.startswith(f"{module}.") for rule in self.forbid):
                yield node.lineno, f"import the names you need from {module}, not all of them"
            elif name.partition(".")[0] in _TRICK_MODULES or alias.name in _TRICK_ATTRIBUTES:
                yield node.lineno, f"{name} can reach what is ruled out here; do without it"
            else:
                yield from self._told(node.lineno, name)

    def _attribute(self, node: ast.Attribute) -> Found:
        known = self._dotted(node)
        for name in sorted(known):
            yield from self._told(node.lineno, name)
        if node.attr in _TRICK_ATTRIBUTES and (known or node.attr.startswith("__")):
            if not _on_self(node):
                yield node.lineno, f"{node.attr} can reach what is ruled out here; do without it"
        elif node.attr in self.lasts and node.attr not in self.own and not _on_self(node):
            bases = self._dotted(node.value)
            if not bases or any(base.partition(".")[0] in self.roots for base in bases):
                rule = next(rule for rule in self.forbid if rule.endswith(f".{node.attr}"))
                yield node.lineno, f"{rule} is ruled out here: write it from scratch"

    def _reaches(self, node: ast.AST) -> bool:
        """Whether a forbidden module's alias stands anywhere in an expression."""
        return any(
            real.partition(".")[0] in self.roots
            for inner in ast.walk(node)
            if isinstance(inner, ast.Name)
            for real in self.names.get(inner.id, ())
        )

    def _name(self, node: ast.Name) -> Found:
        if node.id in _TRICKS and (node.id in _ALWAYS or node.id not in self.own):
            yield node.lineno, f"{node.id} {_TRICKS[node.id]}; do without it"
        elif f"builtins.{node.id}" in self.forbid and node.id not in self.functions:
            yield node.lineno, f"{node.id} is ruled out here: write it from scratch"
        elif node.id in self.names:
            for real in sorted(self.names[node.id]):
                yield from self._told(node.lineno, real)

    def _by_text(self, node: ast.Call) -> Found:
        """`getattr(np.linalg, "lst" + "sq")`, `attrgetter("linalg.lstsq")(np)`."""
        called = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        called = node.func.id if isinstance(node.func, ast.Name) else called
        if called not in _BY_TEXT or called in self.own:
            return
        on_module = bool(node.args) and bool(self._dotted(node.args[0]))
        if called == "getattr" and not on_module and not self._reaches(node):
            return
        yield node.lineno, f"{called} reaches a name by text; write the name itself"

    def _told(self, line: int, name: str) -> Found:
        for rule in self.forbid:
            if name == rule or name.startswith(f"{rule}."):
                yield line, f"{rule} is ruled out here: write it from scratch"
                return
            root, _, last = rule.rpartition(".")
            if root and name.rpartition(".")[2] == last and _same_package(name, rule):
                yield line, f"{rule} is ruled out here: write it from scratch"
                return


def _same_package(name: str, rule: str) -> bool:
    """Whether a name is the rule's under another path, as `numpy.linalg._linalg.lstsq`.

    Any private module of the same package may keep it too, as `numpy.lib._polynomial_impl` does.
    """
    parent = rule.rpartition(".")[0]
    private = "._" in name and name.partition(".")[0] == rule.partition(".")[0]
    return private or name.startswith(f"{parent}.")


def _on_self(node: ast.Attribute) -> bool:
    return isinstance(node.value, ast.Name) and node.value.id in ("self", "cls")


def _defined(tree: ast.Module) -> set[str]:
    """Names that the submission defines itself: functions, classes, arguments, variables."""
    found = {
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
    }
    found |= {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
    return found | {
        node.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }


def _imported(node: ast.AST) -> Iterator[tuple[str, str]]:
    """Names that an import binds, and the dotted name each stands for."""
    if isinstance(node, ast.Import):
        for alias in node.names:
            real = alias.name if alias.asname else alias.name.partition(".")[0]
            yield alias.asname or real, real
    elif isinstance(node, ast.ImportFrom):
        for alias in node.names:
            yield alias.asname or alias.name, f"{node.module or ''}.{alias.name}"


def _assignments(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """Names and what they may be assigned, wherever a name is bound."""
    if isinstance(node, ast.Assign):
        for target in node.targets:
            yield from _pairs(target, node.value)
    elif isinstance(node, ast.AnnAssign | ast.NamedExpr) and node.value is not None:
        yield from _pairs(node.target, node.value)
    elif isinstance(node, ast.For | ast.comprehension):
        yield from _pairs(node.target, node.iter)
    elif isinstance(node, ast.arguments):
        yield from _defaults(node)
    elif isinstance(node, ast.withitem) and node.optional_vars is not None:
        yield from _pairs(node.optional_vars, node.context_expr)


def _defaults(node: ast.arguments) -> Iterator[tuple[str, ast.AST]]:
    positional = [*node.posonlyargs, *node.args]
    late = positional[len(positional) - len(node.defaults) :]
    for arg, value in zip(late, node.defaults, strict=True):
        yield arg.arg, value
    for arg, default in zip(node.kwonlyargs, node.kw_defaults, strict=True):
        if default is not None:
            yield arg.arg, default


def _pairs(target: ast.AST, value: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    if isinstance(target, ast.Name):
        yield target.id, value
    elif isinstance(target, ast.Tuple | ast.List):
        exact = isinstance(value, ast.Tuple | ast.List) and len(value.elts) == len(target.elts)
        for place, inner in enumerate(target.elts):
            part = value.elts[place] if exact and isinstance(value, ast.Tuple | ast.List) else value
            yield from _pairs(inner, part)
