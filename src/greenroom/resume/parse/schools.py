"""How much a text looks like the name of a university or a school."""

import re
from functools import lru_cache

from greenroom.resume.parse.lexicon import folded, words

_STRONG = re.compile(
    r"universit|universid|univers[iy]|univ\b|uniwersytet|universitat|college\b|institut"
    r"|polytech|politecnic"
    r"|politechnik|polytechni|hochschule|\becoles?\b|academy|akademi|academia\b|facultad de"
    r"|escola\b|escuela"
    r"|lycee|gymnasium|gymnasie|kolleg\b|\bhigh school\b|\bhogeschool|grande ecole|business school"
    r"|graduate school|school of|seminary|conservator|kabushiki|大学|学院|대학교|iut\b"
)
_WEAK = re.compile(
    r"\bschool\b|\bschule\b|facult|fakultat|department|\bdept\b|departamento|\bliceo\b|\bcampus\b"
)
_KNOWN = words(
    """mit eth epfl iit iiit nit iisc isi bits caltech cmu nyu ucla ucsd ucsb uc usc uiuc umich lse
    ucl kcl kaist postech unist hkust nus ntu kth dtu ntnu tum rwth kit lmu ens insa hec essec
    edhec escp supelec centralesupelec ensimag ensae telecom polytechnique mines insead stanford
    harvard yale princeton oxford cambridge cornell berkeley columbia duke brown dartmouth
    mcgill waterloo tsinghua peking fudan zhejiang sorbonne unicamp usp ufmg ufrj unam itesm uba
    puc upc upm uam uab upf sapienza bocconi polimi unibo unipd tu-berlin udacity coursera edx
    ucf asu gatech iitb iitd iitm iitk vit srm nsut dtu bogazici metu bilkent technion weizmann
    aalto chalmers uppsala imperial epitech epita supinfo ulb vub kuleuven uva uu hse mipt
    skoltech rit rpi wpi suny cuny sfsu sjsu utd tamu ucsf ucdavis uci purdue rice tulane emory
    vanderbilt"""
)
_START = re.compile(
    r"^(?:tu|fh|uc|ku|eth|iit|iiit|nit|ut|suny|cuny|iut|haw|th|uni|ens|insa|bits|dhbw|htw|le wagon"
    r"|general assembly|georgia tech|virginia tech|texas tech|cornell tech|louisiana tech"
    r"|insight data|flatiron|lambda school|metis|springboard|galvanize|ironhack|deeplearning\.ai"
    r"|fast\.ai|ecole)\b"
)
_MERGED = re.compile(
    r"(?:university of (?:california|texas|wisconsin|illinois|north carolina|massachusetts|maryland"
    r"|colorado|nebraska|tennessee|hawaii|alabama|arkansas|missouri|nevada|minnesota)"
    r"|(?:indian|national) institutes? of \w+(?: education and research)?|institute of science"
    r"|\bbits"
    r"|california state university|state university of new york|cal poly|purdue university"
    r"|universidad nacional de colombia|iiit|\biit|\bnit|penn state"
    r"|birla institute of technology and science)$"
)


@lru_cache(maxsize=2048)
def school_score(text: str) -> float:
    """0 when nothing speaks for it, 1 for a part of one (a department), 2 and more for a school.

    >>> school_score("Reed College"), school_score("Department of Statistics")
    (2.0, 1.0)
    """
    plain = folded(text)
    tokens = re.findall(r"[\w.&'-]+", plain)
    if not tokens or len(tokens) > 14:
        return 0.0
    score = 2.0 if _STRONG.search(plain) else 1.0 if _WEAK.search(plain) else 0.0
    score = max(score, 1.6) if re.search(r"boot ?camp", plain) else score
    if re.match(r"(?:department|dept|faculty|school of|fakult|institut fur|division)\b", plain):
        score = min(score, 1.5 if plain.startswith(("school of", "institut")) else 1.0)
    if _START.search(plain):
        score = max(score, 2.0)
    named = [token for token in tokens if token.strip(".") in _KNOWN]
    if named and len(tokens) <= 6:
        score = max(score, 1.8)
    return score


def takes_a_city(text: str) -> bool:
    """Whether a city behind a comma belongs to the school's name (`University of California`)."""
    return _MERGED.search(folded(text)) is not None
