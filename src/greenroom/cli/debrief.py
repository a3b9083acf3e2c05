"""The debrief of a round in the terminal: the verdict, the axes, each question, what to drill."""

from typing import TYPE_CHECKING

from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from greenroom.cli.marks import WHY_NOTHING, print_axes, print_grader, print_scorecard
from greenroom.cli.screen import heading, indented, percent

if TYPE_CHECKING:
    from greenroom.views import Debrief, QuestionDebrief


def print_debrief(console: Console, debrief: "Debrief") -> None:
    """Print everything an interviewer would tell a candidate they wish well."""
    console.print()
    console.print(Rule(Text(f"Debrief: {debrief.round.title}"), style="green", align="left"))
    console.print()
    _verdict(console, debrief)
    if debrief.axes:
        print_axes(console, debrief.axes)
    for number, question in enumerate(debrief.questions, start=1):
        _question(console, number, question)
    if debrief.drills:
        console.print()
        console.print(heading("What to drill"))
    for drill in debrief.drills:
        console.print(Text(f"  {drill.title}", style="bold"))
        console.print(indented(drill.why, 4))
        for question_id in drill.question_ids:
            console.print(Text(f"    greenroom ask {question_id}", style="dim"))
    if debrief.grader:
        print_grader(console, f"Marked by {debrief.grader}, on this machine.")


def _verdict(console: Console, debrief: "Debrief") -> None:
    low, high = debrief.interval
    if debrief.recommendation:
        share = f"{percent(debrief.share)} ({percent(low)} to {percent(high)})"
        said = (debrief.recommendation.capitalize(), "bold green")
        console.print(indented(Text.assemble(said, f"   {share} of what was asked")))
    else:
        console.print(indented(Text("No recommendation", style="bold")))
    for reason in debrief.reasons:
        console.print(indented(reason))
    answered = f"{percent(debrief.coverage)} of the planned questions marked"
    console.print(indented(Text(f"{answered}, {debrief.minutes_used} minutes used", style="dim")))
    console.print()


def _question(console: Console, number: int, question: "QuestionDebrief") -> None:
    from greenroom.grading.model import Scorecard

    console.print()
    console.print(heading(f"{number}. {question.question.ask.strip()}"))
    console.print()
    if isinstance(question.grade, Scorecard):
        print_scorecard(console, question.question, question.grade)
    elif question.skipped:
        console.print(indented(Text("You passed on this one.", style="dim")))
    else:
        reason = question.grade.reason if question.grade else "silence"
        console.print(indented(Text(WHY_NOTHING[reason or "silence"], style="dim")))
    console.print()
    console.print(indented(Text("What a strong candidate says", style="italic")))
    console.print(indented(question.question.answer.strip(), 4))
