"""A run as the JSON that the command line, the web interface and the run's folder give out."""

from collections.abc import Sequence
from typing import Any

from greenroom.labs.model import Estimate, Lab, Run, Series


def run_json(run: Run, artifacts: Sequence[str] = ()) -> dict[str, Any]:
    """What `greenroom lab run --json` prints."""
    return {
        "lab": run.lab,
        "revision": run.revision,
        "choices": dict(run.choices),
        "seed": run.seed,
        "digest": run.digest,
        "metrics": {name: estimate_json(each) for name, each in run.metrics.items()},
        "reveals": [
            {
                "choice": each.choice,
                "here": each.here,
                "instead": each.instead,
                "metric": each.metric,
                "effect": estimate_json(each.effect),
                "clear": each.clear,
                "quote": each.quote,
                "mistake": each.mistake,
            }
            for each in run.reveals
        ],
        "questions": [
            {"id": each.id, "ask": each.ask, "reveal": each.reveal} for each in run.questions
        ],
        "artifacts": list(artifacts),
        "seconds": round(run.seconds, 3),
    }


def estimate_json(estimate: Estimate) -> dict[str, Any]:
    """A mean, its interval, and the value of each seed."""
    return {
        "mean": estimate.mean,
        "low": estimate.low,
        "high": estimate.high,
        "values": list(estimate.values),
    }


def series_json(series: Series) -> dict[str, Any]:
    """A series whole."""
    return {
        "id": series.id,
        "title": series.title,
        "columns": {name: list(column) for name, column in series.columns.items()},
        "form": series.form,
        "says": series.says,
    }


def lab_json(lab: Lab) -> dict[str, Any]:
    """A lab's decisions and measures, as a form shows them."""
    return {
        "id": lab.id,
        "title": lab.title,
        "about": lab.about,
        "revision": lab.revision,
        "seeds": lab.seeds,
        "topics": list(lab.topics),
        "choices": [
            {
                "id": choice.id,
                "title": choice.title,
                "about": choice.about,
                "phase": choice.phase,
                "default": choice.default,
                "options": [
                    {"value": option.value, "label": option.label, "about": option.about}
                    for option in choice.options
                ],
            }
            for choice in lab.choices
        ],
        "metrics": [
            {
                "id": metric.id,
                "title": metric.title,
                "better": metric.better,
                "digits": metric.digits,
                "about": metric.about,
                "headline": metric.headline,
            }
            for metric in lab.metrics
        ],
    }
