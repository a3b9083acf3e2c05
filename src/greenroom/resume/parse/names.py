"""Whose résumé it is, and what they call themselves."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from greenroom.resume.document import Document, Line
from greenroom.resume.model import Fact
from greenroom.resume.parse.facts import fact, valued
from greenroom.resume.parse.letterhead import Piece
from greenroom.resume.parse.lexicon import folded, words
from greenroom.resume.parse.places import place_confidence
from greenroom.resume.parse.roles import title_score
from greenroom.resume.parse.section_titles import section_called
from greenroom.resume.parse.typography import Typography

_PARTICLES = words(
    """de da do dos das del della di du des la le van von der den ter ten bin ibn al el zu af av y e
    und vom zum mac mc san st o d' l'"""
)
_CREDENTIALS = re.compile(
    r"(?:\s*,\s*|\s+)(?:ph\.?\s?d\.?|m\.?sc\.?|mba|m\.?s\.?|b\.?sc\.?|m\.?eng\.?|m\.?d\.?|cfa"
    r"|pmp|p\.?e\.?"
    r"|dphil|m\.?phil|frm|jr\.?|msc|cissp)(?=$|[\s,]).*$",
    re.IGNORECASE,
)
_PRONOUNS = re.compile(r"\s*[(\[]?\b(?:she|he|they|sie|er|elle|il)\s*/\s*\w+(?:\s*/\s*\w+)?[)\]]?")
_CAPTION = re.compile(
    r"^(?:curriculum\s+vitae|lebenslauf|r[ée]sum[ée]|cv|name|nom|nombre|vita)\b\s*(?:of|de|von"
    r"|for)?"
    r"\s*[:–—|-]?\s*|['’]s\s+(?:curriculum\s+vitae|r[ée]sum[ée]|cv)$|\s*[–—"
    r"|-]\s*(?:curriculum\s+vitae|lebenslauf|r[ée]sum[ée]|cv)\s*$",
    re.IGNORECASE,
)
_NAME_WORD = re.compile(r"(?:[^\W\d_]['’]?)+(?:[-‐'’.][^\W\d_]+)*\.?")
_CJK = re.compile(r"[一-鿿぀-ヿ가-힯](?:\s?[一-鿿぀-ヿ가-힯]){1,6}")
_STYLED = words("dr prof mr mrs ms dipl ing")
_NOT = words(
    """curriculum vitae resume cv lebenslauf page phone email address tel mobile confidential
    linkedin github website portfolio engineer learning science machine data updated draft"""
)
# First and last name in two types, the blank between them lost; "McKay" and "DeLuca" stay whole.
_GLUED = re.compile(r"(?<=[^\W\d_A-Z]{3})(?<!\bMac)(?<!\bFitz)(?=[A-ZÀ-Þ])")
_ELECTED = 2.4  # votes that make a name of what else would be none (Taylor Page)
_SIZES = 1.15  # how much larger a name is than the text, at least, to count as set large


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    end: int
    text: str
    size: float
    order: int
    column: int
    merged: bool = False


def find_name(
    document: Document, parts: Sequence[Piece], usual: Typography, votes: Sequence[str]
) -> Fact | None:
    """The best candidate for a name, if any is good enough.

    Args:
        document: It.
        parts: Its head in pieces.
        usual: How its text is set.
        votes: Texts that may hold the name without spaces: an e-mail's local part, handles.
    """
    largest = max((part.line.size for part in parts), default=0.0)
    running = folded(" ".join(_running(document)))
    best, top = None, 1.4
    for candidate in _candidates(document, parts):
        votes_for = _votes(candidate.text, votes)
        score = _shape(candidate.text, votes_for >= _ELECTED)
        if score <= 0:
            continue
        score += votes_for + _set_large(candidate.size, largest, usual.body)
        if candidate.size >= usual.body * _SIZES:
            score += (0.4 if candidate.merged else 0.2) * len(candidate.text.split())
        score += 0.8 if folded(candidate.text) in running else 0.0
        score += 1.0 if candidate.order == 0 else 0.5 if candidate.order <= 2 else 0.0
        if score > top:
            best, top = candidate, score
    if best is None:
        return None
    found = fact(document, best.start, best.end, min(0.99, 0.5 + top / 14))
    return valued(found, _GLUED.sub(" ", found.value))


def _running(document: Document) -> list[str]:
    """The lines that stand on every page: most say the name once more."""
    return [
        document.words(line)
        for line in document.lines
        if line.role in ("furniture", "header", "footer")
    ]


def _candidates(document: Document, parts: Sequence[Piece]) -> Iterator[_Candidate]:
    whole: dict[int, tuple[Line, int]] = {}
    for order, part in enumerate(parts):
        whole.setdefault(part.line.start, (part.line, order))
        yield _stripped(part.start, part.text, part.line, order)
    for line, order in whole.values():
        yield _stripped(line.start, document.words(line), line, order)
        yield from _with_fewer_words(document, line, order)
    begun = {part.line.start: part.end for part in parts if part.first}
    yield from _merged(document, list(whole.values()), begun)


def _merged(
    document: Document, lines: Sequence[tuple[Line, int]], begun: Mapping[int, int]
) -> Iterator[_Candidate]:
    """A name set large over two or more lines, the last of which may say more."""
    for number, (line, order) in enumerate(lines):
        above = line
        for after, _ in lines[number + 1 : number + 4]:
            same = above.size == after.size > 0 and above.column == after.column
            if not same or not 0 <= after.start - above.end <= 2:
                break
            above = after
            for end in (after.end, begun.get(after.start, after.end)):
                text = document.text[line.start : end]
                if len(text.split()) <= 6:
                    yield replace(_stripped(line.start, text, line, order), merged=True)


def _with_fewer_words(document: Document, line: Line, order: int) -> Iterator[_Candidate]:
    """The first words of a line that a title follows without any sign between."""
    text = document.words(line)
    places = [found.end() for found in re.finditer(r"\S+", text)]
    signed = [end for end in places[1:4] if text[:end].endswith((",", "|", "–", "—"))]
    for end in signed or places[1:4]:
        rest = text[end:].strip()
        if rest and title_score(rest) > 1.5 and title_score(text[:end]) < 1.0:
            yield _stripped(line.start, text[:end], line, order)


def _stripped(start: int, text: str, line: Line, order: int) -> _Candidate:
    """Without caption, pronouns and credentials."""
    caption = _CAPTION.match(text)
    if caption:
        start += caption.end()
        text = text[caption.end() :]
    for pattern in (_CAPTION, _PRONOUNS, _CREDENTIALS):
        found = pattern.search(text)
        if found and found.start() > 0:
            text = text[: found.start()]
    text = text.rstrip(" ,–—-|:")
    return _Candidate(start, start + len(text), text, line.size, order, line.column)


def _shape(text: str, elected: bool) -> float:
    """How much a text is shaped like a name; 0 and less when it cannot be one.

    Args:
        text: It.
        elected: Whether the e-mail's local part is made of it, whatever its words mean else.
    """
    text = _GLUED.sub(" ", re.sub(r"([-‐])\s*\n\s*", r"\1", text))
    if _CJK.fullmatch(text):
        return 2.0 if not section_called(text) else 0.0
    parts = text.split()
    if not 1 <= len(parts) <= 6 or len(text) > 50:
        return 0.0
    if any(character.isdigit() for character in text) or "@" in text or "/" in text:
        return 0.0
    core = [part.strip(",()\"“”'") for part in parts]
    if not all(_NAME_WORD.fullmatch(part) for part in core):
        return 0.0
    named = [part for part in core if folded(part) not in _PARTICLES]
    if not named or section_called(text):
        return 0.0
    if not elected and (_is_small(named) or _means_else(text, core)):
        return 0.0
    return 2.0 if 2 <= len(named) <= 4 else 1.0 if len(named) == 5 else 0.6


def _is_small(named: Sequence[str]) -> bool:
    return any(part[0].islower() for part in named)


def _means_else(text: str, core: Sequence[str]) -> bool:
    """Whether a text is a place, a title or a caption."""
    plain = {folded(part) for part in core}
    return bool(plain & _NOT) or title_score(text) > 1.2 or place_confidence(text) >= 0.7


def _set_large(size: float, largest: float, body: float) -> float:
    if not size or not body:
        return 0.0
    score = 2.0 if size >= body * 1.3 else 1.0 if size >= body * _SIZES else 0.0
    return score + (1.5 if size >= largest - 0.1 and size >= body * _SIZES else 0.0)


def _votes(text: str, votes: Sequence[str]) -> float:
    """How much of the name is in an e-mail's local part or a handle."""
    plain = _ascii(_GLUED.sub(" ", text))
    parts = [part for part in re.split(r"[^a-z]+", plain) if len(part) > 1 and part not in _STYLED]
    if not parts:
        return 0.0
    best = 0.0
    for vote in votes:
        letters = re.sub(r"[^a-z]", "", _ascii(vote))
        hits = [part for part in parts if len(part) > 2 and part in letters]
        short = (parts[0][0] + parts[-1], parts[0] + parts[-1][0], parts[-1] + parts[0][0])
        best = max(best, 1.5 * len(hits) / len(parts) + (1.0 if hits else 0.0))
        best = max(best, 2.0 if letters in short else 0.0)
    return best


def _ascii(text: str) -> str:
    plain = folded(text)
    for letter, plainer in (
        ("ß", "ss"),
        ("ø", "o"),
        ("ł", "l"),
        ("đ", "d"),
        ("æ", "ae"),
        ("ı", "i"),
    ):
        plain = plain.replace(letter, plainer)
    return plain


def find_label(document: Document, parts: Sequence[Piece], name: Fact | None) -> Fact | None:
    """The headline near the name: what they call themselves."""
    for part in parts:
        outside = name is None or part.end <= name.start or part.start >= name.end
        if outside and title_score(part.text) > 1.5 and len(part.text.split()) <= 12:
            return fact(document, part.start, part.end, 0.85)
    if name is None:
        return None
    beside = _beside(document, parts, name)
    if beside is not None:
        return beside
    rest_end = next((p.line.end for p in parts if p.start <= name.start < p.line.end), name.end)
    rest = document.text[name.end : rest_end]
    if title_score(rest.strip(" ,–—-|:•·")) > 1.5:
        start = name.end + len(rest) - len(rest.lstrip(" ,–—-|:•·"))
        return fact(document, start, rest_end, 0.8)
    return None


def _beside(document: Document, parts: Sequence[Piece], name: Fact) -> Fact | None:
    """What stands right under a name and is neither an address nor a place."""
    after = [part for part in parts if part.start >= name.end]
    if not after or after[0].line.column != parts[0].line.column:
        return None
    part = after[0]
    text, rest = part.text, document.words(part.line)
    alone = part.text == rest.strip() or part.line.start <= name.start
    worded = all(character not in text for character in "@/:") and not re.search(r"\d", text)
    if not (alone and worded and 2 <= len(text.split()) <= 9) or place_confidence(text) >= 0.6:
        return None
    return fact(document, part.start, part.end, 0.6)
