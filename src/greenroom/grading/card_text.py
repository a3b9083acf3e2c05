"""Reads the report card, and writes its figures for people."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CARD = Path(__file__).with_name("report-card.json")
FIRST = ("questions left out", "data sets left out", "shipped")  # which protocol speaks first
BASELINES = ("lexical", "embedding", "constant")
NONE = "–"  # where a figure is not defined

Card = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Table:
    """Rows of text; the first cell of a row is its heading."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Section:
    """A heading, what it says, and its tables."""

    title: str
    paragraphs: tuple[str, ...]
    tables: tuple[Table, ...] = ()


def read_card(path: Path = CARD) -> Card | None:
    """The report card that comes with Greenroom; None when the grader was never measured."""
    if not path.exists():
        return None
    found: Card = json.loads(path.read_text(encoding="utf-8"))
    return found


def as_json(card: Card) -> str:
    """The card as its file holds it."""
    return json.dumps(card, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def leading(card: Card) -> str:
    """The protocol that says most honestly how good the grader is."""
    return next(iter(in_order(card["protocols"])))


def in_order(protocols: Mapping[str, Any]) -> Mapping[str, Any]:
    """Our own first, the baselines last; the file keeps them by name."""
    known = [name for name in (*FIRST, *BASELINES) if name in protocols]
    return {name: protocols[name] for name in dict.fromkeys((*known, *protocols))}


def cells(figures: Mapping[str, Any], names: Iterable[str]) -> tuple[str, ...]:
    """Some of many figures, each with its interval."""
    return tuple(number(figures[name]) for name in names)


def number(figure: Mapping[str, float | None], digits: int = 2) -> str:
    """A figure with its interval: "0.61 (0.55 to 0.66)"."""
    value, low, high = (figure[name] for name in ("value", "low", "high"))
    if value is None:
        return NONE
    if low is None or high is None:
        return _rounded(value, digits)
    return f"{_rounded(value, digits)} ({_rounded(low, digits)} to {_rounded(high, digits)})"


def _rounded(value: float, digits: int) -> str:
    """A figure alone, with a true minus, and none before a zero."""
    return f"{round(value, digits) + 0.0:.{digits}f}".replace("-", "−")


def percent(figure: Mapping[str, float | None]) -> str:
    """A share with its interval, as percentages."""
    value, low, high = (figure[name] for name in ("value", "low", "high"))
    if value is None:
        return NONE
    return f"{value:.0%}" + ("" if low is None or high is None else f" ({low:.0%} to {high:.0%})")
