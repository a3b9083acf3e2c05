"""Units of time, data and money, and how they multiply: what `kB/s` or `€ a day` is made of."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import reduce

Dimensions = tuple[tuple[str, int], ...]
"""Base dimension to its power, sorted, none zero: (("byte", 1), ("second", -1))."""


@dataclass(frozen=True)
class Unit:
    """`scale` of the base units, as `10 kB` is 10 times 1000 bytes; `factors` are its names."""

    scale: float = 1.0
    dimensions: Dimensions = ()
    factors: tuple[tuple[str, int], ...] = ()

    def __mul__(self, other: "Unit") -> "Unit":
        """Both at once."""
        powers = dict(self.dimensions)
        for name, power in other.dimensions:
            powers[name] = powers.get(name, 0) + power
        dimensions = tuple(sorted((name, power) for name, power in powers.items() if power))
        return Unit(self.scale * other.scale, dimensions, (*self.factors, *other.factors))

    def inverse(self) -> "Unit":
        """One for each of it."""
        return Unit(
            1 / self.scale,
            tuple((name, -power) for name, power in self.dimensions),
            tuple((name, -power) for name, power in self.factors),
        )


NONE = Unit()
_DAY = 86_400.0
# One (in base units), its dimension, its name in words, and how else it is written.
_TABLE: tuple[tuple[str, float, str, str, str], ...] = (
    ("ns", 1e-9, "second", "nanoseconds", "nanosecond"),
    ("µs", 1e-6, "second", "microseconds", "us μs usec microsecond"),
    ("ms", 1e-3, "second", "milliseconds", "msec msecs milli millis millisecond"),
    ("s", 1.0, "second", "seconds", "sec secs second"),
    ("min", 60.0, "second", "minutes", "mins minute"),
    ("h", 3600.0, "second", "hours", "hr hrs hour"),
    ("day", _DAY, "second", "days", "d"),
    ("week", 7 * _DAY, "second", "weeks", "wk"),
    ("month", 30 * _DAY, "second", "months", "mo"),
    ("year", 365 * _DAY, "second", "years", "yr yrs annum"),
    ("bit", 0.125, "byte", "bits", ""),
    ("kbit", 125.0, "byte", "kilobits", "Kbit kilobit"),
    ("Mbit", 125e3, "byte", "megabits", "Mb megabit mbit"),
    ("Gbit", 125e6, "byte", "gigabits", "Gb gigabit gbit"),
    ("B", 1.0, "byte", "bytes", "byte"),
    ("kB", 1e3, "byte", "kilobytes", "KB kb kilobyte"),
    ("MB", 1e6, "byte", "megabytes", "mb megabyte meg megs"),
    ("GB", 1e9, "byte", "gigabytes", "gb gigabyte gig gigs"),
    ("TB", 1e12, "byte", "terabytes", "tb terabyte"),
    ("PB", 1e15, "byte", "petabytes", "pb petabyte"),
    ("KiB", 1024.0, "byte", "kibibytes", "kib"),
    ("MiB", 1024.0**2, "byte", "mebibytes", "mib"),
    ("GiB", 1024.0**3, "byte", "gibibytes", "gib"),
    ("TiB", 1024.0**4, "byte", "tebibytes", "tib"),
    ("€", 1.0, "money", "euros", "eur euro $ dollar usd £ pound gbp chf"),
    ("cent", 0.01, "money", "cents", "ct cts ¢"),
    ("share", 1.0, "", "a share", "fraction ratio proportion"),
    ("%", 0.01, "", "per cent", "percent pct"),
    ("‰", 0.001, "", "per mille", "permille"),
)  # fmt: skip
_RATES = {"rps": "s", "qps": "s", "tps": "s", "hz": "s", "rpm": "min"}
_SPEEDS = {"bps": "bit", "kbps": "kbit", "mbps": "Mbit", "gbps": "Gbit"}
_WORDS = {symbol: words for symbol, _, _, words, _ in _TABLE}
_SEVERAL = re.compile(r"(\s*(?:/|\bper\b|·|\*|\s)\s*)")


def _units() -> Iterator[tuple[str, Unit]]:
    for symbol, scale, dimension, words, others in _TABLE:
        unit = Unit(scale, ((dimension, 1),) if dimension else (), ((symbol, 1),))
        for name in (symbol, words, *others.split()):
            yield name, unit
            if len(name) > 3:
                yield name + "s", unit
    known = {symbol: Unit(scale, (("second", 1),)) for symbol, scale, *_ in _TABLE}
    for name, symbol in _RATES.items():
        yield name, Unit(known[symbol].scale, (("second", 1),), ((symbol, 1),)).inverse()


UNITS: Mapping[str, Unit] = dict(_units())
"""By every name, as it is written; `unit_of` also finds names in other cases."""
_LOWERED = {name.lower(): unit for name, unit in reversed([*UNITS.items()])}


def unit_of(word: str) -> Unit | None:
    """The unit a word names; None when it names none.

    >>> unit_of("Hours") == unit_of("h"), unit_of("Gb") == unit_of("GB"), unit_of("cards")
    (True, False, None)
    """
    if word.lower() in _SPEEDS:
        return UNITS[_SPEEDS[word.lower()]] * UNITS["s"].inverse()
    return UNITS.get(word) or (_LOWERED.get(word.lower()) if len(word) > 1 else None)


def parse_unit(text: str) -> Unit:
    """A unit as an author writes it; what is counted ("labels") is a bare number.

    >>> parse_unit("kB/s").dimensions, parse_unit("labels/day").scale * 86400
    ((('byte', 1), ('second', -1)), 1.0)
    """
    pieces = _SEVERAL.split(f" {text.strip()}")
    pairs = zip(pieces[1::2], pieces[2::2], strict=True)
    factors = [
        unit.inverse() if "/" in joint or "per" in joint else unit
        for joint, word in pairs
        for unit in (unit_of(word) or NONE,)
    ]
    return reduce(Unit.__mul__, factors, NONE)


def in_words(unit: Unit) -> str:
    """A unit as it is said.

    >>> in_words(parse_unit("€/day")), in_words(parse_unit("/s"))
    ('euros a day', 'a number a second')
    """
    over = [_WORDS[name] for name, power in unit.factors if power > 0]
    under = [_WORDS[name].removesuffix("s") for name, power in unit.factors if power < 0]
    each = [f"{'an' if word[0] == 'h' else 'a'} {word}" for word in under]
    return " ".join([*(over or ["a number"]), *each])


def siblings(unit: Unit) -> Iterator[Unit]:
    """Units of the same kind that someone may have meant: one factor another of its kind."""
    for place, (name, power) in enumerate(unit.factors):
        mine = UNITS[name]
        for symbol, *_ in _TABLE:
            other = UNITS[symbol]
            if other.dimensions == mine.dimensions and symbol != name:
                swap = mine.inverse() * other if power > 0 else mine * other.inverse()
                factors = (*unit.factors[:place], (symbol, power), *unit.factors[place + 1 :])
                yield Unit(unit.scale * swap.scale, unit.dimensions, factors)
