"""A recursive-descent evaluator."""

import re


def evaluate(formula, values):
    """expr := term (+|-) expr; term := factor (*|/) term."""
    tokens = [
        (m.group(), m.start() + 1)
        for m in re.finditer(r"\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|[^\W\d]\w*|\S", formula)
    ]
    tokens.append(("", len(formula) + 1))
    at = 0

    def fail():
        raise ValueError(f"position {tokens[at][1]}: unexpected {tokens[at][0]!r}")

    def take():
        nonlocal at
        at += 1
        return tokens[at - 1][0]

    def expr():
        left = term()
        if tokens[at][0] in ("+", "-"):
            return (take(), left, expr())
        return left

    def term():
        left = factor()
        if tokens[at][0] in ("*", "/"):
            return (take(), left, term())
        return left

    def factor():
        if tokens[at][0] == "-":
            take()
            return ("neg", factor())
        base = atom()
        if tokens[at][0] == "^":
            take()
            return ("^", base, factor())
        return base

    def atom():
        text = tokens[at][0]
        if text == "(":
            take()
            inner = expr()
            if tokens[at][0] != ")":
                fail()
            take()
            return inner
        if re.match(r"\w", text):
            return take()
        return fail()

    def compute(tree):
        if isinstance(tree, str):
            return float(tree) if tree[0].isdigit() else float(values[tree])
        args = [compute(part) for part in tree[1:]]
        if tree[0] == "neg":
            return -args[0]
        a, b = args
        if tree[0] == "^":
            result = a**b
            if isinstance(result, complex):
                raise ValueError("not a real number")
            return result
        return {"+": a + b, "-": a - b, "*": a * b}[tree[0]] if tree[0] != "/" else a / b

    tree = expr()
    if tokens[at][0]:
        fail()
    return compute(tree)
