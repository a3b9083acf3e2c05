"""Reads the arithmetic of a design: what was written for each quantity, in the unit asked for."""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from greenroom.content.cases import Capacity, Quantity
from greenroom.content.suggest import did_you_mean
from greenroom.design.board import Place
from greenroom.design.quantities import Amount, amounts
from greenroom.design.units import Unit, in_words, parse_unit, siblings

_EQUALS = re.compile(
    r"[=≈≅≃→⇒]+>?|->|\n|;|\b(?:so|hence|thus|therefore|makes|gives|comes to|i\.e\.|answer:?)\s",
    re.IGNORECASE,
)
_MARKED = re.compile(r"(?:^|(?<=\s))\*\*(?=\S)(.+?)(?<=\S)\*\*(?=[\s.,;]|$)")
_CONVERTED = re.compile(r"(?<![\d.,])(?:86[ ,_.]?400|3[ ,_.]?600)(?![\d.,])")
_NAMED = re.compile(r"^\s*(?:[-*•]\s+)?([A-Za-z0-9][A-Za-z0-9 _-]*?)\s*:(.*)$")
_SLIP = 4.0  # from this factor off, another unit may have been meant


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
    known = {quantity.id: quantity for quantity in capacity.quantities}
    known |= {_slug(quantity.title): quantity for quantity in capacity.quantities}
    lines, stray = _sorted_out(known, answer)
    return Readings(
        of=tuple(_reading(quantity, answer, lines) for quantity in capacity.quantities),
        stray=tuple(stray),
    )


def read_quantity(quantity: Quantity, written: str) -> Reading:
    """Read what was written for one quantity, and how near it is.

    Level 2 within the factor `within`, 1 in the right order of magnitude, else 0.
    """
    if not written.strip():
        return _unanswered(quantity)
    asked = parse_unit(quantity.unit)
    amount = _meant(written, asked)
    if amount is None:
        return Reading(quantity=quantity, written=written, remark="There is no number in it.")
    if amount.given and not _fits(amount, asked):
        remark = f"This is in {in_words(amount.unit)}; {_asked(asked)}."
        return Reading(quantity=quantity, written=written, remark=remark)
    value = amount.value / (_scale(amount, asked))
    if not 0 < value < math.inf:
        remark = "It comes to nothing above zero."
        return Reading(quantity=quantity, written=written, remark=remark)
    level = _level(quantity, value)
    return Reading(
        quantity=quantity,
        written=written,
        value=value,
        level=level,
        said=spell(value, quantity.unit),
        remark=" ".join(_remarks(quantity, amount, value, level)),
    )


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


def _sorted_out(known: dict[str, Quantity], answer: str) -> tuple[dict[str, Place], list[str]]:
    """Where each quantity's last lines are, and the lines that are nobody's."""
    lines: dict[str, Place] = {}
    stray: list[str] = []
    current, start = "", 0
    for number, line in enumerate(answer.split("\n"), start=1):
        named = _NAMED.match(line)
        quantity = known.get(_slug(named[1])) if named else None
        end = start + len(line.rstrip())
        if not line.strip():
            current = ""
        elif named and quantity:
            current = quantity.id
            lines[current] = _place(number, start + named.start(2), end, answer)
        elif current:
            lines[current] = Place(lines[current].line, lines[current].start, end)
        else:
            name = _slug(named[1]) if named else ""
            hint = did_you_mean(name, known) if name else ""
            stray.append(f"line {number} belongs to no quantity: {line.strip()[:80]}{hint}")
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
        return amount.unit.dimensions in (asked.dimensions, _over(asked).dimensions or None)
    return not amount.counted or not asked.dimensions


def _over(unit: Unit) -> Unit:
    """What stands over the fraction bar: `€` of `€/day`."""
    return parse_unit(" ".join(name for name, power in unit.factors if power > 0))


def _scale(amount: Amount, asked: Unit) -> float:
    if not amount.given:
        return 1.0
    return asked.scale if amount.unit.dimensions == asked.dimensions else _over(asked).scale


def _asked(unit: Unit) -> str:
    words = in_words(unit)
    return f"{words} {'are' if words.split()[0].endswith('s') else 'is'} asked"


def _level(quantity: Quantity, value: float) -> int:
    off = max(value / quantity.value, quantity.value / value)
    near = (1 + 1e-9) * quantity.within
    return 2 if off <= near else 1 if off <= near**2 * 2 else 0


def _remarks(quantity: Quantity, amount: Amount, value: float, level: int) -> Iterator[str]:
    asked = parse_unit(quantity.unit)
    if amount.ranged:
        yield "A range is read as its middle."
    if amount.unit.dimensions != asked.dimensions:
        missing = f"“{quantity.unit}”" if amount.given else "a unit"
        yield f"Without {missing} it is read as {in_words(asked)}."
    if not level and (slip := _slip(quantity, asked, value)):
        yield f"{slip}."


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
