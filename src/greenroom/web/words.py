"""What the pages call things: bands, reasons and recommendations, times and shares."""

from datetime import datetime
from typing import Final

from greenroom.grading.model import RUNS_CODE

RECOMMENDATIONS: Final = {
    "strong hire": "Strong hire",
    "hire": "Hire",
    "no hire": "No hire",
    "strong no hire": "Strong no hire",
    "": "Not marked",
}

BANDS: Final = {
    "strong": "shown clearly, with the reasons behind it",
    "solid": "shown, with something left to say",
    "developing": "touched on; the panel would want more",
    "not shown": "nothing said that shows it",
}

REASONS: Final = {
    "silence": "Nothing was said, so there is nothing to mark.",
    "not-run": "This code could not be run here, so it is left out of the numbers.",
    "thin-evidence": "Too little was said to mark it fairly, so it is left out of the numbers.",
    "non-answer": "This reads as a non-answer: it takes no position on what was asked.",
    "gibberish": "This does not read as language, so nothing in it could be marked.",
    "question-copied": "This repeats the question; nothing of your own was added to it.",
    "keyword-list": "These are keywords, not sentences; say what you would do with them, and why.",
    "instructions-to-grader": "This talks to the grader instead of answering the question.",
    "filler": "This is fluent, but commits to nothing that could be marked.",
    "off-topic": "This talks about something other than what was asked.",
}

SHARES: Final = {
    **dict.fromkeys(RUNS_CODE, "Of what ran"),
    "capacity 1": "Of the arithmetic",
    "board 1": "Of the board",
    "lab 1": "Of the lab",
}
PROBLEM_TOPICS: Final = ("from-scratch", "data-manipulation", "algorithms")

VERDICTS: Final = {
    "accepted": "Accepted",
    "wrong_answer": "Not right yet",
    "time_limit": "Too slow",
    "memory_limit": "Too much memory",
    "runtime_error": "It broke",
    "refused": "Refused",
}

OUTCOMES: Final = {
    "passed": "passes",
    "wrong_answer": "fails",
    "time_limit": "too slow",
    "memory_limit": "too much memory",
    "runtime_error": "breaks",
    "refused": "refused",
    "not_run": "not run",
}

ISOLATION: Final = {
    "full": "shut in fully",
    "no-namespaces": "shut in, but for namespaces",
    "seatbelt": "shut in by Seatbelt",
    "job-object": "in a job object",
    "none": "not shut in",
}

KINDS: Final = {"earned": "which shows:", "against": "which contradicts:", "mistake": "a mistake:"}

FLAGS: Final = {
    "metric": "a number",
    "problem": "the problem",
    "data": "the data",
    "model": "the model or method",
    "alternative": "what it was compared with",
    "evaluation": "how it was measured",
    "deployed": "that it went live",
    "monitored": "that it is watched",
    "verb": "a verb for what you did",
}

SEVERITIES: Final = {"fault": "Fault", "advice": "Advice", "note": "Note"}

STANDINGS: Final = {
    "untested": "not asked yet",
    "defended": "defended",
    "shaky": "shaky",
    "drop": "taken off",
}

MET: Final = {
    "met": "shown",
    "partly": "partly shown",
    "listed": "listed, used nowhere",
    "missing": "not found",
}

FORMS: Final = {"pdf": "PDF", "docx": "DOCX", "markdown": "Markdown", "json": "JSON Resume"}

STATES: Final = {"asking": "unfinished", "paused": "paused", "closed": "finished"}

LEVELS: Final = {
    "junior": "junior",
    "mid": "mid-level",
    "senior": "senior",
    "staff": "staff",
}


def sentence(text: str) -> str:
    """An error as a sentence: capital letter, unless a file's name begins it, and full stop."""
    if "." not in text.partition(" ")[0]:
        text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?")) else f"{text}."


def clock(seconds: int) -> str:
    """Minutes and seconds as on a wall clock: 2701 -> '45:01'."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def percent(share: float) -> str:
    """A share as a whole percentage: 0.618 -> '62%'."""
    return f"{share * 100:.0f}%"


def place(share: float) -> str:
    """A share as a position on a drawn scale, which SVG takes as a percentage: '61.8%'."""
    return f"{min(max(share, 0.0), 1.0) * 100:.1f}%"


def minutes(number: int) -> str:
    """Minutes in words: '1 minute', '45 minutes'."""
    return plural(number, "minute")


def plural(number: int, noun: str) -> str:
    """A number and its noun: '1 hint', '2 hints'."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def day(moment: datetime) -> str:
    """A day in this machine's time zone: 'Monday 2 March'."""
    local = moment.astimezone()
    return f"{local:%A} {local.day} {local:%B}"


def hour(moment: datetime) -> str:
    """A time of day in this machine's time zone: '14:05'."""
    return f"{moment.astimezone():%H:%M}"


def span(least: int, most: int) -> str:
    """A range of minutes, in hours where both are: (240, 360) -> '4 to 6 hours'."""
    if least % 60 == 0 and most % 60 == 0 and most >= 120:
        least, most, noun = least // 60, most // 60, "hour"
    else:
        noun = "minute"
    return plural(most, noun) if least == most else f"{least} to {plural(most, noun)}"
