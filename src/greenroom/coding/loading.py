"""Loads a submission inside its process: as a module, with what it must not use taken away."""

import builtins
import sys
import traceback
import types
from collections.abc import Iterable
from typing import Any

NAME = "submission"
FILE = "submission.py"


def load(source: str, entries: tuple[str, ...], forbid: Iterable[str]) -> Any:
    """Run a submission's source; return the module, which has all its entries.

    Raises:
        NameError: It does not define an entry.
        Exception: Whatever the source raises.
    """
    for name in forbid:
        _take_away(name)
    module = types.ModuleType(NAME)
    module.__file__ = FILE
    sys.modules[NAME] = module
    exec(compile(source, FILE, "exec", dont_inherit=True), vars(module))  # noqa: S102 - its purpose
    for entry in entries:
        if entry not in vars(module):
            raise NameError(f"the submission defines no function or class {entry!r}")
    return module


def lines_of(error: BaseException, source: str) -> tuple[int, list[str]]:
    """The submission's own lines in an error's traceback: the innermost's number, and the texts."""
    if isinstance(error, SyntaxError) and error.filename == FILE:
        return error.lineno or 0, [f"line {error.lineno}: {(error.text or '').strip()}"]
    written = source.splitlines()
    numbers = [
        frame.lineno or 0
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename == FILE
    ]
    shown = [*numbers[:3], *numbers[-5:]] if len(numbers) > 8 else numbers
    texts = [f"line {n}: {written[n - 1].strip()}" for n in shown if 0 < n <= len(written)]
    return (numbers[-1] if numbers else 0), texts


def _take_away(name: str) -> None:
    """Make a module impossible to import, or a dotted name impossible to call."""
    sys.modules.pop(NAME, None)
    loaded = [known for known in sys.modules if known == name or known.startswith(f"{name}.")]
    if "." not in name or name in sys.modules:
        for known in {name, *loaded}:
            sys.modules[known] = None  # type: ignore[assignment] # import then says it is halted
        return
    owner, _, last = name.rpartition(".")
    holder = sys.modules.get(owner, builtins if owner == "builtins" else None)
    if holder is not None and hasattr(holder, last):
        _replace(holder, last, name)


def _replace(holder: Any, last: str, name: str) -> None:
    """Put something in a function's place that only libraries can call, wherever it is kept."""
    real = getattr(holder, last)

    def forbidden(*args: Any, **named: Any) -> Any:
        code = sys._getframe(1).f_code  # who calls: a library by its name, or not
        if code.co_filename == FILE or code.co_filename[:1] == "<" or last not in code.co_names:
            raise RuntimeError(f"{name} is ruled out in this problem")
        return real(*args, **named)

    setattr(holder, last, forbidden)
    if isinstance(real, type) or hasattr(real, "reduce"):
        return  # others ask for more of it than to be called
    package = name.partition(".")[0]
    for module in [*sys.modules.values()]:
        if getattr(module, "__name__", "").partition(".")[0] == package:
            for key in [key for key, value in vars(module).items() if value is real]:
                setattr(module, key, forbidden)
