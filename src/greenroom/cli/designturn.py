"""A design in the terminal: the template, facts, what is written down, and the lab by questions."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text

from greenroom.cli.screen import a_console, clock, indented
from greenroom.errors import UserError

if TYPE_CHECKING:
    from rich.console import Console

    from greenroom.design.lab_answer import Expectation
    from greenroom.labs.model import Choice, Metric, Run, Value
    from greenroom.rehearsal import Rehearsal
    from greenroom.views import LabDesk, View

HELP = (
    "In a design: /ask TEXT asks me for a fact, /template shows what to cover here,\n"
    "/notes shows what you said so far."
)
BOARD_HELP = (
    "One arrow or box a line, then send: `source -> target: what flows`,\n"
    "`a -> b -> c`, `a, b -> c`, `a <-> b`; a line without an arrow is a box."
)
LEAVE = {"/skip", "/pause", "/end"}


class _Left(Exception):
    """The candidate left the lab by a command."""


def tell_wish(console: "Console", view: "View") -> None:
    """Print the case's wish before its first question, and how to go about it."""
    if view.easel and view.number == 1 and len(view.lines) == 1:
        console.print(indented(Text(HELP, style="dim")))
        console.print()
        console.print(indented(view.brief.strip()))
        console.print()


def tell_task(console: "Console", view: "View") -> None:
    """Print what belongs to what is written down beside the words of the question."""
    easel = view.easel
    if easel is None or len(view.lines) > 1:
        return
    if easel.task == "board":
        console.print(indented(Text(BOARD_HELP, style="dim")))
    if easel.task == "capacity":
        for fact in easel.given:
            console.print(indented(f"given: {fact}"))
        console.print(indented(Text("One line a number, `name: working = result unit`:", "dim")))
        for sought in easel.sought:
            console.print(indented(f"{sought.id}: {sought.title}, in {sought.unit}"))


def design_command(
    rehearsal: "Rehearsal", view: "View", said: str, console: "Console"
) -> "View | None":
    """Do what a command of a design says; None where it is no such command."""
    word, _, rest = said.partition(" ")
    if view.easel is None or word not in ("/ask", "/template", "/notes"):
        return None
    if word == "/ask":
        rehearsal.design.ask(view.id, view.turn, rest)
        after = rehearsal.view(view.id)
        console.print(indented(Text(after.lines[-1].text, style="bold")))
        return after
    if word == "/template" and view.easel.phase:
        console.print(indented(view.easel.phase.about))
        for prompt in view.easel.phase.prompts:
            console.print(indented(f"- {prompt}"))
    elif word == "/template":
        console.print(indented("There is no template here: answer what is asked."))
    for step in view.easel.steps if word == "/notes" else ():
        if step.said:
            console.print(indented(Text(step.title, style="bold")))
            console.print(indented(step.said, 4))
    return view


def lab_turn(rehearsal: "Rehearsal", view: "View", console: "Console") -> "View":
    """Take choices and expectations, run the design, show what came, and go on."""
    desk = view.easel.lab if view.easel else None
    if desk is None:
        return view
    try:
        if desk.run is None:
            console.print(indented(Text("/skip, /pause and /end as always.", style="dim")))
            text = _design(rehearsal, view, desk, console)
            run = _measured(rehearsal, view, text)
            view = rehearsal.view(view.id)
            _tell(console, view, run)
        _input(console, "Enter goes on")
    except _Left as left:
        acts: Mapping[str, Callable[[str], View]] = {
            "/skip": lambda name: rehearsal.skip(name, view.turn),
            "/pause": rehearsal.pause,
            "/end": rehearsal.end,
        }
        return acts[str(left)](view.id)
    rehearsal.design.move_on(view.id, view.turn)
    return rehearsal.view(view.id)


def _design(rehearsal: "Rehearsal", view: "View", desk: "LabDesk", console: "Console") -> str:
    """The lab's answer: from a file, or question by question, saved as it grows."""
    from greenroom.design.lab_answer import spelt

    named = _input(console, "a file of choices and expectations, or Enter to choose one by one")
    if named:
        return _read(Path(named).expanduser())
    choices, expect = dict(desk.choices), dict(desk.expect)
    for choice in desk.lab.choices:
        choices[choice.id] = _choose(console, choice, choices[choice.id])
        rehearsal.save_draft(view.id, view.turn, spelt(choices, expect))
    for metric in (metric for metric in desk.lab.metrics if metric.headline):
        expected = _expect(console, metric)
        if expected:
            expect[metric.id] = expected
        rehearsal.save_draft(view.id, view.turn, spelt(choices, expect))
    return spelt(choices, expect)


def _choose(console: "Console", choice: "Choice", chosen: "Value") -> "Value":
    console.print()
    console.print(indented(Text(choice.title, style="bold")))
    console.print(indented(choice.about))
    for number, option in enumerate(choice.options, start=1):
        mark = "*" if option.value == chosen else " "
        console.print(indented(f"{mark}{number}. {option.label}  {option.about}".rstrip(), 3))
    numbered = {str(n): option.value for n, option in enumerate(choice.options, start=1)}
    spelled = {str(option.value): option.value for option in choice.options}
    while (said := _input(console, "number, or Enter for *")) not in {"", *numbered, *spelled}:
        console.print(indented(f"A number from 1 to {len(numbered)}, please."))
    return chosen if not said else numbered.get(said, spelled.get(said, chosen))


def _expect(console: "Console", metric: "Metric") -> "Expectation | None":
    """A number and a range, `0.6 0.5 0.7`; nothing where nothing is expected."""
    from greenroom.design.lab_answer import Expectation

    console.print()
    console.print(indented(Text(f"{metric.title}: what do you expect?", style="bold")))
    console.print(indented(metric.about))
    while True:
        said = _input(console, "number, low and high, as 0.6 0.5 0.7; Enter for no idea")
        try:
            numbers = [float(word) for word in said.replace(",", " ").split()]
        except ValueError:
            numbers = [0.0] * 4
        if not numbers:
            return None
        if len(numbers) in (1, 3):
            low, high = min(numbers[-2:]), max(numbers[-2:])
            return Expectation(mean=numbers[0], low=low, high=high)
        console.print(indented("One number, or three: what you expect, and the range you bet on."))


def _measured(rehearsal: "Rehearsal", view: "View", text: str) -> "Run":
    console = a_console(stderr=True)
    with console.status("measuring") as status:

        def told(done: float, what: str) -> None:
            status.update(f"measuring, {done:.0%}: {what}")

        return rehearsal.design.run_lab(view.id, view.turn, text, told)


def _tell(console: "Console", view: "View", run: "Run") -> None:
    """Print what was expected beside what came, and what each choice did."""
    desk = view.easel.lab if view.easel else None
    console.print()
    for each in desk.foreseen if desk else ():
        came, digits = each.measured, each.metric.digits
        measured = f"{came.mean:.{digits}f} ({came.low:.{digits}f} to {came.high:.{digits}f})"
        console.print(indented(Text(f"{each.metric.title}: {measured}", style="bold")))
        expected = f"you expected {each.expectation.mean:g}: " if each.expectation else ""
        console.print(indented(f"{expected}{each.why}", 4))
    for reveal in run.reveals:
        console.print(indented(f"{reveal.choice} {reveal.here} or {reveal.instead}", 2))
        console.print(indented(reveal.quote, 4))
    console.print(Text(f"{clock(view.seconds_left)} left", style="dim"))


def _read(file: Path) -> str:
    """A file of YAML or JSON as the lab's JSON."""
    from greenroom.session.script import one_text, read_mapping

    return one_text(read_mapping(file))


def _input(console: "Console", what: str) -> str:
    console.print(Text(f"{what} ", style="dim"), end="")
    try:
        said = input("lab> ").strip()
    except UnicodeDecodeError as error:
        raise UserError("what was typed is not UTF-8 text") from error
    if said in LEAVE:
        raise _Left(said)
    return said
