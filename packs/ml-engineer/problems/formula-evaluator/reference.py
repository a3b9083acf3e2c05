"""A formula is put into postfix order by precedence, then computed on a stack."""

import operator
import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

_TOKEN = re.compile(r"(?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(?P<name>[^\W\d]\w*)|(?P<sign>\S)")
_LEVELS = ((")",), ("+", "-"), ("*", "/"), ("negative",), ("^",))  # weakest first
_BINDING = {sign: level for level, signs in enumerate(_LEVELS) for sign in signs}
_COMPUTES: dict[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "^": operator.pow,
}


class _Token(NamedTuple):
    """A number, a name or a sign, and where it begins, counted from 1."""

    kind: str
    text: str
    position: int


def evaluate(formula: str, values: dict[str, float]) -> float:
    """Compute a formula with + - * / ^, parentheses, numbers and names.

    Two steps, each a single pass with a stack of its own, so time is linear and nesting is not
    limited by recursion: the first finds whatever is malformed, the second computes.

    Args:
        formula: What somebody wrote.
        values: The value of each name.

    Returns:
        The value of the formula.

    Raises:
        ValueError: The formula is malformed, with `position N` in the message, or no real number.
        KeyError: A name has no value.
        ZeroDivisionError: Something is divided by zero.

    >>> evaluate("level - flow*2^2 - 1", {"level": 30, "flow": 4})
    13.0
    """
    return _computed(_postfix(formula), values)


def _postfix(formula: str) -> list[_Token]:
    """Order a formula so that each operator follows its operands (Dijkstra's shunting yard)."""
    output: list[_Token] = []
    waiting: list[_Token] = []  # operators and open parentheses
    complete = False  # whether the formula could end here
    for token in _tokens(formula):
        if complete:
            complete = _after_operand(token, output, waiting)
        else:
            complete = _before_operand(token, output, waiting)
    if not complete:
        raise _malformed(len(formula) + 1, "something is missing at the end")
    while waiting:
        left = waiting.pop()
        if left.text == "(":
            raise _malformed(len(formula) + 1, "a parenthesis is not closed")
        output.append(left)
    return output


def _before_operand(token: _Token, output: list[_Token], waiting: list[_Token]) -> bool:
    """Take a token where an operand is due; return whether it was one."""
    if token.kind != "sign":
        output.append(token)
        return True
    if token.text == "-":
        waiting.append(token._replace(text="negative"))
    elif token.text == "(":
        waiting.append(token)
    else:
        raise _malformed(token.position, f"{token.text!r} cannot stand here")
    return False


def _after_operand(token: _Token, output: list[_Token], waiting: list[_Token]) -> bool:
    """Take a token where an operator or `)` is due; return whether the operand goes on."""
    if token.kind != "sign" or token.text not in _BINDING:
        raise _malformed(token.position, f"{token.text!r} cannot stand here")
    while waiting and waiting[-1].text != "(":
        other, binding = _BINDING[waiting[-1].text], _BINDING[token.text]
        if other < binding or (other == binding and token.text == "^"):
            break
        output.append(waiting.pop())
    if token.text != ")":
        waiting.append(token)
        return False
    if not waiting:
        raise _malformed(token.position, "there is no parenthesis to close")
    waiting.pop()
    return True


def _computed(postfix: list[_Token], values: Mapping[str, float]) -> float:
    stack: list[float] = []
    for kind, text, _ in postfix:
        if kind == "number":
            stack.append(float(text))
        elif kind == "name":
            stack.append(float(values[text]))
        elif text == "negative":
            stack.append(-stack.pop())
        else:
            right, left = stack.pop(), stack.pop()
            result = _COMPUTES[text](left, right)
            if isinstance(result, complex):  # Python's answer to a root of a negative number
                raise ValueError(f"{left} ^ {right} is not a real number")
            stack.append(result)
    return stack.pop()


def _tokens(formula: str) -> Iterator[_Token]:
    for found in _TOKEN.finditer(formula):
        yield _Token(str(found.lastgroup), found.group(), found.start() + 1)


def _malformed(position: int, problem: str) -> ValueError:
    return ValueError(f"position {position}: {problem}")
