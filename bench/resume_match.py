"""How well job descriptions are read, and set beside résumés, on the half no rule was tuned on.

Usage: python bench/resume_match.py [tuning|held-out] [--misses]
The texts and what is true of them: tests/resume/jobs/README.md.
"""

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import yaml

from greenroom.content.requirements import read_requirements
from greenroom.resume.match.job import read_job
from greenroom.resume.match.lexicon import Lexicon
from greenroom.resume.match.match import match
from greenroom.resume.match.model import Job, Requirement
from tests.resume.people import person

ROOT = Path(__file__).resolve().parents[1]
JOBS = ROOT / "tests" / "resume" / "jobs"
T = TypeVar("T")
OVERLAP = 0.5  # of both clauses together, so that a requirement is the one that is meant


class Advert(NamedTuple):
    """A job description, what is true of it, and how we read it."""

    name: str
    truth: Mapping[str, Any]
    job: Job


class Pair(NamedTuple):
    """A requirement's truth, as need, kind and quote, and the requirement found for it."""

    truth: tuple[str, str, str]
    found: Requirement


def main() -> None:
    """Print the figures of each half, or of the one that is named."""
    lexicon = Lexicon(read_requirements(ROOT / "packs" / "ml-engineer"))
    halves = [word for word in sys.argv[1:] if not word.startswith("-")] or ["tuning", "held-out"]
    for half in halves:
        adverts = read_half(half, lexicon)
        print(half, len(adverts), "adverts")
        told = figures(adverts) | matching(half, adverts, lexicon, "--misses" in sys.argv[1:])
        for name, figure in told.items():
            print(f"  {name:28} {figure}")
        if "--misses" in sys.argv[1:]:
            print_misses(adverts)


def read_half(half: str, lexicon: Lexicon) -> tuple[Advert, ...]:
    """Read the adverts of a half."""
    found = []
    for path in sorted(JOBS.glob("*.yaml")):
        truth = yaml.safe_load(path.read_text(encoding="utf-8"))
        if truth.get("half") == half:
            text = text_of(path.stem)
            found.append(Advert(path.stem, truth, read_job(text, lexicon)))
    return tuple(found)


def text_of(name: str) -> str:
    """An advert's text."""
    path = next(path for path in sorted(JOBS.glob(f"{name}.*")) if path.suffix != ".yaml")
    return path.read_text(encoding="utf-8")


def pairs(advert: Advert) -> tuple[Pair, ...]:
    """Set each true requirement beside the one found that overlaps it most."""
    text, made, taken = advert.job.text, [], set[int]()
    for truth in advert.truth["requirements"]:
        start = text.index(truth[2])
        shares = [
            _overlap((start, start + len(truth[2])), each) for each in advert.job.requirements
        ]
        best = max(range(len(shares)), key=shares.__getitem__, default=-1)
        if best >= 0 and shares[best] >= OVERLAP and best not in taken:
            taken.add(best)
            made.append(Pair(tuple(truth), advert.job.requirements[best]))
    return tuple(made)


def figures(adverts: Sequence[Advert]) -> dict[str, str]:
    """All figures of some adverts, as text."""
    matched = [pair for advert in adverts for pair in pairs(advert)]
    true = sum(len(advert.truth["requirements"]) for advert in adverts)
    found = sum(len(advert.job.requirements) for advert in adverts)
    return {
        "requirement recall": _share(len(matched), true),
        "requirement precision": _share(len(matched), found),
        "need (must or nice)": _right(matched, lambda pair: pair.truth[0] == pair.found.need),
        "kind": _right(matched, lambda pair: pair.truth[1] == pair.found.kind),
        "title": _right(adverts, title_is_right),
        "company": _right(adverts, company_is_right),
        "seniority": _right(
            adverts, lambda advert: advert.truth["seniority"] == _seniority(advert)
        ),
        "domains": _sets([(names(a, "domains"), set(a.job.domains)) for a in adverts]),
        "tools": _sets([(names(a, "tools"), set(a.job.tools)) for a in adverts]),
    }


def matching(
    half: str, adverts: Sequence[Advert], lexicon: Lexicon, misses: bool
) -> dict[str, str]:
    """How often a requirement's state is the labelled one, over the half's pairs."""
    labels = yaml.safe_load((JOBS / "pairs.yaml").read_text(encoding="utf-8"))
    right, known, near = 0, 0, 0
    for each in labels["pairs"]:
        if each["half"] != half:
            continue
        advert = next(advert for advert in adverts if advert.name == each["job"])
        found = match(person(each["resume"]), (), advert.job, lexicon, labels["today"])
        states = {met.requirement.job: met.state for met in found.requirements}
        for label, truth in zip(each["states"].split(), advert.truth["requirements"], strict=True):
            pair = next((pair for pair in pairs(advert) if pair.truth == tuple(truth)), None)
            state = STATES[states[pair.found.job]] if pair else "?"
            known, right = known + 1, right + (state == label)
            near += WORTHS.get(state, 9) - WORTHS[label] in (-1, 0, 1)
            if misses and state != label:
                print("   state", each["resume"], state, "for", label, truth[2])
    return {"state": _share(right, known), "state, or the next to it": _share(near, known)}


STATES = {"met": "m", "partly": "p", "listed": "l", "missing": "n"}
WORTHS = {"m": 2, "p": 1, "l": 1, "n": 0}
DOMAINS = {
    "llm": "language models",
    "nlp": "NLP",
    "ads": "advertising",
    "vision": "computer vision",
}
DOMAINS |= {"mlops": "MLOps", "medical": "medical applications", "support": "customer support"}
DOMAINS |= {"marketplace": "marketplaces"}


def names(advert: Advert, field: str) -> set[str]:
    """The true domains or tools, by the names the lexicon shows."""
    return {DOMAINS.get(name, name) for name in advert.truth[field]}


def title_is_right(advert: Advert) -> bool:
    """Whether the title is the true one, but for `(f/m/d)` and the like."""
    found = advert.job.title.quote if advert.job.title else ""
    return bool(found.replace("(f/m/d) ", "") == advert.truth["title"])


def company_is_right(advert: Advert) -> bool:
    """Whether the company is the true one, or none where none is named."""
    found = advert.job.company.quote if advert.job.company else None
    return bool(found == advert.truth["company"])


def print_misses(adverts: Sequence[Advert]) -> None:
    """Print whatever differs from the truth."""
    for advert in adverts:
        matched = pairs(advert)
        job = advert.job
        print("==", advert.name, job.title, job.company, job.seniority, job.domains)
        print("   tools:", names(advert, "tools") ^ set(job.tools))
        for truth in advert.truth["requirements"]:
            if tuple(truth) not in [pair.truth for pair in matched]:
                print("   missed:", truth)
        for each in job.requirements:
            if each not in [pair.found for pair in matched]:
                print("   invented:", each.need, each.kind, repr(each.job.quote))
        for pair in matched:
            if pair.truth[:2] != (pair.found.need, pair.found.kind):
                print("   read as:", pair.found.need, pair.found.kind, pair.truth)


def _seniority(advert: Advert) -> str:
    return advert.job.seniority


def _overlap(truth: tuple[int, int], found: Requirement) -> float:
    shared = min(truth[1], found.job.end) - max(truth[0], found.job.start)
    both = max(truth[1], found.job.end) - min(truth[0], found.job.start)
    return max(0, shared) / both


def _right(each: Sequence[T], right: Callable[[T], bool]) -> str:
    return _share(sum(map(right, each)), len(each))


def _sets(both: Iterable[tuple[set[str], set[str]]]) -> str:
    sides = list(both)
    shared = sum(len(true & found) for true, found in sides)
    recall = _share(shared, sum(len(true) for true, _ in sides))
    precision = _share(shared, sum(len(found) for _, found in sides))
    return f"recall {recall}, precision {precision}"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f} ({part} of {whole})" if whole else "none"


if __name__ == "__main__":
    main()
