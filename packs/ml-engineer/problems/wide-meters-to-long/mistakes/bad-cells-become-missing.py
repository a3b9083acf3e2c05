"""A wide sheet of meter readings made long."""

import re

import numpy as np
import pandas as pd

UNITS = {
    "heat": {"kwh": 1.0, "mwh": 1000.0, "gj": 1000.0 / 3.6},
    "power": {"kwh": 1.0, "mwh": 1000.0},
    "water": {"m3": 1.0, "l": 0.001},
}
WANTED = {"heat": "kWh", "power": "kWh", "water": "m3"}
HEADER = re.compile(
    r"\s*(?P<kind>\w+)\s+(?P<year>[0-9]{4})-(?P<month>0?[1-9]|1[0-2])\s*"
    r"\[\s*(?P<unit>\w+)\s*\]\s*"
)
MISSING = ["", "-", "n/a"]
KEYS = ["building", "kind", "month"]


def to_long(table: pd.DataFrame) -> pd.DataFrame:
    """Turn a column for each meter and month into a row for each reading, in common units."""
    places = [place for place, name in enumerate(table.columns) if name != "building"]
    headers = [_header(str(table.columns[place])) for place in places]
    names = table["building"].str.strip()
    parts = [
        pd.DataFrame(
            {
                "building": names,
                "kind": kind,
                "month": month,
                "value": _numbers(table.iloc[:, place]) * factor,
                "unit": WANTED[kind],
            }
        )
        for place, (kind, month, factor) in zip(places, headers, strict=True)
    ]
    empty = pd.DataFrame(columns=[*KEYS, "value", "unit"])
    long = pd.concat(parts).dropna(subset="value") if parts else empty
    long = long.drop_duplicates(KEYS)
    return long.sort_values(KEYS).reset_index(drop=True)


def _header(name: str) -> tuple[str, pd.Timestamp, float]:
    """The kind, the month, and by what to multiply to get to the wanted unit."""
    found = HEADER.fullmatch(name)
    if found is None:
        raise ValueError(f"the header {name!r} should look like 'Heat 2024-03 [MWh]'")
    kind, unit = found["kind"].lower(), found["unit"].lower()
    factor = UNITS.get(kind, {}).get(unit)
    if factor is None:
        raise ValueError(f"the header {name!r} has an unknown kind, or a unit that is not its own")
    return kind, pd.Timestamp(year=int(found["year"]), month=int(found["month"]), day=1), factor


def _numbers(cells: pd.Series) -> pd.Series:
    """Cells as numbers; NaN where one is missing."""
    if pd.api.types.is_numeric_dtype(cells):
        return cells.astype(float)
    return cells.map(_number, na_action="ignore").astype(float)


def _number(cell: object) -> float:
    """One cell: a number, or a text as people type numbers."""
    if not isinstance(cell, str):
        return float(cell)  # type: ignore[arg-type]
    text = re.sub(r"\s", "", cell)
    if text.lower() in MISSING:
        return np.nan
    if not re.fullmatch(r"[+-]?[0-9]+([.,][0-9]+)?", text):
        return np.nan
    return float(text.replace(",", "."))
