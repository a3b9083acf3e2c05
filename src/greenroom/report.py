"""The JSON that the command line and the web interface both give out."""

from typing import Any

from greenroom.coding.report import report_json
from greenroom.grading.report import grade_json
from greenroom.labs.report import run_json
from greenroom.session.model import Ask, Close, Follow, Hint, Move, Rephrase
from greenroom.views import Debrief, QuestionDebrief


def move_json(move: Move) -> dict[str, str]:
    """What the interviewer does next: `{move, criterion, text}`."""
    match move:
        case Ask(question=question):
            return {"move": "ask", "criterion": "", "text": question.ask}
        case Follow(criterion=criterion, text=text):
            return {"move": "follow", "criterion": criterion, "text": text}
        case Rephrase(text=text):
            return {"move": "rephrase", "criterion": "", "text": text}
        case Hint(criterion=criterion, text=text):
            return {"move": "hint", "criterion": criterion, "text": text}
        case Close(reason=reason):
            return {"move": "close", "criterion": "", "text": reason}


def debrief_json(debrief: Debrief) -> dict[str, Any]:
    """A whole round's debrief; each scorecard is what `greenroom grade --json` prints."""
    return {
        "session": debrief.id,
        "round": debrief.round.id,
        "started": debrief.started.isoformat(),
        "minutes_used": debrief.minutes_used,
        "grader": debrief.grader,
        "shares": {
            grader: {"share": s.share, "low": s.low, "high": s.high, "band": s.band}
            for grader, s in debrief.shares.items()
        },
        "recommendation": debrief.recommendation,
        "reasons": list(debrief.reasons),
        "axes": {
            axis: {"share": a.share, "low": a.low, "high": a.high, "band": a.band}
            for axis, a in debrief.axes.items()
        },
        "share": debrief.share,
        "interval": list(debrief.interval),
        "coverage": debrief.coverage,
        "scorecards": [_scorecard(question) for question in debrief.questions],
        "mistakes": [
            {"id": m.id, "quote": m.quote, "why": m.why, "instead": m.instead}
            for m in debrief.mistakes
        ],
        "drills": [
            {"topic": d.topic, "title": d.title, "why": d.why, "questions": list(d.question_ids)}
            for d in debrief.drills
        ],
    }


def _scorecard(question: QuestionDebrief) -> dict[str, Any]:
    said: dict[str, Any] = {
        "answer": question.answer,
        "hints": question.hints,
        "skipped": question.skipped,
        "turns": [{"by": line.by, "way": line.way, "text": line.text} for line in question.lines],
    }
    if question.problem:
        said["problem"] = question.problem
    if question.case:
        said |= {"case": question.case, "task": question.task}
    if question.run is not None:
        said["run"] = run_json(question.run)
    if question.report is not None:
        said["report"] = report_json(question.report)
    if question.grade is None:
        return {"question": question.question.id, "status": "unanswered", **said}
    nothing_next = {"move": "close", "criterion": "", "text": ""}
    return {**grade_json(question.grade, nothing_next), **said}
