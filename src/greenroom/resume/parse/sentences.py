"""What tells a sentence from a name: a line of an entry's text from a line of its head."""

import re

from greenroom.resume.parse.dates import find_dates
from greenroom.resume.parse.lexicon import words as words_of
from greenroom.resume.parse.roles import company_score, title_score

STACK = re.compile(
    r"(?:key |main |used )?(?:tech(?:nolog\w+|nical)?(?: (?:stack|skills|environment))?|stack|tools"
    r"|skills|environment|keywords|technologien|umgebung|environnement technique|tecnolog[ií]as)"
    r"(?: used| & tools| and tools)?\s*:",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*[,|(–—:·•]\s*|\s-\s")
_SAYING = re.compile(
    r"(?:(?:Re|Co|Pre|Cross|Self|Open)-?)?(?:[A-Z]?[a-z]+(?:ed|ing)|[Bb]uilt"
    r"|Led|Wrote|Ran|Held|Set|Drove|Grew|Cut|Took|Made|Won|Kept|Gave|Taught|Sped|Oversaw|Found"
    r"|Brought|Spun|Did)\b(?=\s)"
    r"|[^\W\d_a-z][^\W\d_]+(?:é|ée|és|í|ó|ai|ung|ción|ação|zione|age|ment)(?=\s)"
    r"|(?:Mise?|Conçu|Conception|Création|Analyse|Étude|Aufbau|Leitung|Pflege|Diseño|Desarrollo"
    r"|Análisis|Gestion|Progettazione|Sviluppo|Analisi|Encadrement|Erstellen|Bau)\b(?=\s)"
)
_VERBS = words_of(
    """accelerate achieve adapt advise analyze analyse apply architect assess assist automate
    benchmark boost bring build calibrate coach collaborate communicate conduct contribute convert
    coordinate create cut debug define deliver deploy design detect develop direct document drive
    enable engineer ensure establish estimate evaluate evolve execute expand explore extend fix
    forecast gather grow guide handle help hire identify implement improve increase integrate
    introduce invent investigate launch lead learn leverage maintain manage measure mentor migrate
    model modernize monitor negotiate operate optimize optimise organize organise oversee own
    participate partner perform pioneer plan present predict prepare process produce program
    promote prototype provide publish raise reduce refactor refine replace report research resolve
    review run scale secure serve set ship shape simplify solve speed spearhead standardize steer
    streamline study supervise support teach test train transform translate troubleshoot
    tune update upgrade use validate visualize work write responsible"""
)


def is_prose(words: str) -> bool:
    """Whether a line is a sentence, or the beginning of one, and no name.

    >>> is_prose("Developed Bayesian models for avalanche risk"), is_prose("Data Scientist, Acme")
    (True, False)
    """
    count = len(words.split())
    if STACK.match(words):
        return True
    if count < 4:
        return False
    ended = words.rstrip().endswith((".", ";")) and not re.search(r"\b\w{1,5}\.$", words.rstrip())
    if title_score(_PARTS.split(words)[0]) < 2.5 and says(words):
        return True
    dated = any(not found.single for found in find_dates(words))
    if (is_titled(words) or dated) and not (ended and count >= 14):
        return False
    return (ended and count >= 5) or count >= 13 or len(words) > 95


def is_remark(words: str) -> bool:
    """Whether a line is a short sentence below a head (`Six-month contract.`)."""
    ended = re.search(r"[a-z]{6,}\.$", words.rstrip()) is not None
    small = sum(word[:1].islower() for word in words.split())
    return ended and small > 0 and not is_titled(words) and company_score(words) < 2.0


def is_titled(words: str) -> bool:
    """Whether a part of a line is a job's title."""
    parts = (part for part in _PARTS.split(words) if len(part.split()) <= 7)
    return any(title_score(part) >= 2.5 for part in parts)


def says(words: str) -> bool:
    """Whether it begins with a verb, and goes on as a sentence does."""
    first = words.split(maxsplit=1)[0]
    named = first not in ("Lead", "Head") and title_score(first) >= 2.5
    if named or not first[:1].isupper():
        return False
    small = sum(word[:1].islower() or word[:1].isdigit() for word in words.split()[1:])
    verb = first.lower().removesuffix("s") in _VERBS or first.lower() in _VERBS
    return (verb or bool(_SAYING.match(words))) and small >= 0.4 * (len(words.split()) - 1)
