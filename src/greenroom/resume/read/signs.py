"""The signs a résumé is laid out with: bullets, headings by their words, gaps between columns."""

import re

from greenroom.resume.parse.section_titles import section_called

_BULLET = re.compile(
    r"\s*(?:[•◦▪▫●○■□‣⁃∙·⦁⚫⬤◾◼▸▹►▻▶➤➢➔➜→⇒❖◆◇✓✔✦✧★☆»›❯\uf0b7\uf0a7\uf0d8\uf0a8\uf076\uf0fc\uf06e]\s*"
    r"|[-–—*+]\s+(?=\S)|o(?:\t|\s{2,})(?=\S))"
)
_NUMBERED = re.compile(r"\s*(?:\(?\d{1,2}[.)]|\[\d{1,2}\])\s+(?=[^\W\d])")


def without_bullet(text: str) -> str | None:
    """The text after a bullet's sign, or None when it begins with none.

    >>> without_bullet("• Cut latency"), without_bullet("-5% churn")
    ('Cut latency', None)
    """
    found = _BULLET.match(text)
    if not found or found.end() == len(text):
        return None
    return text[found.end() :]


def without_number(text: str) -> str | None:
    """The text after a list number (`1.`, `2)`, `[3]`), or None when it begins with none."""
    found = _NUMBERED.match(text)
    return text[found.end() :] if found else None


def names_section(text: str) -> bool:
    """Whether a line says no more than the name of a résumé's section.

    >>> names_section("WORK EXPERIENCE:"), names_section("Experience with Spark")
    (True, False)
    """
    words = " ".join(text.strip(" \t:#*_=–—-•|").split())
    return bool(words) and len(words) <= 60 and section_called(words) != ""
