"""Two stacks, of numbers and of operators."""

import re

BINDING = {"+": 1, "-": 1, "*": 2, "/": 2, "neg": 3, "^": 4}


def evaluate(formula, values):
    """Compute each operation as soon as its operands are there."""
    numbers, stack, operand = [], [], False

    def apply():
        sign = stack.pop()
        b = numbers.pop()
        if sign == "neg":
            numbers.append(-b)
            return
        a = numbers.pop()
        if sign == "+":
            numbers.append(a + b)
        elif sign == "-":
            numbers.append(a - b)
        elif sign == "*":
            numbers.append(a * b)
        elif sign == "/":
            numbers.append(a / b)
        else:
            result = a**b
            if isinstance(result, complex):
                raise ValueError("not a real number")
            numbers.append(result)

    for m in re.finditer(r"\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|[^\W\d]\w*|\S", formula):
        text, place = m.group(), m.start() + 1
        if re.match(r"\w", text) and not operand:
            numbers.append(float(text) if text[0].isdigit() else float(values[text]))
            operand = True
        elif not operand and text in ("-", "("):
            stack.append("neg" if text == "-" else "(")
        elif operand and text == ")" and "(" in stack:
            while stack[-1] != "(":
                apply()
            stack.pop()
        elif operand and text in BINDING:
            while stack and stack[-1] != "(":
                top = BINDING[stack[-1]]
                if top < BINDING[text] or (top == BINDING[text] and text == "^"):
                    break
                apply()
            stack.append(text)
            operand = False
        else:
            raise ValueError(f"position {place}: unexpected {text}")
    if not operand or "(" in stack:
        raise ValueError(f"position {len(formula) + 1}: unexpected end")
    while stack:
        apply()
    return numbers[0]
