"""A question answered in code, in the terminal: the file is edited elsewhere, commands run it."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text

from greenroom.cli.screen import clock, indented
from greenroom.errors import UserError

if TYPE_CHECKING:
    from rich.console import Console

    from greenroom.coding.verdict import Report
    from greenroom.rehearsal import Rehearsal
    from greenroom.views import View

HELP = (
    "run           runs the visible checks          submit      hands it in; the last counts\n"
    "ask TEXT      asks what may be assumed         say TEXT    thinks aloud; it counts\n"
    "hint          gives a push and costs credit    edit          opens $EDITOR\n"
    "next          goes on to the questions about it\n"
    "skip, pause and end as always; help shows this again"
)


def code_turn(rehearsal: "Rehearsal", view: "View", console: "Console") -> "View":
    """Take commands until the code is left, the clock stands or the round has ended."""
    from greenroom.world import open_world

    file = _file(open_world().settings.data_dir, view)
    console.print(indented(Text(f"Write your code in {file}", style="bold"), 2), soft_wrap=True)
    console.print(indented(Text(HELP, style="dim")))
    about = view.question.id if view.question else ""
    while view.state == "asking" and view.question and view.question.id == about:
        try:
            view = _command(rehearsal, view, file, console)
        except UserError as error:
            console.print(indented(f"{error}."))
            view = rehearsal.view(view.id)
    return view


def _command(rehearsal: "Rehearsal", view: "View", file: Path, console: "Console") -> "View":
    console.print(Text(f"{clock(view.seconds_left)} left ", style="dim"), end="")
    word, _, rest = input("code> ").strip().removeprefix("/").partition(" ")
    acts: Mapping[str, Callable[[], View]] = {
        "run": lambda: _judge(rehearsal, view, file, console),
        "submit": lambda: _judge(rehearsal, view, file, console, complete=True),
        "ask": lambda: _ask(rehearsal, view, rest, console),
        "say": lambda: _say(rehearsal, view, rest, console),
        "hint": lambda: _hint(rehearsal, view, console),
        "edit": lambda: _edit(view, file),
        "next": lambda: _next(rehearsal, view),
        "skip": lambda: rehearsal.skip(view.id, view.turn),
        "pause": lambda: rehearsal.pause(view.id),
        "end": lambda: rehearsal.end(view.id),
    }
    if word not in acts:
        console.print(indented(Text(HELP, style="dim")))
        return view
    return acts[word]()


def _judge(
    rehearsal: "Rehearsal",
    view: "View",
    file: Path,
    console: "Console",
    *,
    complete: bool = False,
) -> "View":
    from greenroom.cli.codejudge import tell_report

    act = rehearsal.code.submit if complete else rehearsal.code.run
    report: Report = act(view.id, view.turn, _read(file))
    tell_report(console, report)
    if complete:
        console.print(indented("`next` goes on to the questions about it.", 2))
    return rehearsal.view(view.id)


def _ask(rehearsal: "Rehearsal", view: "View", text: str, console: "Console") -> "View":
    rehearsal.code.ask(view.id, view.turn, text)
    after = rehearsal.view(view.id)
    console.print(indented(Text(after.lines[-1].text, style="bold")))
    return after


def _say(rehearsal: "Rehearsal", view: "View", text: str, console: "Console") -> "View":
    said = "\n".join(filter(None, (view.desk.comment if view.desk else "", text)))
    rehearsal.code.save_comment(view.id, view.turn, said)
    console.print(indented(Text("Noted.", style="dim")))
    return rehearsal.view(view.id)


def _hint(rehearsal: "Rehearsal", view: "View", console: "Console") -> "View":
    after = rehearsal.hint(view.id, view.turn)
    console.print(indented(Text(f"Hint: {after.lines[-1].text}", style="italic")))
    return after


def _next(rehearsal: "Rehearsal", view: "View") -> "View":
    rehearsal.code.move_on(view.id, view.turn)
    return rehearsal.view(view.id)


def _edit(view: "View", file: Path) -> "View":
    import click

    if not sys.stdin.isatty():
        raise UserError("an editor needs a terminal")
    try:
        click.edit(filename=str(file))
    except click.ClickException as error:
        raise UserError(f"{error.message} (open {file} yourself)") from error
    return view


def _file(data_dir: Path, view: "View") -> Path:
    """The file to write in, with what was typed before or the starter in it."""
    file = data_dir / "code" / view.id / f"{view.problem.replace('-', '_')}.py"
    begun = view.draft or (view.desk.starter if view.desk else "")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.exists():
            file.write_text(begun, encoding="utf-8")
    except OSError as error:
        raise UserError(f"cannot write {file}: {error.strerror}") from error
    return file


def _read(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise UserError(f"cannot read {file}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UserError(f"{file} is not UTF-8 text") from error
