"""What looks like a date on a page, before it is read as one."""

import re

_YEAR = r"(?:19|20)\d\d"
_NOW = (
    r"present|current|now|today|ongoing|heute|actuel\w*|présent|aujourd|actual\w*|presente|heden"
    r"|atual"
)
_MONTH = (
    r"(?:jan|fe[bv]|m[aä]r|apr|avr|abr|ma[iyj]|mei|giu|jun|jui|jul|lug|aug|ago|ao[uû]|set|sep|oct"
    r"|okt|out|ott|nov|de[czs]|dic|gen|ene|déc|fév|spring|summer|fall|autumn|winter)\w*\.?"
)
_DATE = re.compile(
    rf"\W*(?:(?:{_MONTH}|q[1-4]|\d{{1,2}}[/.])\W*)?(?:\d{{1,2}},?\s+)?{_YEAR}\b|\W*(?:{_NOW})\b"
    rf"|\W*(?:{_MONTH})\W+['’]?\d\d\b|\d+ (?:year|month|yr|mo)s?\b",
    re.IGNORECASE,
)


_DATE_WORD = re.compile(
    rf"\b(?:{_MONTH}|{_YEAR}|{_NOW}|to|bis|until|since|seit|\d{{1,2}})(?!\w)", re.IGNORECASE
)


def is_date(text: str) -> bool:
    """Whether a short text begins with a date or a length of time.

    >>> is_date("Sept 2023 – May 2025"), is_date("Present"), is_date("Sales of 2019")
    (True, True, False)
    """
    return len(text) <= 40 and _DATE.match(text) is not None and len(text.split()) <= 8


def is_only_date(text: str) -> bool:
    """Whether a text says a date or a range of dates, and nothing else.

    >>> is_only_date("Mar 2021 – Present"), is_only_date("2019 Best paper")
    (True, False)
    """
    return is_date(text) and not re.search(r"\w", _DATE_WORD.sub("", text))


def is_date_piece(text: str) -> bool:
    """Whether a text is a date, or what is left of one that was broken over rows.

    >>> is_date_piece("Mar"), is_date_piece("2016 – Dec"), is_date_piece("March Networks")
    (True, True, False)
    """
    named = re.search(rf"\b(?:{_MONTH}|{_YEAR}|{_NOW})(?!\w)", text, re.IGNORECASE)
    return named is not None and not re.search(r"\w", _DATE_WORD.sub("", text))
