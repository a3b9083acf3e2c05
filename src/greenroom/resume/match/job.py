"""Reads a job description: what it asks, how much it insists, and what it is about."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from greenroom.resume.match.asks import requirements
from greenroom.resume.match.clauses import Phrases
from greenroom.resume.match.heads import company_of, seniority_of, title_of
from greenroom.resume.match.lexicon import Lexicon
from greenroom.resume.match.model import Job, PartOfJob, Quote, Requirement
from greenroom.resume.match.page import Headings, Piece, Under, pieces
from greenroom.resume.match.text import plain

LARGEST = 30_000  # characters of a page that are read; an advertisement has about 4,000
WEIGHTS: Mapping[PartOfJob, float] = {"must": 1.0, "nice": 0.4, "duties": 0.5}
_TITLE_TELLS = 3.0
_TELLS: Mapping[Under, float] = {
    "must": 1.0, "duties": 1.0, "open": 0.5, "aside": 0.25, "nice": 0.25,
}  # fmt: skip
_PARENT_TELLS = 0.5
_TOOL_TELLS = 0.1  # a vector database alone makes no search company
_COMPANY_TELLS = 1.0
_ENOUGH = 1.25
_MOST_DOMAINS = 3
_OR = re.compile(r"\bor\b", re.IGNORECASE)


def read_job(text: str, lexicon: Lexicon) -> Job:
    """Read a job description, also a pasted page with its navigation and notices.

    Args:
        text: The description; of a very long page, the first 30,000 characters.
        lexicon: The pack's terms, headings and cues.
    """
    text = plain(text.replace("\r\n", "\n").replace("\r", "\n")[:LARGEST])
    found = pieces(text, Headings(lexicon.requirements))
    asked = tuple(requirements(found, lexicon, Phrases(lexicon.requirements.cues)))
    title = title_of(found)
    company = company_of(found, title)
    years = max((each.years for each in asked if each.need == "must"), default=0.0)
    return Job(
        text=text,
        requirements=asked,
        title=title,
        company=company,
        seniority=seniority_of(title.quote if title else "", years),
        years=years,
        domains=_domains(found, title, company, lexicon),
        tools=_tools(asked, lexicon),
        topics=_topics(asked, lexicon),
        aside=tuple(
            Quote(piece.text, piece.start, piece.end)
            for piece in found
            if piece.under == "aside" and not piece.heading
        ),
    )


def topics_of(job: Job) -> Mapping[str, float]:
    """How much of what a job asks belongs to each topic of the pack; the weights sum to 1."""
    return job.topics


def part_of(requirement: Requirement) -> PartOfJob:
    """Whether a requirement is a task of the job, a must or a wish."""
    return "duties" if requirement.kind == "responsibility" else requirement.need


def weight_of(requirement: Requirement) -> float:
    """What one requirement counts: a must 1, a task of the job 0.5, a wish 0.4."""
    return WEIGHTS[part_of(requirement)]


def _tools(asked: Sequence[Requirement], lexicon: Lexicon) -> tuple[str, ...]:
    terms = dict.fromkeys(term for each in asked for term in each.terms)
    known = [lexicon.terms[term] for term in terms]
    return tuple(term.name for term in known if term.kind == "tool" and not term.kin)


def _topics(asked: Sequence[Requirement], lexicon: Lexicon) -> dict[str, float]:
    weights: dict[str, float] = defaultdict(float)
    for each in asked:
        topics = topics_asked(each, lexicon)
        for topic in topics:
            weights[topic] += weight_of(each) / len(topics)
    whole = sum(weights.values())
    ranked = sorted(weights.items(), key=lambda entry: (-entry[1], entry[0]))
    return {topic: round(weight / whole, 4) for topic, weight in ranked}


def topics_asked(requirement: Requirement, lexicon: Lexicon) -> tuple[str, ...]:
    """The topics a requirement is asked about in, each once, in order."""
    found = (topic for term in requirement.terms for topic in lexicon.topics(term))
    return tuple(dict.fromkeys(found))


def _domains(
    found: Sequence[Piece], title: Quote | None, company: Quote | None, lexicon: Lexicon
) -> tuple[str, ...]:
    """The domains that are spoken of most; the title counts most, wishes and asides least."""
    weights: dict[str, float] = defaultdict(float)
    for piece in found:
        named = dict.fromkeys(mention.term for mention in lexicon.find(piece.text))
        domains = [term for term in named if lexicon.terms[term].kind == "domain"]
        # "search, ads or recommendations" tells less of the job than "search" alone
        choice = max(1, len(domains)) if _OR.search(piece.text) else 1
        for term in named:
            for domain, part in _domains_of(term, lexicon):
                weights[domain] += part * _TELLS[piece.under] / choice
    for quote, tells in ((title, _TITLE_TELLS), (company, _COMPANY_TELLS)):
        for mention in lexicon.find(quote.quote) if quote else ():
            for domain, part in _domains_of(mention.term, lexicon):
                weights[domain] += part * tells
    ranked = sorted(weights.items(), key=lambda entry: (-entry[1], entry[0]))
    enough = [domain for domain, weight in ranked if weight >= _ENOUGH]
    return tuple(lexicon.terms[domain].name for domain in enough[:_MOST_DOMAINS])


def _domains_of(term: str, lexicon: Lexicon) -> list[tuple[str, float]]:
    """The domain a term is, and in part those it stands under."""
    above = _TOOL_TELLS if lexicon.terms[term].kind == "tool" else _PARENT_TELLS
    return [
        (name, 1.0 if name == term else above)
        for name in lexicon.above(term)
        if lexicon.terms[name].kind == "domain"
    ]
