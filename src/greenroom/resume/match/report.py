"""A match as the JSON both interfaces give out."""

from typing import Any

from greenroom.content.model import Bank
from greenroom.resume.match.model import Job, Match, Met, Quote, Rehearse
from greenroom.resume.model import Ask


def match_json(found: Match, bank: Bank | None = None) -> dict[str, Any]:
    """Write a match as plain data.

    Args:
        found: What to write.
        bank: Where topics have titles and rounds ask them; without it both are left out.
    """
    return {
        "share": found.share,
        "caveat": found.caveat,
        "parts": [
            {"id": part.id, "weight": part.weight, "share": part.share, "count": part.count}
            for part in found.parts
        ],
        "job": job_json(found.job),
        "requirements": [_met(met) for met in found.requirements],
        "rehearse": [_rehearse(each, bank) for each in found.rehearse],
    }


def job_json(job: Job) -> dict[str, Any]:
    """Write what a job is, without its requirements."""
    return {
        "title": job.title.quote if job.title else None,
        "company": job.company.quote if job.company else None,
        "seniority": job.seniority,
        "years": job.years or None,
        "domains": list(job.domains),
        "tools": list(job.tools),
        "topics": dict(job.topics),
    }


def rounds_of(topic: str, bank: Bank) -> tuple[str, ...]:
    """The rounds that ask a topic, in the pack's order."""
    return tuple(
        name
        for name, sitting in bank.rounds.items()
        if any(_asks(part.topics, part.problems, topic) for part in sitting.parts)
        or any(bank.questions[each].topic == topic for p in sitting.parts for each in p.questions)
    )


def _asks(topics: tuple[str, ...], problems: tuple[str, ...], topic: str) -> bool:
    return topic in topics or topic in problems


def _met(met: Met) -> dict[str, Any]:
    asked = met.requirement
    return {
        "text": " ".join(asked.job.quote.replace("**", "").split()),
        "kind": asked.kind,
        "need": asked.need,
        "state": met.state,
        "note": met.note,
        "counted": met.counted,
        "earned": met.earned,
        "job": _quote(asked.job),
        "resume": [_quote(quote) for quote in met.resume],
    }


def _quote(quote: Quote) -> dict[str, Any]:
    return {"quote": quote.quote, "start": quote.start, "end": quote.end}


def _rehearse(each: Rehearse, bank: Bank | None) -> dict[str, Any]:
    told: dict[str, Any] = {"topic": each.topic, "weight": each.weight, "why": each.why}
    if bank and each.topic in bank.topics:
        told["title"] = bank.topics[each.topic].title
        told["rounds"] = list(rounds_of(each.topic, bank))
    told["problems"] = list(each.problems)
    told["probes"] = [_probe(probe) for probe in each.probes]
    return told


def _probe(probe: Ask) -> dict[str, str]:
    return {"ask": probe.ask, "quote": probe.quote, "why": probe.why}
