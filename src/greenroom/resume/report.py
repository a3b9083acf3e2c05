"""A résumé's appraisal as JSON, as the command line and the web interface give it out."""

from typing import Any

from greenroom.appraisal import Appraisal
from greenroom.resume.match.report import match_json
from greenroom.resume.score.wire import score_json

_ASKED = ("text", "entry", "flags", "probes")


def appraisal_json(found: Appraisal) -> dict[str, Any]:
    """A score, and the match where there is one, as `greenroom resume score --json` prints it."""
    return score_json(found.score, match_json(found.match) if found.match else None)


def probes_json(found: Appraisal) -> dict[str, Any]:
    """What would be asked of each bullet, as `greenroom resume probes --json` prints it."""
    bullets = appraisal_json(found)["bullets"]
    return {"bullets": [{name: each[name] for name in _ASKED} for each in bullets]}
