"""Draws a series as SVG that carries its own words: no font, no address and no script in it.

Ink is `currentColor`, and each line has the class `series-1`, `series-2`, … beside a colour that
can be read on paper and at night, so that a page's style sheet may overrule it.
"""

import csv
import io
import json
import re
from html import escape
from typing import Any

from greenroom.labs.choosing import spelled
from greenroom.labs.model import Series, Value

# Between 3.2 and 5.4 to 1 on both papers, told apart by dashes and shapes as well.
COLOURS = ("#2e8b63", "#c2631f", "#4a7ec2", "#ad5596", "#8a7a2a", "#75797a")
DASHES = ([1, 0], [6, 3], [2, 2], [8, 2, 2, 2], [4, 4], [1, 3])
WIDTH, HEIGHT = 440, 240
DECADES = 1_000  # a positive column that spans more than this is drawn on a logarithmic axis


def svg(series: Series) -> str:
    """The chart of a series; the same bytes for the same series."""
    import vl_convert

    drawn = vl_convert.vegalite_to_svg(json.dumps(_specification(series)))
    for number, colour in enumerate(COLOURS, start=1):
        for part in ("stroke", "fill"):
            drawn = drawn.replace(
                f'{part}="{colour}"', f'{part}="{colour}" class="series-{number}"'
            )
    label = escape(". ".join(part for part in (series.title, series.says) if part), quote=True)
    head = f'<svg role="img" aria-label="{label}"'
    words = f"<title>{escape(series.title)}</title><desc>{escape(series.says)}</desc>"
    drawn = re.sub(r' class="[a-z -]+"(?=[^>]* class="series-)', "", drawn)  # one class each
    drawn = drawn.replace("<svg", head, 1)
    return re.sub(r"(<svg[^>]*>)", lambda opening: opening[1] + words, drawn, count=1) + "\n"


def table(series: Series) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The heads of the columns and the rows, as text: what the chart shows, for whoever reads."""
    columns = [[spelled(value) for value in column] for column in series.columns.values()]
    return tuple(series.columns), tuple(zip(*columns, strict=True))


def csv_text(series: Series) -> str:
    """The table as CSV."""
    heads, rows = table(series)
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([heads, *rows])
    return out.getvalue()


def _specification(series: Series) -> dict[str, Any]:
    """The chart in Vega-Lite's words, https://vega.github.io/vega-lite/docs/."""
    names = list(series.columns)
    draw = _heat if series.form == "heat" else _lines
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": WIDTH,
        "height": HEIGHT,
        "config": _quiet_ink(),
        **draw(series, names),
    }


def _lines(series: Series, names: list[str]) -> dict[str, Any]:
    across, *others = names
    first = series.columns[across]
    values = [
        {"x": _plain(x), "y": y, "of": name}
        for name in others
        for x, y in zip(first, series.columns[name], strict=True)
    ]
    colours, scale = list(COLOURS[: len(others)]), {"domain": others}
    told: dict[str, Any] = {"field": "of", "type": "nominal", "title": None}
    told["legend"] = {"orient": "bottom", "columns": 3} if len(others) > 1 else None
    encoding: dict[str, Any] = {
        "x": {"field": "x", "title": across, **_axis(first, bars=series.form == "bar")},
        "y": {"field": "y", "title": others[0] if len(others) == 1 else None,
              "type": "quantitative",
              "scale": _height(series.form, values)},
        "color": {**told, "scale": {**scale, "range": colours}},
    }  # fmt: skip
    if series.form == "line":
        encoding["strokeDash"] = {**told, "scale": {**scale, "range": list(DASHES[: len(others)])}}
    if series.form == "points":
        encoding["shape"] = {**told, "scale": scale}
    if series.form == "bar" and len(others) > 1:
        encoding["xOffset"] = {"field": "of", "sort": others}
    mark = {"line": {"type": "line", "strokeWidth": 2}, "points": {"type": "point", "size": 36},
            "bar": {"type": "bar"}}[series.form if series.form != "heat" else "bar"]  # fmt: skip
    return {"data": {"values": values}, "mark": mark, "encoding": encoding}


def _heat(series: Series, names: list[str]) -> dict[str, Any]:
    """The first two columns are the place, the third how much is there."""
    across, down, much = names[:3]
    columns = [series.columns[name] for name in (across, down, much)]
    values = [
        {"x": spelled(x), "y": spelled(y), "much": z} for x, y, z in zip(*columns, strict=True)
    ]
    size = {"type": "ordinal", "sort": None, "axis": {"labelOverlap": True, "labelAngle": 0}}
    return {
        "data": {"values": values},
        "mark": {"type": "rect", "color": COLOURS[0]},
        "encoding": {
            "x": {"field": "x", "title": across, **size},
            "y": {"field": "y", "title": down, **size},
            "opacity": {"field": "much", "type": "quantitative", "title": much,
                        "scale": {"range": [0.0, 1.0]}},
        },
    }  # fmt: skip


def _axis(values: tuple[Value, ...], *, bars: bool) -> dict[str, Any]:
    if bars or any(isinstance(value, str | bool) for value in values):
        return {"type": "ordinal", "sort": None, "axis": {"labelAngle": 0, "labelOverlap": True}}
    return {"type": "quantitative", "scale": _scale(list(values)) | {"nice": False}}


def _height(form: str, values: list[dict[str, Any]]) -> dict[str, Any]:
    return {"zero": True} if form == "bar" else _scale([each["y"] for each in values])


def _scale(values: list[Any]) -> dict[str, Any]:
    numbers = [value for value in values if isinstance(value, int | float)]
    wide = bool(numbers) and min(numbers) > 0 and max(numbers) / min(numbers) > DECADES
    return {"type": "log"} if wide else {"zero": False}


def _plain(value: Value) -> Value:
    return spelled(value) if isinstance(value, bool) else value


def _quiet_ink() -> dict[str, Any]:
    """Everything but the lines in the colour of the text around the chart."""
    ink, font = "currentColor", "sans-serif"
    return {
        "background": None,
        "font": font,
        "aria": False,
        "view": {"stroke": None},
        "axis": {
            "labelColor": ink, "titleColor": ink, "domainColor": ink, "tickColor": ink,
            "gridColor": ink, "gridOpacity": 0.12, "titleFontWeight": "normal",
        },
        "legend": {"labelColor": ink, "titleColor": ink, "symbolStrokeWidth": 2},
    }  # fmt: skip
