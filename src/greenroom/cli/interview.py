"""`greenroom interview` and `greenroom ask`: a round in the terminal, typed or from a file."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from greenroom.cli.codeturn import code_turn
from greenroom.cli.designturn import design_command, lab_turn, tell_task, tell_wish
from greenroom.cli.screen import a_console, clock, heading, indented, print_json
from greenroom.cli.typing import ASK, HELP, is_command, type_answer
from greenroom.errors import UserError

if TYPE_CHECKING:
    from greenroom.rehearsal import Rehearsal
    from greenroom.session.script import Script
    from greenroom.views import View


@dataclass(frozen=True, kw_only=True)
class Sitting:
    """What was asked for on the command line."""

    name: str
    answers: Path | None
    json: bool
    seed: int | None = None
    resume: bool = False
    one_question: bool = False
    case: str = ""


def sit(sitting: Sitting) -> None:
    """Take the candidate through a round and print the debrief."""
    from greenroom.rehearsal import open_rehearsal
    from greenroom.world import open_world

    rehearsal = open_rehearsal(open_world())
    go_through(rehearsal, lambda: _begin(rehearsal, sitting), sitting.answers, as_json=sitting.json)


def go_through(
    rehearsal: "Rehearsal", begin: Callable[[], "View"], answers: Path | None, *, as_json: bool
) -> "View":
    """Begin a round, take the candidate through it, and print the debrief when it is over.

    Raises:
        UserError: JSON is asked for and no answers are given.
    """
    if as_json and not answers:
        raise UserError("--json needs --answers FILE: a round typed by hand is shown as it goes")
    if answers:
        from greenroom.session.script import read_script

        script = read_script(answers)
        view = _play(rehearsal, begin(), script)
    else:
        view = _typed(rehearsal, begin())
    if view.state == "closed":
        _debrief(rehearsal, view.id, as_json=as_json)
    return view


def _begin(rehearsal: "Rehearsal", sitting: Sitting) -> "View":
    if sitting.resume:
        waiting = rehearsal.unfinished()
        if not waiting:
            raise UserError("no round is unfinished; start one: greenroom interview phone-screen")
        return rehearsal.resume(waiting[0].id)
    if sitting.case:
        return rehearsal.start_case(sitting.case)
    if sitting.one_question:
        return rehearsal.start_question(sitting.name)
    return rehearsal.start(_round_of(rehearsal, sitting.name), sitting.seed)


def _round_of(rehearsal: "Rehearsal", name: str) -> str:
    """The round by that name; of a loop, the first round not yet sat to the end."""
    loop = rehearsal.bank.loops.get(name)
    if loop is None:
        return name
    sat = {past.round_title for past in rehearsal.history() if past.state == "closed"}
    rounds = [round_id for stage in loop.stages for round_id in stage.rounds]
    waiting = [r for r in rounds if rehearsal.bank.rounds[r].title not in sat]
    return (waiting or rounds)[0]


def _play(rehearsal: "Rehearsal", view: "View", script: "Script") -> "View":
    """Answer from a script; what it has no answer for is skipped."""
    given: dict[str, int] = {}
    while view.state != "closed" and view.question:
        about = view.question.id
        nth = given.get(about, 0)
        reply = script.reply(about, nth)
        given[about] = nth + 1
        runs = view.easel is not None and view.easel.lab is not None
        if reply is None or (runs and not script.names(about)):
            view = rehearsal.skip(view.id, view.turn)
        else:
            view = _reply(rehearsal, view, reply)
    return view


def _reply(rehearsal: "Rehearsal", view: "View", reply: str) -> "View":
    """Give one reply: code is submitted, a design run, a fact asked for, the rest answered."""
    if view.desk:
        rehearsal.code.submit(view.id, view.turn, reply)
        rehearsal.code.move_on(view.id, view.turn)
    elif view.easel and view.easel.lab:
        rehearsal.design.run_lab(view.id, view.turn, reply)
        rehearsal.design.move_on(view.id, view.turn)
    elif view.easel and reply.startswith(ASK):
        rehearsal.design.ask(view.id, view.turn, reply.removeprefix(ASK))
    else:
        return rehearsal.answer(view.id, view.turn, reply)
    return rehearsal.view(view.id)


def _typed(rehearsal: "Rehearsal", view: "View") -> "View":
    console = a_console()
    console.print(heading(f"{view.round.title}, {view.round.minutes} minutes"))
    console.print(indented(Text(HELP, style="dim")))
    shown = ""
    while view.state == "asking":
        if view.prompt != shown:
            _show_prompt(console, view)
            shown = view.prompt
        try:
            view = _taker(view)(rehearsal, view, console)
        except (KeyboardInterrupt, EOFError):
            view = rehearsal.pause(view.id)
        except UserError as error:  # the time ran out, or no hint is left: the round goes on
            console.print(indented(f"{error}."))
            view = rehearsal.view(view.id)
    if view.state == "paused":
        console.print("\nPaused, and all you typed is kept. Go on: greenroom interview --resume")
    return view


def _taker(view: "View") -> "Callable[[Rehearsal, View, Console], View]":
    """Who takes what the candidate does now."""
    if view.desk:
        return code_turn
    return lab_turn if view.easel and view.easel.lab else _turn


def _show_prompt(console: Console, view: "View") -> None:
    if view.question and view.question.id == f"{view.problem}-approach" and len(view.lines) == 1:
        console.print(indented(view.brief.strip()))
        console.print()
    tell_wish(console, view)
    place = f"{view.part}, question {view.number} of {view.planned}"
    console.print()
    console.print(Text(f"{place}, {clock(view.seconds_left)} left", style="dim"))
    for line in view.lines[-1:]:
        if line.way == "hint":
            console.print(indented(Text(f"Hint: {line.text}", style="italic")))
    console.print(indented(Text(view.prompt.strip(), style="bold")))
    tell_task(console, view)
    console.print()


def _turn(rehearsal: "Rehearsal", view: "View", console: Console) -> "View":
    def save(text: str) -> None:
        if not is_command(text):
            rehearsal.save_draft(view.id, view.turn, text)

    def status() -> str:
        left = clock(rehearsal.view(view.id).seconds_left)
        return f" {left} left   Esc Enter sends   /hint /skip /pause /end /help   autosaved"

    said = type_answer(view.draft, save, status).strip()
    if said == "/hint":
        return _hint(rehearsal, view, console)
    if after := design_command(rehearsal, view, said, console):
        return after
    if said in ("/help", "", "/template", "/notes"):
        console.print(indented(Text(HELP, style="dim")))
        return view
    return _act(rehearsal, view, said)


def _act(rehearsal: "Rehearsal", view: "View", said: str) -> "View":
    match said:
        case "/skip":
            return rehearsal.skip(view.id, view.turn)
        case "/pause":
            return rehearsal.pause(view.id)
        case "/end":
            return rehearsal.end(view.id)
        case _:
            return rehearsal.answer(view.id, view.turn, said)


def _hint(rehearsal: "Rehearsal", view: "View", console: Console) -> "View":
    if not view.hints_left:
        console.print(indented("There is no further hint for this question."))
        return view
    after = rehearsal.hint(view.id, view.turn)
    hints = [line.text for line in after.lines if line.way == "hint"]
    console.print(indented(Text(f"Hint: {hints[-1]}", style="italic")))
    return after


def _debrief(rehearsal: "Rehearsal", session_id: str, *, as_json: bool) -> None:
    debrief = rehearsal.debrief(session_id)
    if as_json:
        from greenroom.report import debrief_json

        print_json(debrief_json(debrief))
    else:
        from greenroom.cli.debrief import print_debrief

        print_debrief(a_console(), debrief)
