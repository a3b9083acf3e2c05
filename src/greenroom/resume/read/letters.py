"""What the characters of a PDF stand for: ligatures, symbol fonts, LaTeX's control codes."""

import re
import unicodedata

SPACES = frozenset(" \t\u00a0\u1680\u2028\u2029\u202f\u205f\u3000") | {
    chr(code) for code in range(0x2000, 0x200B)
}
HYPHEN_AT_END = "\ufffe"  # what pdfium puts for a hyphen that ends a row
# Codes of LaTeX's encodings T1 and OT1, which bitmap fonts leave unnamed; 2 is pdfium's sign for
# a hyphen that ends a row.
_LATEX = {
    0x02: "-", 0x0B: "ff", 0x0C: "fi", 0x0D: "fl", 0x0E: "ffi", 0x0F: "ffl", 0x10: "“", 0x11: "”",
    0x12: "„", 0x13: "«", 0x14: "»", 0x15: "–", 0x16: "—", 0x17: "", 0x19: "ı", 0x1B: "ff",
    0x1C: "fi", 0x1D: "fl", 0x1E: "ffi", 0x1F: "ffl", 0x7F: "-", 0x88: "•",
}  # fmt: skip
_PLAIN = {
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
    "\u00ad": "-", HYPHEN_AT_END: "-", "\u2010": "-", "\u2011": "-",
}  # fmt: skip
_SYMBOL_BULLETS = frozenset(
    chr(0xF000 + code)
    for code in (0x6C, 0x6E, 0x71, 0x75, 0x76, 0x77, 0x9F, 0xA7, 0xA8, 0xB7, 0xD8, 0xFC, 0xE0)
)
_ICONS = frozenset("☎☏✆✉📞📧📍🌐🔗🏠📱🖂🖄🖥✎")
_ICON_FONT = re.compile(r"awesome|icon|material|fontello|marvosym|glyphs?\b", re.IGNORECASE)
_SYMBOL_FONT = re.compile(r"symbol|dingbat|webding|wingding", re.IGNORECASE)


def spelled(character: str, font: str) -> str:
    """What a drawn character stands for; empty for an icon.

    Args:
        character: As the file names it.
        font: The font's name; empty for a Type 3 font.

    >>> spelled(chr(0x15), ""), spelled("ﬁ", "Lato"), spelled(chr(0xF0B7), "SymbolMT")
    ('–', 'fi', '•')
    """
    code = ord(character)
    if code < 0x20 or 0x7F <= code < 0xA0:
        return "" if _ICON_FONT.search(font) else _LATEX.get(code, "")
    if is_private(character):
        known = character in _SYMBOL_BULLETS and _SYMBOL_FONT.search(font)
        return "•" if known else ""
    if character in _ICONS or character == "\ufffd" or _ICON_FONT.search(font):
        return ""
    return _PLAIN.get(character, character)


def is_private(character: str) -> bool:
    """Whether only its font knows what a character looks like."""
    return "\ue000" <= character <= "\uf8ff" or character >= "\U000f0000"


_ACCENTS = {
    "´": "\u0301", "`": "\u0300", "¨": "\u0308", "ˆ": "\u0302", "˜": "\u0303", "ˇ": "\u030c",
    "˚": "\u030a", "¯": "\u0304", "˘": "\u0306", "˝": "\u030b", "¸": "\u0327",
}  # fmt: skip
_APART = re.compile(
    r"(?P<over>[´¨ˆ˜ˇ˚¯˘˝]|(?<=[^\W\d_])`)(?P<letter>[^\W\d_])(?<!´s)|(?P<above>[CcSsTt])¸"
)


def composed(text: str) -> str:
    """Letters and their accents as one character each, also where LaTeX draws the accent apart.

    >>> composed("Jos´e Garc´ıa"), composed("Polit`ecnica"), composed("the buyer´s `async`")
    ('José García', 'Politècnica', 'the buyer´s `async`')
    """
    if text.isascii() and "`" not in text:
        return text
    return unicodedata.normalize("NFC", _APART.sub(_whole, text))


def _whole(apart: re.Match[str]) -> str:
    """A letter with the accent that stands before it (or, a cedilla, after it), if there is one."""
    letter = apart["letter"] or apart["above"]
    letter = {"ı": "i", "ȷ": "j"}.get(letter, letter)
    made = unicodedata.normalize("NFC", letter + _ACCENTS[apart["over"] or "¸"])
    return made if len(made) == 1 else apart[0]
