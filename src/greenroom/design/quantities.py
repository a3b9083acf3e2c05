"""Reads numbers with units, and sums of them, out of what somebody wrote; nothing is executed.

The grammar, on the words of a sentence, everything else being skipped:

    range   := sum (("to" | "-" | "..") sum)?      two plain numbers, the second larger
    sum     := term (("+" | "-") term)*
    term    := power (("*" | "x" | "/" | "of" | "in") power | ("/" | "per" | "a") unit)*
    power   := atom ("^" power)?
    atom    := currency? number multiplier? counted* unit? | "(" range ")" multiplier? unit?
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from greenroom.design.numerals import MULTIPLIERS, Token, number_of, tokens
from greenroom.design.units import NONE, UNITS, Unit, unit_of

DEEPEST = 20  # brackets within brackets
_TIMES = frozenset(["*", "×", "·", "x", "X", "times", "of"])
_EACH = frozenset(["/", "per", "a", "an", "each", "every"])
_LOOSE = frozenset(
    ["and", "or", "so", "with", "for", "at", "by", "on", "from", "is", "are", "to", "out", "over"]
)
_COUNTED = 3  # words between a number and "per day": "35 card payments a second"


@dataclass(frozen=True)
class Amount:
    """A number of a unit; `counted` when a word that is no unit follows, as in `8 reviewers`."""

    value: float  # in base units
    unit: Unit = NONE
    given: bool = False  # whether any unit was written
    plain: bool = True  # one number, not worked out of several
    counted: bool = False
    ranged: bool = False


def amounts(text: str, asked: Unit = NONE, *, bare: bool = False) -> Iterator[Amount]:
    """Every number or sum in a text, in order; one in brackets beside another is an aside.

    Args:
        text: What was written.
        asked: The unit in question: it decides what `m` and `B` are.
        bare: Whether units are passed over, so that only the numbers count.
    """
    reader = _Reader(tokens(text), asked, bare=bare)
    found = 0
    while reader.place < len(reader.tokens):
        start = reader.place
        if found and reader.text() == "(":
            reader.skip_brackets()
            continue
        try:
            amount = reader.range_or_sum()
        except (ValueError, OverflowError, ZeroDivisionError):
            reader.place = max(reader.place, start + 1)
            continue
        if math.isfinite(amount.value):
            found += 1
            yield amount
        reader.place = max(reader.place, start + 1)


class _Reader:
    """A recursive-descent reader; each method leaves `place` after what it read."""

    def __init__(self, read: list[Token], asked: Unit, *, bare: bool) -> None:
        self.tokens, self.place, self.bare, self.depth = read, 0, bare, 0
        self.data = any(name == "byte" for name, _ in asked.dimensions)
        self.clock = asked.dimensions == (("second", 1),)

    def text(self, ahead: int = 0) -> str:
        """A token's text; "" behind the end."""
        place = self.place + ahead
        return self.tokens[place].text if place < len(self.tokens) else ""

    def kind(self, ahead: int = 0) -> str:
        """A token's kind; "" behind the end."""
        place = self.place + ahead
        return self.tokens[place].kind if place < len(self.tokens) else ""

    def skip_brackets(self) -> None:
        """Go behind the bracket that closes the one here."""
        depth = 0
        while self.place < len(self.tokens):
            depth += {"(": 1, ")": -1}.get(self.text(), 0)
            self.place += 1
            if not depth:
                return

    def range_or_sum(self) -> Amount:
        """A range is read as its geometric middle."""
        first = self.sum()
        if self.text() in ("±",):
            self.place += 1
            self.sum()
            return first
        if self.text() in ("to", "..", "...", "and") and self._numeric(1):
            start = self.place
            self.place += 1
            second = self.sum()
            if _is_range(first, second):
                return _middle(first, second)
            self.place = start
        return first

    def sum(self) -> Amount:
        """Terms added up; `100-120` is a range, as it would be below zero."""
        total = self.term()
        while self.text() in ("+", "-", "−", "–") and self._numeric(1):
            sign = 1 if self.text() == "+" else -1
            self.place += 1
            other = self.term()
            if sign < 0 and _is_range(total, other):
                return _middle(total, other)
            total = _added(total, other, sign)
        return total

    def term(self) -> Amount:
        """Factors multiplied and divided, from left to right, with what each is for."""
        product = self.power()
        while True:
            if self._each():
                product = self._for_each(product)
            elif self.text() in _TIMES and self._numeric(1):
                self.place += 1
                product = _multiplied(product, self.power(), 1)
            elif self._divides(product):
                product = _multiplied(product, self.power(), -1)
            else:
                return product

    def power(self) -> Amount:
        """A base and its exponent; neither may be huge."""
        base = self.atom()
        if self.text() in ("^", "**"):
            self.place += 1
            sign = -1 if self.text() in ("-", "−") else 1
            self.place += sign < 0
            exponent = sign * self.power().value
            if abs(exponent) > 64 or base.value <= 0:
                raise ValueError("too large")
            return replace(base, value=base.value**exponent, plain=False)
        return base

    def atom(self) -> Amount:
        """One number with its unit, or a bracket."""
        currency = unit_of(self.text()) if self.text() in "€$£" and self.text() else None
        self.place += currency is not None
        if self.text() == "(":
            amount = self._bracket()
        elif self.kind() == "number":
            amount = Amount(number_of(self.text()))
            self.place += 1
        else:
            raise ValueError("no number here")
        amount = replace(amount, value=amount.value * self._multiplier())
        amount = self._with(amount, currency) if currency else amount
        unit = self._unit_word()
        if unit is not None:
            self.place += 1
            return self._with(amount, unit)
        return self._counting(amount)

    def _bracket(self) -> Amount:
        self.depth += 1
        if self.depth > DEEPEST:
            raise ValueError("too deep")
        self.place += 1
        inner = self.range_or_sum()
        if self.text() != ")":
            raise ValueError("not closed")
        self.place += 1
        self.depth -= 1
        return replace(inner, plain=False)

    def _multiplier(self) -> float:
        word = self.text()
        known = MULTIPLIERS.get(word) or (MULTIPLIERS.get(word.lower()) if word[1:] else None)
        taken = (word == "m" and self.clock) or (word in "BGT" and self.data)
        if known is None or taken:
            return 1.0
        self.place += 1
        return known

    def _unit_word(self) -> Unit | None:
        word = self.text()
        if word == "m" and self.clock:
            return UNITS["min"]
        if word in ("G", "T") and self.data:
            return UNITS[word + "B"]
        return unit_of(word) if self.kind() == "word" else None

    def _counting(self, amount: Amount) -> Amount:
        """Pass over what is counted, where something follows that belongs to the number."""
        ahead = 0
        while ahead < _COUNTED and self.kind(ahead) == "word" and self._names(ahead):
            ahead += 1
        if not ahead:
            return amount
        joint = self.text(ahead)
        joined = joint in _EACH or joint in _TIMES or joint in ("+", "-", "−", "÷", ")")
        if joined:
            self.place += ahead
        return replace(amount, counted=True)

    def _names(self, ahead: int) -> bool:
        word = self.text(ahead)
        return word.lower() not in _EACH | _TIMES | _LOOSE and unit_of(word) is None

    def _each(self) -> bool:
        """Whether "/ s", "per card" or "a day" follows."""
        sign, word = self.text(), self.text(1)
        if sign not in _EACH or self.kind(1) != "word":
            return False
        return unit_of(word) is not None or (sign in ("/", "per") and not _is_money(word))

    def _for_each(self, product: Amount) -> Amount:
        unit = unit_of(self.text(1))
        self.place += 2
        return self._with(product, unit.inverse()) if unit else product

    def _divides(self, product: Amount) -> bool:
        """Take a sign of division, where a number follows it: "/ 3", "in 1,000", "out of 50"."""
        sign = self.text()
        length = 2 if (sign, self.text(1)) == ("out", "of") else 1
        known = sign in ("/", "per", "÷", "over") or length == 2
        known = known or (sign == "in" and not product.given)
        if not known or not self._numeric(length):
            return False
        self.place += length
        return True

    def _numeric(self, ahead: int) -> bool:
        return self.kind(ahead) == "number" or self.text(ahead) in ("(", "€", "$", "£")

    def _with(self, amount: Amount, unit: Unit) -> Amount:
        if self.bare:
            return amount
        return replace(amount, value=amount.value * unit.scale, unit=amount.unit * unit, given=True)


def _is_money(word: str) -> bool:
    unit = unit_of(word)
    return unit is not None and unit.dimensions == (("money", 1),)


def _is_range(first: Amount, second: Amount) -> bool:
    low = first.value * (1 if first.given or not second.given else second.unit.scale)
    return first.plain and second.plain and 0 < low < second.value


def _middle(first: Amount, second: Amount) -> Amount:
    low = first.value * (1 if first.given else second.unit.scale)
    return replace(second, value=math.sqrt(low * second.value), plain=False, ranged=True)


def _added(total: Amount, other: Amount, sign: int) -> Amount:
    """A sum; a number without a unit is of the other's."""
    if total.given and other.given and total.unit.dimensions != other.unit.dimensions:
        raise ValueError("not of one kind")
    unit = total.unit if total.given else other.unit
    left = total.value * (1 if total.given else unit.scale)
    right = other.value * (1 if other.given else unit.scale)
    return Amount(left + sign * right, unit, total.given or other.given, plain=False)


def _multiplied(product: Amount, factor: Amount, power: int) -> Amount:
    value = product.value * factor.value if power > 0 else product.value / factor.value
    unit = product.unit * (factor.unit if power > 0 else factor.unit.inverse())
    return Amount(value, unit, product.given or factor.given, plain=False)
