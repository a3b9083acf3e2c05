"""How dates, exact numbers and the containers of `collections` cross; see `wire`."""

import datetime as dt
from collections import Counter, OrderedDict, defaultdict, deque
from decimal import Decimal
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

from greenroom.coding.bounds import sides
from greenroom.coding.wire import (
    READERS,
    WRITERS,
    Node,
    Reader,
    Unsendable,
    Writer,
    read_mapping,
    write_mapping,
)

_MOST_DIGITS = 10_000  # a Decimal of more would take long to become anything else


def register() -> None:
    """Make these types known to `wire`."""
    WRITERS.update(
        {
            dt.date: lambda value, _: {"datetime.date": value.isoformat()},
            dt.time: lambda value, writer: {
                "datetime.time": [value.replace(tzinfo=None).isoformat(), _zone(value, writer)]
            },
            dt.datetime: lambda value, writer: {
                "datetime.datetime": [
                    value.replace(tzinfo=None).isoformat(),
                    _zone(value, writer),
                    value.fold,
                ]
            },
            dt.timedelta: _write_delta,
            dt.timezone: lambda value, writer: {
                "datetime.timezone": writer.node(value.utcoffset(None))
            },
            Decimal: lambda value, _: {"decimal.Decimal": str(value)},
            Fraction: lambda value, writer: {
                "fractions.Fraction": writer.nodes([value.numerator, value.denominator])
            },
            deque: lambda value, writer: {
                "collections.deque": [writer.node(list(value)), value.maxlen]
            },
            OrderedDict: _mapping("collections.OrderedDict"),
            Counter: _mapping("collections.Counter"),
            defaultdict: _mapping("dict"),
        }
    )
    READERS.update(
        {
            "datetime.date": lambda node, _: dt.date.fromisoformat(node),
            "datetime.time": _read_time,
            "datetime.datetime": _read_datetime,
            "datetime.timedelta": lambda node, _: dt.timedelta(*map(int, node)),
            "datetime.timezone": lambda node, reader: dt.timezone(reader.value(node)),
            "decimal.Decimal": _read_decimal,
            "fractions.Fraction": lambda node, reader: Fraction(*sides(reader.values(node))),
            "collections.deque": lambda node, reader: deque(reader.items(node[0]), node[1]),
            "collections.OrderedDict": lambda node, reader: OrderedDict(read_mapping(node, reader)),
            "collections.Counter": lambda node, reader: Counter(read_mapping(node, reader)),
        }
    )


def _mapping(name: str) -> Any:
    return lambda value, writer: {name: write_mapping(value, writer)}


def _write_delta(value: dt.timedelta, _: Writer) -> Node:
    return {"datetime.timedelta": [value.days, value.seconds, value.microseconds]}


def _zone(value: dt.datetime | dt.time, writer: Writer) -> Node:
    zone = value.tzinfo
    if zone is None:
        return None
    if type(zone) is dt.timezone:
        return writer.node(zone)
    if type(zone) is ZoneInfo and zone.key:
        return zone.key
    raise Unsendable(f"a time zone of type {type(zone).__name__} cannot cross")


def _zone_of(node: Node, reader: Reader) -> dt.tzinfo | None:
    if type(node) is str:
        return ZoneInfo(node)
    zone = reader.value(node)
    if zone is not None and type(zone) is not dt.timezone:
        raise Unsendable("a time zone is malformed")
    return zone


def _read_datetime(node: Node, reader: Reader) -> dt.datetime:
    text, zone, fold = node
    plain = dt.datetime.fromisoformat(text)
    return plain.replace(tzinfo=_zone_of(zone, reader), fold=fold)


def _read_time(node: Node, reader: Reader) -> dt.time:
    text, zone = node
    return dt.time.fromisoformat(text).replace(tzinfo=_zone_of(zone, reader))


def _read_decimal(node: Node, _: Reader) -> Decimal:
    if type(node) is not str or len(node) > _MOST_DIGITS:
        raise Unsendable("a Decimal has too many digits")
    value = Decimal(node)
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and abs(exponent) > _MOST_DIGITS:
        raise Unsendable("a Decimal has too many digits")
    return value
