"""Letters that LaTeX writes as commands: accents, symbols, dashes, quotes."""

import re
import unicodedata

ACCENTS = {
    "'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304",
    ".": "\u0307", "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "k": "\u0328",
    "d": "\u0323", "b": "\u0331", "r": "\u030a",
}  # fmt: skip
SYMBOLS = {
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ",
    "aa": "å", "AA": "Å", "i": "i", "j": "j", "dh": "ð", "th": "þ", "SS": "SS",
    "&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}",
    "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textunderscore": "_",
    "textbar": "|", "vert": "|", "mid": "|", "textbullet": "•", "bullet": "•", "cdot": "·",
    "cdotp": "·", "textperiodcentered": "·", "textendash": "–", "textemdash": "—", "slash": "/",
    "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”",
    "textquotesingle": "'", "ldots": "…", "dots": "…", "textellipsis": "…", "LaTeX": "LaTeX",
    "TeX": "TeX", "LaTeXe": "LaTeX2e", "XeTeX": "XeTeX", "copyright": "©", "textcopyright": "©",
    "textregistered": "®", "texttrademark": "™", "pounds": "£", "textsterling": "£", "euro": "€",
    "texteuro": "€", "EUR": "€", "yen": "¥", "S": "§", "degree": "°", "textdegree": "°",
    "circ": "°", "times": "×", "texttimes": "×", "sim": "~", "approx": "≈", "geq": "≥", "ge": "≥",
    "leq": "≤", "le": "≤", "pm": "±", "textpm": "±", "rightarrow": "→", "to": "→",
    "Rightarrow": "→", "textrightarrow": "→", "mu": "µ", "textmu": "µ", "alpha": "α", "beta": "β",
    "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "lambda": "λ", "sigma": "σ",
    "tau": "τ", "Delta": "Δ", "infty": "∞", "textless": "<", "textgreater": ">", "lt": "<",
    "pi": "π", "gt": ">", "checkmark": "✓", "star": "★", "diamond": "◆",
    "textonehalf": "½", "log": "log",
}  # fmt: skip
_LIGATURES = (
    ("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("`", "‘"), ("{}", ""),
)  # fmt: skip
_SUPERSCRIPTS = str.maketrans("0123456789+-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ")
_COMMENT = re.compile(r"(?<!\\)((?:\\\\)*)%[^\n]*(?:\n[ \t]*|\Z)")
_LEFT_OUT = re.compile(
    r"\\begin\{comment\}.*?(?:\\end\{comment\}|\Z)|\\iffalse\b.*?(?:\\fi\b|\Z)", re.DOTALL
)


def accented(accent: str, letter: str) -> str:
    r"""A letter with an accent.

    >>> accented("'", "e"), accented("c", "c"), accented("v", r"\i")
    ('é', 'ç', 'ǐ')
    """
    letter = letter.strip()
    if letter.startswith("\\"):
        letter = SYMBOLS.get(letter[1:].strip(), "")
    return unicodedata.normalize("NFC", letter[:1] + ACCENTS[accent]) + letter[1:]


def typeset(text: str) -> str:
    """Text with the dashes and quotes its signs stand for.

    >>> typeset("2019--2021 ``so''")
    '2019–2021 “so”'
    """
    for signs, letter in _LIGATURES:
        text = text.replace(signs, letter)
    return text


def raised(text: str) -> str:
    """Text as a superscript, where it is a number."""
    return text.translate(_SUPERSCRIPTS) if re.fullmatch(r"[0-9+\-n]{1,3}", text) else text


def without_comments(source: str) -> str:
    """A source without comments; a comment takes its line's end with it.

    A line that is a comment alone leaves nothing, and an empty line after it is still one.
    """
    source = re.sub(r"(?m)^[ \t]*%.*\n?", "", source)
    return _LEFT_OUT.sub("", _COMMENT.sub(r"\1", source))


def address(url: str) -> str:
    """An address as it is meant, its escapes undone."""
    return re.sub(r"\\([%#&_~{}])", r"\1", url).replace("\\textasciitilde", "~").strip()
