"""Precedence climbing by recursion."""

import re

BINARY = {"+": (1, 2), "-": (1, 2), "*": (3, 4), "/": (3, 4), "^": (8, 7)}


def evaluate(formula, values):
    """Parse into a tree, then compute it."""
    tokens = [
        (m.group(), m.start() + 1)
        for m in re.finditer(r"\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|[^\W\d]\w*|\S", formula)
    ]
    tokens.append(("", len(formula) + 1))
    tokens.reverse()

    def fail():
        text, place = tokens[-1]
        raise ValueError(f"position {place}: unexpected {text!r}")

    def parse(least):
        text = tokens[-1][0]
        if text == "-":
            tokens.pop()
            left = ("-", 0.0, parse(5))
        elif text == "(":
            tokens.pop()
            left = parse(0)
            if tokens[-1][0] != ")":
                fail()
            tokens.pop()
        elif re.match(r"\w", text):
            left = tokens.pop()[0]
        else:
            fail()
        while True:
            sign = tokens[-1][0]
            if sign not in BINARY or BINARY[sign][0] < least:
                return left
            tokens.pop()
            left = (sign, left, parse(BINARY[sign][1]))

    def compute(tree):
        if isinstance(tree, float):
            return tree
        if isinstance(tree, str):
            return float(tree) if tree[0].isdigit() else float(values[tree])
        sign, a, b = tree[0], compute(tree[1]), compute(tree[2])
        if sign == "+":
            return a + b
        if sign == "-":
            return a - b
        if sign == "*":
            return a * b
        if sign == "/":
            return a / b
        result = a**b
        if isinstance(result, complex):
            raise ValueError("not a real number")
        return result

    tree = parse(0)
    if tokens[-1][0]:
        fail()
    return compute(tree)
