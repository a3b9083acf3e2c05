"""Grades as JSON and back: what `greenroom grade --json` prints, loses nothing but the answer."""

from collections.abc import Mapping
from typing import Any

from greenroom.grading.model import (
    AxisShare,
    Evidence,
    FoundMistake,
    Grade,
    Mark,
    Reason,
    Scorecard,
    Ungraded,
)

EXPLANATIONS: Mapping[Reason, str] = {
    "": "",
    "silence": "Nothing was said, so there is nothing to mark.",
    "not-run": "The code could not be run here; `greenroom doctor` says what is missing.",
    "thin-evidence": "Too little was said to tell what you know; say more and it can be marked.",
    "non-answer": "This does not answer the question.",
    "gibberish": "These are not words.",
    "question-copied": "This is the question again, with nothing of your own.",
    "keyword-list": "Keywords in a row show no understanding; say it in sentences.",
    "instructions-to-grader": "This speaks to the grader instead of answering the question.",
    "filler": "This would fit any question: nothing in it is about this one.",
    "off-topic": "This is about something else than the question.",
}


def grade_json(grade: Grade, next_move: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """A grade as JSON; `next_move` is `{move, criterion, text}`.

    An ungraded answer has the same keys, with no marks and nulls for what cannot be known.
    """
    card = grade if isinstance(grade, Scorecard) else None
    return {
        "question": grade.question,
        "revision": grade.revision,
        "grader": grade.grader,
        "status": "graded" if card else "ungraded",
        "reason": grade.reason,
        "explanation": EXPLANATIONS[grade.reason],
        "marks": [_mark_json(mark) for mark in card.marks] if card else [],
        "mistakes": [_mistake_json(mistake) for mistake in card.mistakes] if card else [],
        "axes": _axes_json(card) if card else {},
        "share": card.share if card else None,
        "interval": list(card.interval) if card else None,
        "recommendation": card.recommendation if card else None,
        "reasons": list(card.reasons) if card else [],
        "next": dict(next_move) if next_move is not None else None,
    }


def grade_from_json(data: Mapping[str, Any], answer: str) -> Grade:
    """Read a grade of an answer back from its JSON.

    Raises:
        CallerError: It quotes what the answer does not hold.
        KeyError: It is not the JSON of a grade.
    """
    named = {
        "question": data["question"],
        "revision": data["revision"],
        "grader": data["grader"],
        "answer": answer,
        "reason": data["reason"],
    }
    if data["status"] == "ungraded":
        return Ungraded(**named)
    low, high = data["interval"]
    return Scorecard(
        **named,
        marks=tuple(_mark(mark) for mark in data["marks"]),
        mistakes=tuple(FoundMistake(**mistake) for mistake in data["mistakes"]),
        axes={axis: AxisShare(**share) for axis, share in data["axes"].items()},
        share=data["share"],
        interval=(low, high),
        recommendation=data["recommendation"],
        reasons=tuple(data["reasons"]),
    )


def _mark_json(mark: Mark) -> dict[str, Any]:
    return {
        "criterion": mark.criterion,
        "axis": mark.axis,
        "level": mark.level,
        "top": mark.top,
        "weight": mark.weight,
        "confidence": mark.confidence,
        "evidence": [_quote_json(quote) for quote in mark.evidence],
        "contradicted": _quote_json(mark.contradicted) if mark.contradicted else None,
        "hinted": mark.hinted,
    }


def _mark(data: Mapping[str, Any]) -> Mark:
    turned = data["contradicted"]
    return Mark(
        **{key: data[key] for key in ("criterion", "axis", "level", "top", "weight")},
        confidence=data["confidence"],
        evidence=tuple(Evidence(**quote) for quote in data["evidence"]),
        contradicted=Evidence(**turned) if turned else None,
        hinted=data["hinted"],
    )


def _quote_json(quote: Evidence) -> dict[str, Any]:
    return {"start": quote.start, "end": quote.end, "quote": quote.quote}


def _mistake_json(mistake: FoundMistake) -> dict[str, Any]:
    return {
        "id": mistake.id,
        "title": mistake.title,
        "quote": mistake.quote,
        "start": mistake.start,
        "end": mistake.end,
        "why": mistake.why,
        "instead": mistake.instead,
        "serious": mistake.serious,
    }


def _axes_json(card: Scorecard) -> dict[str, Any]:
    return {
        axis: {"share": a.share, "low": a.low, "high": a.high, "band": a.band}
        for axis, a in card.axes.items()
    }
