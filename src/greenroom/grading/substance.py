"""Names answers that say nothing, by their text alone: there is no model to be talked to.

An answer is junk when, after instructions to the grader and copies of the question are taken out,
no sentence of the candidate's own is left.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from rapidfuzz import fuzz

from greenroom.content.model import Question
from greenroom.grading.model import Reason
from greenroom.grading.spans import units
from greenroom.grading.terms import STOP_WORDS, content, stem, words
from greenroom.grading.vocabulary import letter_pairs, phrases, word_set

BARE = 0.16  # share of small words under which a text is a list; people's talk has two in five
STRANGE = 0.34  # share of words not spelt as English from which a text is gibberish
_LETTERS = re.compile(r"[^\W\d_]+")
_SEGMENT = re.compile(r"[,;|/•\n]+|\s[-–—]\s|\.\s")
_NOTHING = word_set("nothing")
_GLUE = word_set("glue")


def nothing_said(question: Question, answer: str) -> Reason:
    """Name why an answer is no attempt; "" when it is one.

    Filler and answers off the topic read like attempts: the grader names those.
    """
    if not words(answer):
        return "silence"
    own = own_words(question, answer)
    if gives_instructions(answer) and len(set(content(own)) - _NOTHING) < 4:
        return "instructions-to-grader"
    if _empty(answer):
        return "non-answer"
    return "" if question.kind == "lab" else _no_prose(question, own, answer)


def _no_prose(question: Question, own: str, answer: str) -> Reason:
    """Name why a text is none of the candidate's own; boxes, sums and choices need not be."""
    if _gibberish(question, own if words(own) else answer):
        return "gibberish"
    strung = sum(end - start for start, end in _strings_of_keywords(answer))
    if strung > 0.4 * len(answer) or glue(words(answer)) < BARE:
        return "keyword-list"
    if _copied(question, own, answer):
        return "question-copied"
    if _keyword_list(question, own):
        return "keyword-list"
    return ""


def own_words(question: Question, answer: str) -> str:
    """The answer without instructions to the grader, copies of the question, and keyword strings.

    What is left stands where it stood, so offsets are those of the answer.
    """
    left = list(answer)
    junk = (*instructions(answer), *_copies(question, answer), *_strings_of_keywords(answer))
    for start, end in junk:
        left[start:end] = " " * (end - start)
    return "".join(left)


def gives_instructions(answer: str) -> bool:
    """Whether any sentence speaks to the grader instead of the interviewer."""
    return any(instructions(answer))


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each})" for each in phrases("instructions")), re.IGNORECASE)


def instructions(answer: str) -> Iterator[tuple[int, int]]:
    """Where sentences stand that speak to the grader."""
    for unit in units(answer):
        if _pattern().search(unit.text):
            found = words(unit.text)
            if len(found) <= 12 or glue(found) >= 0.1:  # else it is a string of keywords
                yield unit.start, unit.end


def _copies(question: Question, answer: str) -> Iterator[tuple[int, int]]:
    """Sentences that are the interviewer's, also with small edits."""
    given = _trigrams(question.ask) | _trigrams(question.rephrase)
    stems = {*content(question.ask), *content(question.rephrase)}
    for unit in units(answer):
        said, own = _trigrams(unit.text), set(content(unit.text))
        shared = len(said & given) / len(said) if said else 0.0
        told = len(own & stems) / len(own) if own else 0.0
        if own and (shared >= 0.5 or (told >= 0.8 and shared >= 0.2)):
            yield unit.start, unit.end


def _strings_of_keywords(answer: str) -> Iterator[tuple[int, int]]:
    """Long stretches without the small words that people need to say anything."""
    for unit in units(answer):
        found = words(unit.text)
        if len(found) >= 10 and glue(found) < 0.1:
            yield unit.start, unit.end


def _trigrams(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    return set(zip(found, found[1:], found[2:], strict=False))


def _copied(question: Question, own: str, answer: str) -> bool:
    stems = {*content(question.ask), *content(question.rephrase)}
    novel = set(content(own)) - stems
    if any(_copies(question, answer)):
        return len(novel) < 3
    said = set(content(answer))
    return len(said) >= 5 and len(novel) <= 0.1 * len(said) and _order_kept(question, answer)


def _order_kept(question: Question, answer: str) -> bool:
    return fuzz.token_sort_ratio(answer, question.ask) >= 75


def _empty(answer: str) -> bool:
    found = words(answer)
    telling = [word for word in found if word not in _NOTHING and word not in STOP_WORDS]
    return not telling or (len(found) <= 12 and len(telling) <= 1 and found[0] in _NOTHING)


def _gibberish(question: Question, own: str) -> bool:
    found = [word for word in _LETTERS.findall(own) if len(word) > 2]
    if not found:
        return not words(own)
    strange = [word for word in found if not _word_like(word)]
    if len(strange) > STRANGE * len(found):  # unless they are this question's own terms
        known = _vocabulary(question)
        strange = [word for word in strange if stem(word.lower()) not in known]
    different = len({word.lower() for word in found})
    few = len(found) >= 8 and different <= 0.25 * min(len(found), 40)  # blah blah blah
    return len(strange) > STRANGE * len(found) or few


def _word_like(word: str) -> bool:
    """Whether a word is common, an abbreviation, or spelt as English words are."""
    lower = word.lower()
    if lower in STOP_WORDS or (word.isupper() and len(word) <= 6):
        return True
    pairs = letter_pairs()
    odd = sum(b not in pairs.get(a, "") for a, b in pairwise(lower))
    return odd <= len(lower) // 8 and any(letter in "aeiouy" for letter in lower)


def _keyword_list(question: Question, own: str) -> bool:
    found = words(own)
    if not found:
        return False
    parts = [part for part in _SEGMENT.split(own) if words(part)]
    short = sum(len(words(part)) for part in parts) / len(parts)
    listed = len(parts) >= 3 and short <= 4.5 and glue(found) < 0.25
    return listed or (glue(found) < BARE and len(found) >= 2) or _headings(question, found)


def glue(found: Sequence[str]) -> float:
    """The share of small words."""
    return sum(word in _GLUE for word in found) / len(found)


def _headings(question: Question, found: Sequence[str]) -> bool:
    """Whether most of an answer is the rubric's own headings, however they are strung together."""
    titles = [criterion.title for criterion in question.rubric]
    pairs = {
        pair
        for heading in (*titles, *question.structure, question.tests)
        for pair in pairwise(words(heading))
    }
    said = list(pairwise(found))
    return len(said) >= 3 and sum(pair in pairs for pair in said) >= 0.6 * len(said)


def _vocabulary(question: Question) -> frozenset[str]:
    texts = [question.ask, question.rephrase, question.answer, *question.structure]
    for criterion in question.rubric:
        texts += [criterion.title, *criterion.denies]
        texts += [wording for level in criterion.levels for wording in level.says]
    return frozenset(term for text in texts for term in map(stem, words(text)))
