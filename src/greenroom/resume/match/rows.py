"""The lines of a pasted page without their marks, each with its place."""

import re
from dataclasses import dataclass

_SIGN = re.compile(
    r"\s*(?:(?P<bullet>[-•·●▪◦‣∙■□➢✓✔–—]+\s*|\*\s+)|\(?\d{1,2}[.)]\s+)(?=[^\s*]|\*\*)"
)
_LONE_SIGN = re.compile(r"\s*[-*•·●▪◦‣∙■□]\s*")
_MARKS = re.compile(r"^[\s#>*_`|]+|[\s#*_`|]+$")


@dataclass(frozen=True, slots=True)
class Row:
    """A line that says something.

    Attributes:
        text: Without bullet, hashes and asterisks at its ends.
        marked: Whether its marks make it a heading: `# Title`, `**Title**`.
        signed: Whether it begins with a bullet or a number.
        numbered: Whether that is a number.
        indented: Whether it begins with white space.
        alone: Whether empty lines are around it.
        before_bullet: Whether the next line that says something begins with a bullet.
    """

    text: str
    start: int
    end: int
    marked: bool
    signed: bool
    numbered: bool
    indented: bool
    alone: bool
    before_bullet: bool


def rows(text: str) -> tuple[Row, ...]:
    """Every line of a page that says something, in order."""
    lines = text.split("\n")
    made: list[Row] = []
    start = 0
    for number, line in enumerate(lines):
        row = _row(lines, number, start)
        if row and row.text:
            made.append(row)
        start += len(line) + 1
    return tuple(made)


def _row(lines: list[str], number: int, start: int) -> Row | None:
    line = lines[number]
    before = lines[number - 1] if number else ""
    after = lines[number + 1] if number + 1 < len(lines) else ""
    if not re.search(r"\w", line):
        return None
    sign = _SIGN.match(line)
    body = line[sign.end() if sign else 0 :]
    lead = len(body) - len(re.sub(r"^[\s#>*_`|]+", "", body))
    core = _MARKS.sub("", body)
    first = start + (sign.end() if sign else 0) + lead
    hanging = bool(_LONE_SIGN.fullmatch(before))  # the sign stands in a line of its own
    return Row(
        core,
        first,
        first + len(core),
        marked=not sign and _is_marked(line),
        signed=bool(sign) or hanging,
        numbered=bool(sign and not sign["bullet"]),
        indented=line[:2].isspace(),
        alone=not before.strip() and not after.strip(),
        before_bullet=_is_bullet(next(filter(str.strip, lines[number + 1 : number + 4]), "")),
    )


def _is_bullet(line: str) -> bool:
    sign = _SIGN.match(line)
    return bool(_LONE_SIGN.fullmatch(line) or (sign and sign["bullet"]))


def _is_marked(line: str) -> bool:
    stripped = line.strip()
    bold = stripped.rstrip(":").endswith(("**", "__")) and stripped.startswith(("**", "__"))
    return stripped.startswith("#") or (bold and stripped.count("**") + stripped.count("__") == 2)
