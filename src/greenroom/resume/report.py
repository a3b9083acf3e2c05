"""A résumé's appraisal as JSON, as the command line and the web interface give it out."""

from typing import Any

from greenroom.resume.match.model import Match
from greenroom.resume.match.report import match_json
from greenroom.resume.model import Score
from greenroom.resume.score.wire import score_json

_ASKED = ("text", "entry", "flags", "probes")


def appraisal_json(score: Score, match: Match | None) -> dict[str, Any]:
    """A score, and the match where there is one, as `greenroom resume score --json` prints it."""
    return score_json(score, match_json(match) if match else None)


def probes_json(score: Score) -> dict[str, Any]:
    """What would be asked of each bullet, as `greenroom resume probes --json` prints it."""
    bullets = score_json(score)["bullets"]
    return {"bullets": [{name: each[name] for name in _ASKED} for each in bullets]}
