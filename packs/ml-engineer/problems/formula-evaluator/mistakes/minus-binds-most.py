"""A shunting yard in which the sign belongs to the number."""

import re

BINDING = {"+": 1, "-": 1, "*": 2, "/": 2, "^": 3, "neg": 4}


def evaluate(formula, values):
    """Postfix first, then a stack."""
    output, stack, operand = [], [], False
    end = len(formula) + 1
    for m in re.finditer(r"\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|[^\W\d]\w*|\S", formula):
        text, place = m.group(), m.start() + 1
        if re.match(r"\w", text):
            if operand:
                raise ValueError(f"position {place}: unexpected {text}")
            output.append(text)
            operand = True
        elif not operand:
            if text not in ("-", "("):
                raise ValueError(f"position {place}: unexpected {text}")
            stack.append("neg" if text == "-" else "(")
        elif text == ")":
            while stack and stack[-1] != "(":
                output.append(stack.pop())
            if not stack:
                raise ValueError(f"position {place}: unexpected )")
            stack.pop()
        elif text in BINDING:
            while stack and stack[-1] != "(":
                top = BINDING[stack[-1]]
                if top > BINDING[text] or (top == BINDING[text] and text != "^"):
                    output.append(stack.pop())
                else:
                    break
            stack.append(text)
            operand = False
        else:
            raise ValueError(f"position {place}: unexpected {text}")
    if not operand or "(" in stack:
        raise ValueError(f"position {end}: unexpected end")
    output += stack[::-1]
    numbers = []
    for text in output:
        if text == "neg":
            numbers.append(-numbers.pop())
        elif text in BINDING:
            b, a = numbers.pop(), numbers.pop()
            if text == "+":
                numbers.append(a + b)
            elif text == "-":
                numbers.append(a - b)
            elif text == "*":
                numbers.append(a * b)
            elif text == "/":
                numbers.append(a / b)
            else:
                result = a**b
                if isinstance(result, complex):
                    raise ValueError("not a real number")
                numbers.append(result)
        else:
            numbers.append(float(text) if text[0].isdigit() else float(values[text]))
    return numbers[0]
