"""What belongs to the pages and not to the text: page numbers, dates of print, repeated lines."""

import re
from collections.abc import Sequence

from greenroom.resume.read.geometry import Row, Run

_EDGE = 0.12  # of the page's height, at its top and bottom
_PATTERN = re.compile(
    r"(?:last )?(?:updated|modified|revised)(?: in| on)?:? .{4,25}|(?:as of|stand:?) .{4,20}"
    r"|(?:.{0,60}\W)?(?:page|seite|página|pagina|p\.)\s*\d{1,2}(?:\s*(?:/|of|von|de|sur|di)\s*\d{1,2})?"
    r"|.{0,60}?[–—|·-]?\s*\b\d{1,2}\s*(?:/|of)\s*\d{1,2}|[–—-]?\s*\d{1,2}\s*[–—-]?"
    r"|(?:powered|created|generated|made|built) (?:by|with|using) .{3,40}",
    re.IGNORECASE,
)


def mark_furniture(pages: Sequence[Sequence[Row]], heights: Sequence[float]) -> None:
    """Mark the runs at the edges of pages that are no part of the text.

    A line that all pages repeat is kept where it comes first: it may be the only one with a name.
    One at the foot that tells how to reach somebody is a footer there.
    """
    seen: dict[tuple[str, int], Run] = {}
    again: list[Run] = []
    for rows, height in zip(pages, heights, strict=True):
        for row in rows:
            if _EDGE * height < row[0].base < (1 - _EDGE) * height:
                continue
            for run in row:
                key = (re.sub(r"\d+", "#", run.text), round(run.base / 6))
                repeated = key in seen and not run.dated
                run.furniture = _PATTERN.fullmatch(run.text) is not None or repeated
                first = seen.setdefault(key, run)
                if repeated and row[0].base > height / 2 and not first.furniture:
                    again.append(first)
    if any("@" in run.text for run in again):
        for run in again:
            run.footer = True
