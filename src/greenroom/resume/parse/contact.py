"""Who a résumé is about and how to reach them."""

import re
from collections.abc import Sequence

from greenroom.resume.document import Document, Line
from greenroom.resume.model import Basics, Fact
from greenroom.resume.parse.blocks import Block
from greenroom.resume.parse.facts import fact
from greenroom.resume.parse.letterhead import Piece, head_lines, pieces
from greenroom.resume.parse.names import find_label, find_name
from greenroom.resume.parse.places import country_of, place_confidence
from greenroom.resume.parse.reach import (
    addresses_in,
    email_in,
    homepage,
    phone_in,
    profiles_in,
)
from greenroom.resume.parse.typography import typography

_CAPTION = re.compile(
    r"^(?:location|address|based in|lives in|city|adresse|anschrift|wohnort|ort|ville|ubicaci[oó]n"
    r"|direcci[oó]n|ciudad|indirizzo|endere[cç]o|home|residence)\s*:?\s+",
    re.IGNORECASE,
)
_STREET = re.compile(r"\d|(?i:\b(?:street|road|avenue|lane|rue|stra(?:ss|ß)e|calle|via|apt)\b)")


def basics(document: Document, blocks: Sequence[Block], summary: Fact | None) -> Basics:
    """Name, headline, addresses, place and summary."""
    lines = head_lines(document, blocks)
    parts = pieces(document, lines)
    spans = _spans(lines)
    email = email_in(document, spans)
    local = email.value if email else ""
    addresses = addresses_in(document, lines)
    profiles = profiles_in(document, lines, addresses or _anywhere(document))
    location = _location(document, parts)
    place = country_of(location.value) if location else ""
    handles = [profile.url.value.rstrip("/").rpartition("/")[2] for profile in profiles]
    name = find_name(document, parts, typography(document), [local.partition("@")[0], *handles])
    return Basics(
        name=name,
        label=find_label(document, parts, name),
        email=email,
        phone=phone_in(document, spans, place, local),
        url=homepage(addresses, profiles, local),
        location=location,
        summary=summary,
        profiles=profiles,
    )


def _spans(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Stretches of lines that follow each other."""
    spans: list[tuple[int, int]] = []
    for line in lines:
        if spans and 0 <= line.start - spans[-1][1] <= 2:
            spans[-1] = (spans[-1][0], line.end)
        else:
            spans.append((line.start, line.end))
    return spans


def _anywhere(document: Document) -> tuple[Fact, ...]:
    """Addresses in the whole document, where its head has none."""
    return addresses_in(document, document.lines)


def _location(document: Document, parts: Sequence[Piece]) -> Fact | None:
    best: tuple[float, int, int] = (0.0, 0, 0)
    for part in parts:
        caption = _CAPTION.match(part.text)
        start = part.start + (caption.end() if caption else 0)
        for begin in _beginnings(document.text, start, part.end):
            text = document.text[begin : part.end]
            sure = place_confidence(text) + (0.2 if caption else 0.0) - 0.1 * text[:1].isdigit()
            if sure > best[0]:
                best = (sure, begin, part.end)
    sure, start, end = best
    return fact(document, start, end, min(sure, 0.95)) if sure >= 0.7 else None


def _beginnings(text: str, start: int, end: int) -> list[int]:
    """Where a place may begin: at the start, or behind a street and its number."""
    found = [start]
    found += [start + at.end() for at in re.finditer(r",\s*|\b\d{4,6}\s+", text[start:end])]
    return found if _STREET.search(text[start:end]) else found[:1]
