"""A score as JSON, as the command line and the web interface give it out."""

from collections.abc import Mapping, Sequence
from typing import Any

from greenroom.resume.document import Finding
from greenroom.resume.model import Bullet, Score
from greenroom.resume.score.flags import FLAGS


def score_json(score: Score, match: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """A score as plain data.

    Args:
        score: The score.
        match: The match to a job description as plain data, if there is one.
    """
    return {
        "score": score.score,
        "version": score.version,
        "parts": [
            {
                "id": part.id,
                "title": part.title,
                "weight": part.weight,
                "share": part.share,
                "findings": findings_json(part.findings),
            }
            for part in score.parts
        ],
        "bullets": [_bullet(bullet) for bullet in score.bullets],
        "ats": findings_json(score.ats),
        "match": match,
    }


def findings_json(findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """Findings as plain data."""
    return [
        {
            "rule": each.rule,
            "severity": each.severity,
            "quote": each.quote,
            "start": each.start,
            "end": each.end,
            "advice": each.advice,
        }
        for each in findings
    ]


def _bullet(bullet: Bullet) -> dict[str, Any]:
    return {
        "text": bullet.text,
        "entry": bullet.entry,
        "flags": [flag for flag in FLAGS if flag in bullet.flags],
        "findings": findings_json(bullet.findings),
        "probes": [
            {"ask": each.ask, "quote": each.quote, "why": each.why} for each in bullet.probes
        ],
    }
