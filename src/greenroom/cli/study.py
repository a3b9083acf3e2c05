"""Questions on paper, for study: the list, and one question with what earns each mark."""

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from greenroom.cli.marks import AXES
from greenroom.cli.screen import ACCENT, QUIET, a_console, heading, indented

if TYPE_CHECKING:
    from greenroom.content.model import Bank, Criterion, Question

WEIGHTS = ("", "nice to have", "helps", "matters", "matters much", "decides")


def print_questions(bank: "Bank", questions: "Sequence[Question]") -> None:
    """Print questions under their topics, each with its level, minutes and first words."""
    console = a_console()
    for topic, several in groupby(questions, key=lambda question: question.topic):
        console.print(heading(bank.topics[topic].title), Text(topic, style=QUIET))
        for question in several:
            about = Text(f"  {question.level}, {question.minutes} min", style=QUIET)
            console.print(indented(Text(question.id, style="bold") + about))
            line = Text(" ".join(question.ask.split()), no_wrap=True, overflow="ellipsis")
            console.print(indented(line, 4))
        console.print()
    noun = "question" if len(questions) == 1 else "questions"
    console.print(f"{len(questions)} {noun}. Study one: greenroom bank show ID")


def print_question(question: "Question", *, with_answer: bool) -> None:
    """Print one question as a page to study from."""
    console = a_console()
    about = f"{question.id}  {question.topic}, {question.level}, {question.minutes} min"
    console.print(Text(about, style=QUIET))
    console.print()
    console.print(indented(Text(" ".join(question.ask.split()), style="bold")))
    console.print()
    _section(console, "What is tested", question.tests)
    console.print(heading("How a strong answer is built"))
    for number, step in enumerate(question.structure, start=1):
        console.print(indented(f"{number}. {step}"))
    console.print()
    console.print(heading("What earns the marks"))
    for criterion in sorted(question.rubric, key=lambda one: -one.weight):
        _print_criterion(console, criterion)
    if with_answer:
        _section(console, "A strong answer", question.answer)
    else:
        console.print(Text("Try it first: ", style=QUIET), f"greenroom ask {question.id}")
        console.print(Text("Then see a strong answer with --answer.", style=QUIET))


def _section(console: Console, title: str, body: str) -> None:
    console.print(heading(title))
    for paragraph in body.strip().split("\n\n"):
        console.print(indented(" ".join(paragraph.split())))
        console.print()


def _print_criterion(console: Console, criterion: "Criterion") -> None:
    about = Text(f"  {AXES[criterion.axis]}, {WEIGHTS[criterion.weight]}", style=QUIET)
    console.print(indented(Text(criterion.title, style=f"bold {ACCENT}") + about))
    for level, rung in enumerate(criterion.levels):
        dots = "●" * level + "○" * (criterion.top - level)
        console.print(indented(f"{dots} {rung.anchor}", 4))
    console.print()
