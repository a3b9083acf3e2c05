"""How a bullet is worded: its verb, whose work it was, its length, empty words, its tense."""

import re
from collections.abc import Iterator, Sequence

from greenroom.resume.score.look import WORD, Check, Look
from greenroom.resume.score.verbs import Form, first_word

SHORTEST, LONGEST = 6, 40
Places = Iterator[tuple[int, int]]
_PASSIVE = re.compile(r"\b(?:was|were|been|being) (?:\w+ly )?(?P<verb>\w+)\b", re.IGNORECASE)
_GLUE = frozenset({
    "a", "an", "the", "of", "to", "in", "on", "for", "with", "and", "by", "from", "at", "as",
    "into", "over", "that", "which",
})  # fmt: skip
_TAIL = re.compile(r"(?: (?:for|on|in|with|to|as|of|by)\b)?")
_PHRASE = re.compile(r"^(?:[^,;|/]{1,30}[,;|/]\s*){2,}[^,;|/]{1,30}$")


def verb_form(look: Look) -> Form | None:
    """The form of the bullet's strong first verb; None where it has none."""
    found = look.first("verb")
    return look.book.form_of(look.text[slice(*found)]) if found else None


def _weak_verb(look: Look) -> Places:
    found = first_word(look.text, look.book.before)
    weak = look.book.weak.match(look.text, found[0]) if found else None
    if weak:
        tail = _TAIL.match(look.text, weak.end())
        yield weak.start(), tail.end() if tail else weak.end()


def _no_verb(look: Look) -> Places:
    found = first_word(look.text, look.book.before)
    if found is None or look.shows("verb") or look.words("ownership-we") or any(_passive(look)):
        return
    if not look.book.weak.match(look.text, found[0]) and not _list_of_words(look):
        yield found


def _ours(look: Look) -> Places:
    yield from look.words("ownership-we")


def _passive(look: Look) -> Places:
    for match in _PASSIVE.finditer(look.text):
        form = look.book.form_of(match["verb"])
        if form and form.tense != "present" and not look.shows("verb"):
            yield match.span()


def _first_person(look: Look) -> Places:
    for start, end in look.words("first-person"):
        if start == 0 or look.text[start:end] != "I":  # a guideline I wrote says whose it was
            yield start, end


def _short(look: Look) -> Places:
    if look.text and len(WORD.findall(look.text)) < SHORTEST:
        yield look.whole


def _long(look: Look) -> Places:
    words = list(WORD.finditer(look.text))
    if len(words) > LONGEST:
        yield words[LONGEST].start(), len(look.text)


def _vague(look: Look) -> Places:
    yield from look.words("vague")


def _buzz(look: Look) -> Places:
    yield from look.words("buzzword")


def _strung(look: Look) -> Places:
    if _list_of_words(look):
        yield look.whole


def _list_of_words(look: Look) -> bool:
    """Whether a bullet is a list of keywords and no sentence."""
    words = [word.lower() for word in WORD.findall(look.text)]
    glued = sum(word in _GLUE for word in words)
    strung = len(words) >= 3 and glued <= len(words) // 8
    return strung and not look.shows("verb") and _PHRASE.match(look.text) is not None


def _present_though_over(look: Look) -> Places:
    found, form = look.first("verb"), verb_form(look)
    if found and form and look.placed and not look.ongoing and form.tense == "present":
        yield found


def _past_though_running(look: Look) -> Places:
    found, form = look.first("verb"), verb_form(look)
    if found and form and look.placed and look.ongoing and form.tense == "past":
        yield found


WORDING: Sequence[tuple[str, Check]] = (
    ("weak-verb", _weak_verb),
    ("no-verb", _no_verb),
    ("ownership-we", _ours),
    ("passive", _passive),
    ("first-person", _first_person),
    ("too-short", _short),
    ("too-long", _long),
    ("vague", _vague),
    ("buzzword", _buzz),
    ("keyword-string", _strung),
    ("present-tense-in-ended-job", _present_though_over),
    ("past-tense-in-running-job", _past_though_running),
)
