"""What a degree is called in many countries, and where its name ends and its field begins."""

import re
from dataclasses import dataclass

from greenroom.resume.parse.lexicon import folded

# Abbreviations are told from words by their capitals.
_SHORT = (
    r"B\.?\s?Sc\.?(?:\s?Eng\.?)?|B\.?\s?S\.?\s?E\.?|B\.?S\.?|BSCS|BSEE|B\.?\s?A\.?(?:\s?Sc\.?)?"
    r"|B\.?\s?Tech\.?|B\.?\s?E\.?|B\.?\s?Eng\.?|B\.?\s?Com\.?|BBA|BCA|BIT|B\.?Arch\.?|LL\.?[BM]\.?"
    r"|A\.?B\.?|A\.?A\.?S?|A\.?S\.?|S\.?[BM]\.?|M\.?\s?Sc\.?(?:\s?Eng\.?)?|M\.?\s?S\.?\s?E\.?"
    r"|M\.?\s?S\.?"
    r"|MSCS|MSDS|MIDS|MISM|MCDS|M\.?\s?A\.?(?:\s?Sc\.?)?|M\.?\s?Tech\.?|M\.?\s?E\.?|M\.?\s?Eng\.?"
    r"|M\.?\s?B\.?\s?A\.?|MCA|M\.?\s?Phil\.?|MRes|M\.?Res\.?|MFA|MPH|MPP|MMath|MPhys|MChem"
    r"|MComp|MSci|M\.?Com\.?"
    r"|M\.?Ed\.?|M\.?Math\.?|M\.?Stat\.?|B\.?Stat\.?|B\.?Math\.?|Ph\.?\s?D\.?|D\.?\s?Phil\.?"
    r"|Sc\.?D\.?|Ed\.?D\.?|M\.?D\.?|J\.?D\.?"
    r"|Dr\.?(?:\s?-?\s?(?:Ing|rer|nat|phil|med|techn|oec)\.?)+|Dr\."
    r"|Dipl\.?\s?-?\s?[A-Z][a-z]*\.?(?:\s?-?\s?Ing\.?)?"
    r"|Mag\.|Lic\.|Ing\.|BTS|DUT|DEA|DESS|CPGE|HND|HNC|M[12]|L[123]|GCSEs?|A-?Levels?|PGD(?:M|BA)?"
    r"|HBO|VWO|IGCSE|XII|HSC|SSC|CBSE|IB|MD|CAS|MAS|DAS|EMBA"
)
_LONG = (
    r"bachelor|master [12]|master|masters|doctor|doctorate|doctoral|associate|diploma"
    r"|diplom-[a-z]+|diplom|diplome|licence"
    r"|licenciatura|licenciado|licenciada|licenciate|laurea|magister|magisterarbeit|magistrale"
    r"|mestrado"
    r"|bacharelado|bacharel|doutorado|doctorado|doctorat|dottorato|grado|graduado|graduada|maestria"
    r"|maitrise|ingeniero|ingeniera|ingenieria|ingenieur|ingegnere|promotion|staatsexamen|abitur"
    r"|baccalaureat|bac|baccalaureate|bachillerato|maturita|matura|maturite|high school diploma"
    r"|high school|secondary school certificate|higher secondary|senior secondary|intermediate"
    r"|class xii|class x|class 12|class 10|10th|12th|a-levels?|vordiplom|kandidat|candidatus"
    r"|civilingenjor|civilingenior|post-?doc(?:toral|torate)?|post\s?graduate|postgraduate"
    r"|undergraduate"
    r"|graduate certificate|graduate diploma|professional certificate|certificate|certification"
    r"|nanodegree|micromasters|bootcamp|boot camp|exchange|erasmus|visiting|specialist"
    r"|specialization"
    r"|minor|major|classes? preparatoires?|cycle (?:d')?ingenieur|titulo|tecnico|tecnologo"
    r"|tecnologia"
    r"|integrated|dual degree|double degree|joint|executive|international|combined|honours|honors"
    r"|fachhochschulreife|ausbildung|umschulung|lehre|mba|phd|msc|bsc|b\.?tech|m\.?tech|degree"
    r"|dottore|especializacao|especializacion|pos-graduacao|posgrado|postgrado|hauptstudium"
)
_SHORT_AT = re.compile(rf"(?:{_SHORT})(?![\w])")
_LONG_AT = re.compile(rf"(?:{_LONG})(?:['’]?s)?(?![\w])")
_GENERIC = re.compile(
    r"\s+(?:of|en|di|de|em)\s+(?:applied\s+|natural\s+|computer\s+(?=applications))?"
    r"(?:sciences?|arts?|engineering|technology|philosophy|business administration|commerce"
    r"|applications|fine arts|laws?|education|research|letters|public health|public policy"
    r"|advanced studies"
    r"|science and engineering|science and technology)(?=$|[\s,(:;–—|/-])(?!\s+(?:and"
    r"|&)\s)",
    re.IGNORECASE,
)
_QUALITY = re.compile(
    r"\s*(?:\(\s*(?:hons?|honou?rs|with honou?rs|integrated|cand\.?|candidate)\.?\s*\)"
    r"|\b(?:hons?\.?|honou?rs(?:\s+degree)?|with honou?rs|degree|candidate|student|diploma"
    r"|program(?:me)?"
    r"|studies|abschluss|studium|magistrale|triennale|specialistica|universitario|di primo livello"
    r"|di secondo livello|d['’]ing[eé]nieur|sup[eé]rieure?|professionnelle?|fondamentale"
    r"|equivalent)(?!\w))",
    re.IGNORECASE,
)
_SAME = re.compile(rf"\s*(?:[/&+–-]|\(|and\b)\s*(?:{_SHORT})(?!\w)\)?")
_JOIN = re.compile(
    r"\s*(?:[:|·,–—(-]+\s*)?(?:\b(?:in(?:\s+der|\s+the)?|en|em|di|de|des|of|on|im\s+fach|fach"
    r"|mention"
    r"|spe[cz]ialit[eé]|program(?:me)? in|majoring in|major in|majors? in)\b\s*:?)?\s*|\s+",
    re.IGNORECASE,
)
_END = re.compile(
    r"\s*[,;(–—|.-]*\s*\b(?:with\s+(?:an?\s+)?|und\s+|and\s+)?(?:minors?\b|minor:|speciali[sz]"
    r"|concentrat|focus"
    r"|emphas|thesis|gpa|cgpa|honou?rs\b|first.class|second.class|summa|magna|cum laude|distinction"
    r"|schwerpunkt|vertiefung|nebenfach|option\b|grade|note\b|percent|expected|graduat)",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s*\([^()]*\b(?:tracks?|majors?|minors?|honou?rs)\b[^()]*\)$", re.IGNORECASE)
_FIELD = re.compile(
    r"\b(?:scien[ct]|engineer|mathem|statis|physi[ckq]|comput|informati|econom|data\b"
    r"|machine learning"
    r"|artificial|robot|biolog|chem|linguis|psycholog|philosoph|business|manage|financ|electr"
    r"|mechan"
    r"|neuro|cognitiv|operations|analytic|software|technolog|design|histor|literatur|arts?\b|law\b"
    r"|medicine|medical|educati|market|communicat|geolog|geograph|astronom|humanit|ingeni"
    r"|wirtschaft"
    r"|maschinenbau|elektro|telecom|quantit|bioinf|systems|cyber|media\b|matem|fisica|ciencia"
    r"|scienz"
    r"|logic\b|civil\b|aerospac|aeronaut|industri|material|signal|control|energy|environment"
    r"|actuari"
    r"|accounti|politic|sociolog|anthropolog|architect|music|journalis|nlp\b|language"
    r"|kommunikat|mechatron"
    r"|optimi[sz]|algorithm|probabil|modelisation|recherche operationnelle|mecani|genie"
    r"|reseaux|quimica"
    r"|hci\b|human.computer|library|health|pharma|genetic|immunolog|nursing|hospitality"
    r"|apprentissage"
    r"|donnees|daten|datos|dados|dati|kunstlich|intelligen|web\b|commerce|maths|translat)"
)


@dataclass(frozen=True, slots=True)
class Degree:
    """Where in a text a degree's name and its field stand.

    Attributes:
        name: Start and end of the degree's name.
        area: Start and end of its field; equal when it is not said.
    """

    name: tuple[int, int]
    area: tuple[int, int]


def degree_at(text: str) -> Degree | None:
    """The degree a text begins with.

    >>> text = "Master of Science in Computer Science, with a minor in Music"
    >>> found = degree_at(text)
    >>> text[slice(*found.name)], text[slice(*found.area)]
    ('Master of Science', 'Computer Science')
    """
    start = len(text) - len(text.lstrip(" (•-–,"))
    end = _name_end(text, start)
    if end <= start:
        return None
    join = _JOIN.match(text, end)
    begin = join.end() if join else end
    stop = _END.search(text, begin)
    close = stop.start() if stop else len(text)
    area = text[begin:close].rstrip(" ,;:–—-|(")
    area = _ASIDE.sub("", area)
    if area.endswith(")") and "(" not in area:
        area = area[:-1]
    if not _is_area(area):
        return Degree((start, end), (end, end))
    return Degree((start, end), (begin, begin + len(area)))


def _name_end(text: str, start: int) -> int:
    """Where the degree's name ends; `start` when there is none."""
    end = start
    while True:
        short = _SHORT_AT.match(text, end)
        long = _LONG_AT.match(_same_length(text), end)
        found = short or long
        if found is None:
            break
        end = found.end()
        for more in (_GENERIC, _SAME, _QUALITY, _SAME, _QUALITY):
            after = more.match(text, end)
            end = after.end() if after else end
        blank = re.compile(r"\s+|\s*[-–/]\s*").match(text, end)
        follows = blank and (
            _SHORT_AT.match(text, blank.end()) or _LONG_AT.match(_same_length(text), blank.end())
        )
        if not follows or blank is None:
            break
        end = blank.end()
    return end


def _same_length(text: str) -> str:
    from greenroom.resume.parse.months import flattened

    return flattened(text).replace("’", "'")


def _is_area(text: str) -> bool:
    words = text.split()
    return bool(words) and len(words) <= 12 and any(character.isalpha() for character in text)


def field_score(text: str) -> float:
    """How much a text looks like a field of study; 0 when no word speaks for it."""
    plain = folded(text)
    if not plain or len(plain.split()) > 12:
        return 0.0
    return min(2.0, float(len(_FIELD.findall(plain))))
