"""Reads the arithmetic of a design: what was written for each quantity, in the unit asked for."""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import reduce

from greenroom.content.cases import Capacity, Quantity
from greenroom.content.suggest import did_you_mean
from greenroom.design.board import Place
from greenroom.design.numerals import LONGEST
from greenroom.design.quantities import Amount, amounts
from greenroom.design.units import NONE, UNITS, Unit, in_words, parse_unit, siblings

_EQUALS = re.compile(
    r"[=≈≅≃→⇒]+>?|->|\n|;|\b(?:so|hence|thus|therefore|makes|gives|comes to|i\.e\.|answer:?)\s",
    re.IGNORECASE,
)
_MARKED = re.compile(r"(?:^|(?<=\s))\*\*(?=\S)(.+?)(?<=\S)\*\*(?=[\s.,;]|$)")
_CONVERTED = re.compile(r"(?<![\d.,])(?:86[ ,_.]?400|3[ ,_.]?600)(?![\d.,])")
_NAMED = re.compile(r"^\s*(?:[-*•]\s+)?([A-Za-z0-9][A-Za-z0-9 _-]{0,120}?)\s{0,4}:(.*)$")
_SLIP = 4.0  # from this factor off, another unit may have been meant


@dataclass(frozen=True, kw_only=True)
class Understood:
    """A number as it was read, in the unit asked for, and what is to be said of that."""

    value: float | None = None
    said: str = ""
    remark: str = ""


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What was written for a quantity and how it was read; `value` is in the unit asked for."""

    quantity: Quantity
    written: str = ""
    place: Place | None = None
    value: float | None = None
    level: int = 0
    said: str = ""
    remark: str = ""


@dataclass(frozen=True, kw_only=True)
class Readings:
    """All quantities in the case's order, and the lines that belong to none."""

    of: tuple[Reading, ...]
    stray: tuple[str, ...] = ()


def read(capacity: Capacity, answer: str) -> Readings:
    """Read an answer: a line for each quantity, `quantity-id: working = result`.

    The last line of a quantity counts. A line without an id goes on with the one above it; after
    an empty line it belongs to none and is told.
    """
    names = {quantity.id: quantity.title for quantity in capacity.quantities}
    lines, stray = sort_lines(names, answer)
    return Readings(
        of=tuple(_reading(quantity, answer, lines) for quantity in capacity.quantities),
        stray=tuple(_stray(names, number, line) for number, line in stray),
    )


def read_quantity(quantity: Quantity, written: str) -> Reading:
    """Read what was written for one quantity, and how near it is.

    Level 2 within the factor `within`, 1 in the right order of magnitude, else 0.
    """
    found = understand(quantity.unit, written)
    value, level = found.value, 0
    remarks = [found.remark] if found.remark else []
    if value is not None:
        level = _level(quantity, value)
        slip = "" if level else _slip(quantity, parse_unit(quantity.unit), value)
        remarks += [f"{slip}."] if slip else []
    return Reading(
        quantity=quantity,
        written=written,
        value=value,
        level=level,
        said=found.said,
        remark=" ".join(remarks),
    )


def understand(unit: str, written: str) -> Understood:
    """Read a number in the unit asked for, whatever it should come to."""
    asked = parse_unit(unit)
    amount = _meant(written[-LONGEST:], asked)
    if amount is None:
        blank = not written.strip()
        return Understood(remark="Nothing was written." if blank else "There is no number in it.")
    if amount.given and not _fits(amount, asked):
        return Understood(remark=f"This is in {in_words(amount.unit)}; {_asked(asked)}.")
    value = amount.value / _scale(amount, asked)
    if not 0 < value < math.inf:
        return Understood(remark="It comes to nothing above zero.")
    remark = " ".join(_remarks(unit, amount, asked))
    return Understood(value=value, said=spell(value, unit), remark=remark)


def spell(value: float, unit: str) -> str:
    """A number with its unit, to three digits, as it can be read again.

    >>> spell(104.1667, "/s"), spell(1234567, "€/day"), spell(0.00812, "share")
    ('104 /s', '1,230,000 €/day', '0.00812 share')
    """
    digits = 0 if not value else 2 - math.floor(math.log10(abs(value)))
    rounded = round(value, digits)
    small = abs(rounded) < 1e-4
    text = f"{rounded:.3g}" if small else f"{rounded:,.{max(digits, 0)}f}"
    plain = text if small or "." not in text else text.rstrip("0").rstrip(".")
    return f"{plain} {unit}".strip()


def _unanswered(quantity: Quantity) -> Reading:
    return Reading(quantity=quantity, remark="Nothing was written.")


def _slug(text: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", text.lower()))


def _stray(names: Mapping[str, str], number: int, line: str) -> str:
    named = _NAMED.match(line)
    hint = did_you_mean(_slug(named[1]), names) if named and _slug(named[1]) else ""
    return f"line {number} belongs to no quantity: {line.strip()[:80]}{hint}"


def sort_lines(
    names: Mapping[str, str], answer: str
) -> tuple[dict[str, Place], list[tuple[int, str]]]:
    """Where each quantity's last lines are, and the lines, by number, that are nobody's.

    Args:
        names: The quantities' ids with their titles; a line may begin with either.
        answer: What was written.
    """
    known = {**{_slug(title): name for name, title in names.items()}, **{n: n for n in names}}
    lines: dict[str, Place] = {}
    stray: list[tuple[int, str]] = []
    current, start = "", 0
    for number, line in enumerate(answer.split("\n"), start=1):
        named = _NAMED.match(line)
        name = known.get(_slug(named[1]), "") if named else ""
        end = start + len(line.rstrip())
        if not line.strip():
            current = ""
        elif named and name:
            current = name
            lines[name] = _place(number, start + named.start(2), end, answer)
        elif current:
            lines[current] = Place(lines[current].line, lines[current].start, end)
        else:
            stray.append((number, line))
        start += len(line) + 1
    return lines, stray


def _place(number: int, start: int, end: int, answer: str) -> Place:
    end = max(start, end)
    said = answer[start:end]
    return Place(number, start + len(said) - len(said.lstrip()), end)


def _reading(quantity: Quantity, answer: str, lines: Mapping[str, Place]) -> Reading:
    place = lines.get(quantity.id)
    if place is None:
        return _unanswered(quantity)
    return replace(read_quantity(quantity, answer[place.start : place.end]), place=place)


def _meant(written: str, asked: Unit) -> Amount | None:
    """The amount that is the answer: the marked one, else the last; one in the unit before others.

    After the last sign of equality a number in a unit that fits counts, or a bare one; only where
    there is neither is what stands before it looked at.
    """
    marked = _MARKED.findall(written)
    pieces = [marked[-1]] if marked else [*_EQUALS.split(written)]
    beside: list[Amount] = []
    for piece in reversed(pieces):
        found = [*_amounts(piece, asked)]
        fitting = [each for each in found if _fits(each, asked)]
        units = [each for each in fitting if each.given]
        if units or fitting:
            return (units or fitting)[-1]
        beside += reversed(found)
    return next(iter(beside), None)


def _amounts(piece: str, asked: Unit) -> Iterator[Amount]:
    """A sum that converts by hand ("per day / 86,400") has its numbers read, not its units."""
    by_hand = _CONVERTED.search(piece) and ("second", 1) in {
        (name, abs(power)) for name, power in asked.dimensions
    }
    for amount in amounts(piece, asked):
        if by_hand and amount.given and not amount.plain:
            yield from amounts(piece, asked, bare=True)
            return
        yield amount


def _fits(amount: Amount, asked: Unit) -> bool:
    """Whether an amount can be an answer: in the unit, or bare; `8 people` only where counted."""
    if amount.given:
        halves = [half.dimensions for half in _halves(asked) if half.dimensions]
        return amount.unit.dimensions in (asked.dimensions, *halves)
    return not amount.counted or not asked.dimensions


def _halves(unit: Unit) -> tuple[Unit, Unit]:
    """What stands over the fraction bar and what under it: `€` and `/day` of `€/day`."""
    over = (UNITS[name] for name, power in unit.factors if power > 0)
    under = (UNITS[name].inverse() for name, power in unit.factors if power < 0)
    return reduce(Unit.__mul__, over, NONE), reduce(Unit.__mul__, under, NONE)


def _scale(amount: Amount, asked: Unit) -> float:
    """What one of the asked unit is; of half of it, where only that was written."""
    if not amount.given:
        return 1.0
    kinds = {half.dimensions: half.scale for half in _halves(asked)}
    return {**kinds, asked.dimensions: asked.scale}[amount.unit.dimensions]


def _asked(unit: Unit) -> str:
    words = in_words(unit)
    return f"{words} {'are' if words.split()[0].endswith('s') else 'is'} asked"


def _level(quantity: Quantity, value: float) -> int:
    off = max(value / quantity.value, quantity.value / value)
    near = (1 + 1e-9) * quantity.within
    return 2 if off <= near else 1 if off <= near**2 * 2 else 0


def _remarks(unit: str, amount: Amount, asked: Unit) -> Iterator[str]:
    if amount.ranged:
        yield "A range is read as its middle."
    if amount.unit.dimensions != asked.dimensions:
        missing = f"“{unit}”" if amount.given else "a unit"
        yield f"Without {missing} it is read as {in_words(asked)}."


def _slip(quantity: Quantity, asked: Unit, value: float) -> str:
    """Which unit may have been meant, where the number is right but for its unit."""
    meant: list[tuple[float, str]] = []
    for other in siblings(asked):
        factor = other.scale / asked.scale
        off = abs(math.log(value * factor / quantity.value))
        if max(factor, 1 / factor) >= _SLIP and off <= math.log(quantity.within):
            meant.append((off, f"It looks like {in_words(other)} where {_asked(asked)}"))
    for factor in (1e3, 1e6, 1e-3, 1e-6) if not asked.factors else ():
        if abs(math.log(value * factor / quantity.value)) <= math.log(quantity.within):
            words = "small: thousands may have been left out" if factor > 1 else "large"
            meant.append((1.0, f"It is {max(factor, 1 / factor):,.0f} times too {words}"))
    return min(meant)[1] if meant else ""
