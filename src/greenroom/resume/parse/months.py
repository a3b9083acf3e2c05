"""The words of dates in several languages, and a fold that keeps every character's place."""

import unicodedata

_MONTHS = (
    "january januar janner janvier enero janeiro gennaio januari jan janv ene gen",
    "february februar fevrier febrero fevereiro febbraio februari feb febr fevr fev",
    "march marz maerz mars marzo marco maart mar mrz mrt",
    "april avril abril aprile apr avr abr",
    "may mai mayo maio maggio mei mag",
    "june juni juin junio junho giugno jun giu",
    "july juli juillet julio julho luglio jul juil lug",
    "august aout agosto augustus aug ago",
    "september septembre septiembre setiembre setembro settembre sept sep set",
    "october oktober octobre octubre outubro ottobre oct okt out ott",
    "november novembre noviembre novembro nov",
    "december dezember decembre diciembre dezembro dicembre dec dez dic",
)
MONTH_OF = {
    word: number for number, names in enumerate(_MONTHS, 1) for word in names.split(" ")
}  # fmt: skip

# A season's first and last month; a winter is named for the year of its December.
SEASON_OF = {
    word: months
    for names, months in (
        ("spring fruhling fruhjahr printemps primavera", (3, 5)),
        ("summer sommer ete verano verao estate", (6, 8)),
        ("autumn fall herbst automne otono outono autunno", (9, 11)),
        ("winter hiver invierno inverno", (12, 2)),
    )
    for word in names.split(" ")
}

PRESENT = (
    r"(?:the\s+)?present(?:\s+day)?|current(?:ly)?|now|today|on-?going|date|this\s+day"
    r"|(?:bis\s+)?heute|aktuell|laufend|jetzt|gegenwart|dato|andauernd"
    r"|actuel(?:lement|le)?|aujourd'?\s?hui|ce\s+jour|en\s+cours|maintenant"
    r"|(?:la\s+)?actualidad|actualmente|actual|(?:el\s+|o\s+)?presente|hoy|la\s+fecha"
    r"|(?:o\s+)?(?:atual(?:mente)?|momento)|hoje|oggi|attual(?:e|mente)|in\s+corso|heden"
    r"|至今|现在|現在|今"
)
UNTIL = (
    r"to|until|till|til|thru|through|up\s+to|bis(?:\s+zum)?|jusqu'?(?:a|en|au)|au|a|al|ate"
    r"|hasta(?:\s+la)?|fino\s+a|ad|tot"
)
SINCE = r"since|from|starting|seit|ab|von|depuis|desde|dal|des"
ONWARD = frozenset({"since", "seit", "depuis", "desde", "ab", "starting"})
EXPECTED = (
    r"expected(?:\s+(?:graduation|in|by|completion))*|exp\.?|anticipated(?:\s+graduation)?"
    r"|graduating(?:\s+in)?|graduation|class\s+of|voraussichtlich|prevue?|previsto|est\.?"
)
DURATION = (
    r"(?:(?:about|approx\.?|~)?\s*\d{1,2}(?:[.,]\d)?\+?\s*-?"
    r"(?:years?|yrs?|months?|mos?|jahre?n?|monate?n?|ans?|annees?|mois|anos?|mes(?:es)?|anni?"
    r"|mesi|mese)"
    r"\.?,?\s*(?:and|und|et|y|e)?\s*)+"
)

_DASHES = "‐‑‒–—―−⁃－ー〜～→⟶➔➝\u00ad\ufffd\ufffe"


def _one(character: str) -> str:
    """The plain letter of an accented one, and one kind of dash, blank and apostrophe."""
    if character in _DASHES or "\ue000" <= character <= "\uf8ff":
        return "-"
    if character in "’‘`´ʼ":
        return "'"
    if unicodedata.category(character) == "Cc":
        return " " if character in "\t\n\r" else "-"
    if character.isspace():
        return " "
    return unicodedata.normalize("NFD", character)[0].lower()[:1]


_TABLE = {
    code: _one(chr(code))
    for code in (*range(0x180), *range(0x2000, 0x2070), *range(0x20, 0x7F), 0x3000, 0xFFFD, 0xFFFE)
}
_TABLE |= {ord(dash): "-" for dash in _DASHES} | dict.fromkeys(range(0xE000, 0xF900), "-")


def flattened(text: str) -> str:
    r"""A text of the same length: lower case, without accents, all dashes and blanks alike.

    A control character counts as a dash: some fonts give U+0015 for one.

    >>> flattened("Févr. 2021\x15Août 2022")
    'fevr. 2021-aout 2022'
    """
    return text.translate(_TABLE)
