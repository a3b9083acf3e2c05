"""Marks on paper: each criterion with the words that earned it, readable at 80 columns."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from greenroom.cli.screen import heading, indented, percent

if TYPE_CHECKING:
    from greenroom.content.model import Axis, Question
    from greenroom.grading.model import AxisShare, FoundMistake, Grade, Mark, Scorecard

AXES = {
    "fundamentals": "ML fundamentals",
    "design": "ML system design",
    "engineering": "Software engineering",
    "framing": "Problem framing",
    "communication": "Communication",
}
WHY_NOTHING = {
    "silence": "Nothing was said, so nothing is marked.",
    "not-run": "The code could not be run here, so nothing is marked.",
    "thin-evidence": "There is too little to go on, so nothing is marked.",
    "non-answer": "This is no answer yet, so it earns nothing.",
    "gibberish": "This is not language the grader can read, so it earns nothing.",
    "question-copied": "This is the question given back, so it earns nothing.",
    "keyword-list": "These are keywords without a statement about them, so they earn nothing.",
    "instructions-to-grader": "This talks to the grader and not to the question: it earns nothing.",
    "filler": "This is fluent, but says nothing about the question, so it earns nothing.",
    "off-topic": "This is about something else, so it earns nothing.",
}


def print_grade(
    console: Console, question: "Question | None", grade: "Grade", following: Mapping[str, str]
) -> None:
    """Print one answer's marks, and what the interviewer would say next."""
    from greenroom.grading.model import Scorecard

    if isinstance(grade, Scorecard):
        print_scorecard(console, question, grade)
    else:
        console.print(indented(WHY_NOTHING[grade.reason or "silence"]))
    if following.get("text") and following["move"] != "close":
        console.print()
        lead = ("The interviewer would go on: ", "dim")
        console.print(Text.assemble(lead, (following["text"], "italic")))
    print_grader(console, f"Marked by {grade.grader}.")


def print_grader(console: Console, marked_by: str) -> None:
    """Print who marked, and where it says how good such marks are."""
    console.print(Text(f"\n{marked_by}", style="dim"))
    console.print(Text("How good are the marks? `greenroom serve`, then /marks.", style="dim"))


def print_scorecard(console: Console, question: "Question | None", card: "Scorecard") -> None:
    """Print the verdict, then each criterion with its evidence, then the mistakes."""
    low, high = card.interval
    verdict = f"{card.recommendation}   {percent(card.share)} ({percent(low)} to {percent(high)})"
    console.print(indented(Text(verdict, style="bold")))
    if card.reason:
        console.print(indented(WHY_NOTHING[card.reason]))
    for reason in card.reasons:
        console.print(indented(Text(reason, style="dim")))
    console.print()
    for mark in card.marks:
        print_mark(console, question, mark)
    for mistake in card.mistakes:
        print_mistake(console, mistake)


def print_mark(console: Console, question: "Question | None", mark: "Mark") -> None:
    """Print one criterion: dots for its level, what was shown, the quote, and the next level."""
    criterion = question.criterion(mark.criterion) if question else None
    dots = "●" * mark.level + "○" * (mark.top - mark.level)
    title = criterion.title if criterion else mark.criterion
    hinted = "  (after a hint)" if mark.hinted else ""
    console.print(Text(f"  {dots} {title}{hinted}", style="bold" if mark.level else ""))
    for evidence in mark.evidence:
        console.print(indented(Text(f"“{evidence.quote}”", style="green"), 6))
    if mark.contradicted:
        console.print(indented(Text(f"Against it: “{mark.contradicted.quote}”", style="red"), 6))
    if criterion and mark.level < mark.top:
        missing = criterion.levels[mark.level + 1].anchor
        console.print(indented(Text(f"Next: {missing}", style="dim"), 6))


def print_mistake(console: Console, mistake: "FoundMistake") -> None:
    """Print one mistake, where it was said, and what to say instead."""
    console.print()
    console.print(Text(f"  ! {mistake.title}", style="bold yellow"))
    if mistake.quote:
        console.print(indented(Text(f"“{mistake.quote}”", style="yellow"), 6))
    console.print(indented(mistake.why, 6))
    console.print(indented(Text(f"Say instead: {mistake.instead}"), 6))


def print_axes(console: Console, axes: "Mapping[Axis, AxisShare]") -> None:
    """Print a row for each axis: its word, its bar, its share with the interval."""
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False, pad_edge=False)
    for axis, shown in axes.items():
        filled = round(shown.share * 20)
        table.add_row(
            Text(f"  {AXES[axis]}"),
            Text(shown.band, style="bold"),
            Text("█" * filled + "░" * (20 - filled), style="green"),
            Text(f"{percent(shown.share)} ({percent(shown.low)} to {percent(shown.high)})"),
        )
    console.print(heading("On each axis"))
    console.print(table)
