"""Grades and honours of a course of study."""

import re

_GRADE = re.compile(
    r"""\(?\s*(?:
      (?:cumulative\s+|overall\s+|major\s+|cum\.?\s+|final\s+|abschluss)?(?:c?gpa|cpi|gpa|grade|score
        |percentage|marks|average|note|gesamtnote|durchschnitt|moyenne|promedio|media|voto|nota|wam)
        \s*(?:of\b|[:=–-])?\s*
        (?P<value>\d{1,3}(?:[.,]\d{1,3})?\s*%?
          (?:\s*(?:/|out\ of|von|sur)\s*\d{1,3}(?:[.,]\d{1,2})?)?
          (?:\s*(?:e\s+lode|cum\ laude))?|(?:first|upper\ second)\s+class[^,;)]*|[A-D][+-]?(?!\w))
    | (?P<bare>\d{1,3}(?:[.,]\d{1,3})?\s*/\s*
        (?:4(?:[.,]\d{1,2})?|5(?:[.,]0)?|10(?:[.,]0)?|20|100|110)
        (?:\s*(?:e\s+lode|cum\ laude|gpa|cgpa))?)(?![\d/])
    | (?P<leading>[0-4][.,]\d{1,2})\s*c?gpa\b
    | (?P<percent>\d{2}(?:[.,]\d{1,2})?\s?%)
    )\s*\)?""",
    re.IGNORECASE | re.VERBOSE,
)
_HONOURS = re.compile(
    r"(?:with\s+)?(?:(?:summa|magna)\s+cum\s+laude|cum\s+laude"
    r"|first[\s-]class(?:\s+honou?rs)?(?:\s+\(?division\)?)?"
    r"|(?:upper|lower)\s+second(?:[\s-]class)?(?:\s+honou?rs)?|2[:.][12]\b"
    r"|with\s+(?:high(?:est)?\s+)?(?:distinction|honou?rs)"
    r"|distinction|mention\s+(?:tr[eè]s\s+bien|bien|assez\s+bien)|sehr\s+gut"
    r"|mit\s+auszeichnung|1st\s+class"
    r"|first\s+division|gold\s+medal(?:ist)?|felicitations[^,;]*|e\s+lode)(?=$|[\s,;.)])",
    re.IGNORECASE,
)


def grade_in(text: str) -> tuple[int, int, int, int] | None:
    """Where a grade stands: start and end with its caption, start and end of its value.

    >>> text = "GPA: 3.9/4.0"
    >>> text[slice(*grade_in(text)[2:])]
    '3.9/4.0'
    """
    found = _GRADE.search(text)
    if found:
        group = next(name for name in ("value", "bare", "leading", "percent") if found[name])
        return found.start(), found.end(), found.start(group), found.end(group)
    honour = _HONOURS.search(text)
    if honour:
        return honour.start(), honour.end(), honour.start(), honour.end()
    return None
