"""Finds a job's title, its company and its seniority."""

import re
from collections.abc import Iterator, Sequence

from greenroom.content.model import Seniority
from greenroom.resume.match.model import Quote
from greenroom.resume.match.page import Piece

_ROLE = re.compile(
    r"\b(?:engineer|scientist|developer|researcher|analyst|architect|intern|specialist|consultant"
    r"|programmer|lead)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"\b(?:you|we|our|your|is|are|will|have|has|the|who|with|need|needs)\b", re.IGNORECASE
)
_BEFORE_TITLE = re.compile(
    r".*\b(?:hiring|looking for|seeking|wanted|job title|position|role|title|vacancy)\b[*:]*"
    r"(?:\s+(?:an?|our|my))?\s+",
    re.IGNORECASE,
)
_AFTER_TITLE = re.compile(
    r"\s+(?:at|@|to join|to)\s.*|\s*[|·•].*|\s+[-–—]\s+(?:remote|hybrid|onsite|full).*"
    r"|,\s*(?:remote|hybrid|onsite|on-site|full.time|part.time)\b.*"
    r"|\s*\((?:[fmwdx]\s?/\s?)+[fmwdx]\)$|\s*\((?:\S+\s+){2,}\S*\)?.*|[.!?].*",
    re.IGNORECASE,
)
_ROLE_IN_A_SENTENCE = re.compile(
    r"\b(?!(?:The|An?|As|Our|Are)\s)[A-Z][\w/&+-]*\s(?:[A-Z][\w/&+-]*\s){0,4}"
    r"(?:Engineer|Scientist|Researcher|Developer|Analyst)\b"
)
_LABEL = re.compile(r"\W*(?:job title|title|position|role)\b[*:]*:", re.IGNORECASE)
_LATEST_TITLE = 15  # pieces from the top
_LONGEST_TITLE = 14  # words
_NAMED = r"[A-Z][\w'’-]*(?:\s(?:(?:&|and|of)\s)?[A-Z][\w'’-]*){0,4}"
_COMPANY = (
    re.compile(rf"^(?:Company|Employer|Organisation|Organization)[*:]*:[*\s]*(?P<name>{_NAMED})"),
    re.compile(rf"^\s*About (?P<name>(?!Us\b|You\b|The\b){_NAMED})$"),
    re.compile(rf"(?:^At|[Jj]oin|@|\bat)\s(?P<name>{_NAMED})(?=[,.!?)]|\s+(?:is|are|in|we|you)\b)"),
)
_BELOW = re.compile(rf"^(?P<name>{_NAMED})(?=$|\s*[,(|·•–—]| - )")
_SUBJECT = re.compile(rf"^(?P<name>{_NAMED})(?:['’]s\s(?:mission|team))?\s(?:are|[a-z]+s)\b")
_NO_NAME = re.compile(
    r"(?:We|Our|You|Your|The|This|That|They|It|In|At|As|An?|If|Most|Work|Build|Team|Location|Develop"
    r"|Don|Follow|Home|Jobs?|All|Every|For|Posted|What|Who|Why|How|Please|Remote|Hybrid|Full|Save"
    r"|Interviews?|Salary|Health|Minimum|Preferred|Apply|People|Copyright)\b"
)
_LEVELS: tuple[tuple[Seniority, re.Pattern[str]], ...] = (
    ("staff", re.compile(r"\b(?:staff|principal|distinguished|head of|director|lead)\b", re.I)),
    ("senior", re.compile(r"\b(?:senior|sr\.?|expert)\b|\bIII\b", re.IGNORECASE)),
    ("mid", re.compile(r"\bII\b|\bmid(?:-level)?\b|\bintermediate\b", re.IGNORECASE)),
    (
        "junior",
        re.compile(
            r"\b(?:junior|jr\.?|graduate|entry.level|intern(?:ship)?|trainee|working student"
            r"|apprentice)\b",
            re.IGNORECASE,
        ),
    ),
)


def title_of(found: Sequence[Piece]) -> Quote | None:
    """The job's title: the first short line near the top that names a role."""
    for piece in [piece for piece in found if not _is_aside(piece)][:_LATEST_TITLE]:
        start, end = _core(piece.text)
        core = piece.text[start:end]
        short = len(core.split()) <= _LONGEST_TITLE
        listed = piece.signed and not _LABEL.match(piece.text)
        if short and not listed and _ROLE.search(core) and not _SENTENCE.search(core):
            return Quote(core, piece.start + start, piece.start + end)
    return next(filter(None, map(_named_role, found)), None)


def _named_role(piece: Piece) -> Quote | None:
    """A role that a sentence names: "The Staff Machine Learning Engineer is …"."""
    named = None if _is_aside(piece) else _ROLE_IN_A_SENTENCE.search(piece.text)
    if not named:
        return None
    return Quote(named[0], piece.start + named.start(), piece.start + named.end())


def company_of(found: Sequence[Piece], title: Quote | None) -> Quote | None:
    """The company: where it is said, else the name the page speaks most of."""
    for pattern in _COMPANY[:2]:
        for piece in found:
            name = pattern.search(piece.text)
            if name:
                return _quote(piece, name)
    whole = "\n".join(piece.text for piece in found)
    candidates = list(_candidates(found, title))
    return next((name for name in candidates if _often(name, whole)), next(iter(candidates), None))


def seniority_of(title: str, years: float) -> Seniority:
    """By the title's words, else by the years asked: under 2 junior, 5 senior, 8 staff."""
    for level, pattern in _LEVELS:
        if pattern.search(title):
            return level
    if years >= 8:
        return "staff"
    if years >= 5:
        return "senior"
    return "junior" if 0 < years < 2 else "mid"


def _core(text: str) -> tuple[int, int]:
    before = _BEFORE_TITLE.match(text)
    start = before.end() if before else 0
    after = _AFTER_TITLE.search(text, start)
    return start, after.start() if after and after.start() > start else len(text)


def _is_aside(piece: Piece) -> bool:
    return piece.under == "aside"


def _candidates(found: Sequence[Piece], title: Quote | None) -> Iterator[Quote]:
    """Names that may be the company's, the likeliest first."""
    below = False
    for piece in found[: 3 * _LATEST_TITLE]:
        below_title, below = below, bool(title and piece.start <= title.start < piece.end)
        tells = piece.under in ("open", "aside", "duties") and not (piece.signed or piece.heading)
        patterns = (_BELOW,) if below_title and (tells or piece.under == "open") else ()
        for pattern in (*patterns, *((_COMPANY[2], _SUBJECT) if tells else ())):
            name = pattern.search(piece.text)
            if name and not _NO_NAME.match(name["name"]) and not _ROLE.search(name["name"]):
                yield _quote(piece, name)


def _often(name: Quote, whole: str) -> bool:
    """Whether the page speaks of a name again: a place under the title is named once."""
    return len(re.findall(rf"\b{re.escape(name.quote.split()[0])}\b", whole)) > 1


def _quote(piece: Piece, name: re.Match[str]) -> Quote:
    return Quote(name["name"], piece.start + name.start("name"), piece.start + name.end("name"))
