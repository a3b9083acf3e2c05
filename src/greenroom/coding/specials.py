"""The operations one process may ask of an object in the other, by Python's own names.

Shared by both: the parent's stand-ins have exactly the special methods their object's class has,
and a request names one of OPERATIONS, never a piece of code.
"""

import copy
import operator
from collections.abc import Callable, Mapping
from typing import Any


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


ARITHMETIC = _names("add sub mul truediv floordiv mod pow matmul and or xor lshift rshift divmod")
ORDER = _names("lt le gt ge")
UNARY = _names("neg pos abs invert bool int float complex index round trunc floor ceil len")
OTHERS = _names(
    "eq ne hash call getitem setitem delitem contains iter next reversed enter exit "
    "instancecheck subclasscheck get set length_hint"
)
_READABLE = _names("name qualname module annotations dict wrapped members init slots cause")

SPECIAL = frozenset(
    f"__{name}__"
    for name in (
        *ARITHMETIC,
        *(f"r{name}" for name in ARITHMETIC),
        *(f"i{name}" for name in ARITHMETIC),
        *ORDER,
        *UNARY,
        *OTHERS,
    )
)
# Read on instances by name; any other name of this form is never asked for across processes:
# libraries take what `__array_interface__` and its like answer for an address in memory.
READABLE = SPECIAL | {f"__{name}__" for name in _READABLE}


def specials_of(value: Any) -> list[str]:
    """The special methods of a value's class that `object` does not give to everything."""
    kind = type(value)
    if kind not in _KNOWN:
        if len(_KNOWN) > _MOST_KNOWN:  # mocks have a class each
            _KNOWN.clear()
        own = {name for one in kind.__mro__ if one is not object for name in vars(one)}
        _KNOWN[kind] = sorted(SPECIAL & own)
    return _KNOWN[kind]


_MOST_KNOWN = 5000
_KNOWN: dict[type, list[str]] = {}


def plain(value: Any) -> Any:
    """What a value of a subclass of a builtin type holds, as that type holds it."""
    for kind, convert in _PLAINLY:
        if isinstance(value, kind):
            return convert(value)
    return NotImplemented


def base_of(value: Any) -> str:
    """The builtin container a value's class derives from, or nothing."""
    return next((kind.__name__ for kind in _CONTAINERS if isinstance(value, kind)), "")


def _contents(value: Any) -> Any:
    """A container's contents as its builtin base gives them out."""
    if isinstance(value, dict):
        return {key: dict.__getitem__(value, key) for key in dict.keys(value)}
    kind = next(kind for kind in _CONTAINERS if isinstance(value, kind))
    return kind(kind.__iter__(value))


_CONTAINERS = (list, tuple, dict, set, frozenset)
_PLAINLY: tuple[tuple[type, Callable[[Any], Any]], ...] = (
    (int, int.__int__),
    (float, float.__float__),
    (str, str.__str__),
    (complex, complex.__complex__),
    (bytes, lambda value: bytes(memoryview(value))),
)


def _enter(value: Any) -> Any:
    return type(value).__enter__(value)


def _exit(value: Any, *error: Any) -> Any:
    return type(value).__exit__(value, *error)


def _in_place(name: str) -> Callable[[Any, Any], Any]:
    return getattr(operator, f"i{name}", None) or getattr(operator, name, None) or divmod


OPERATIONS: Mapping[str, Callable[..., Any]] = {
    **{name: getattr(operator, name) for name in ARITHMETIC if name not in ("and", "or", "divmod")},
    **{name: getattr(operator, f"__{name}__") for name in (*ORDER, "eq", "ne", "and", "or")},
    **{f"i{name}": _in_place(name) for name in ARITHMETIC if name not in ("and", "or")},
    "iand": operator.iand,
    "ior": operator.ior,
    "divmod": divmod,
    "pow": pow,
    **{name: getattr(operator, name) for name in ("neg", "pos", "invert", "index", "contains")},
    **{name: getattr(operator, name) for name in ("getitem", "setitem", "delitem", "length_hint")},
    "abs": abs,
    "bool": bool,
    "int": int,
    "float": float,
    "complex": complex,
    "round": round,
    "trunc": lambda value: type(value).__trunc__(value),
    "floor": lambda value: type(value).__floor__(value),
    "ceil": lambda value: type(value).__ceil__(value),
    "len": len,
    "hash": hash,
    "str": str,
    "repr": repr,
    "format": format,
    "iter": iter,
    "next": next,
    "reversed": reversed,
    "dir": dir,
    "call": lambda value, *args, **named: value(*args, **named),
    "getattr": getattr,
    "setattr": setattr,
    "delattr": delattr,
    "enter": _enter,
    "exit": _exit,
    "isinstance": isinstance,
    "issubclass": issubclass,
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
    "contents": _contents,
    "get": lambda value, *args: type(value).__get__(value, *args),
    "set": lambda value, *args: type(value).__set__(value, *args),
}
