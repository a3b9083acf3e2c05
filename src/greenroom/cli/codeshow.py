"""`greenroom code list`, `show` and `start`: what there is to solve, and where to solve it."""

from pathlib import Path
from typing import TYPE_CHECKING

from greenroom.cli.screen import QUIET, a_console, heading, indented, print_json
from greenroom.errors import NotFound, UserError

if TYPE_CHECKING:
    from rich.console import Console

    from greenroom.coding.model import Folder


def list_problems(topic: str, level: str, *, as_json: bool) -> None:
    """Print the pack's problems, in the order of its topics."""
    from greenroom.coding.listing import problem_brief
    from greenroom.coding.load import problem_folders, read_problem

    folders = [read_problem(path) for path in problem_folders(_pack_dir())]
    topics = sorted({folder.problem.topic for folder in folders})
    if topic and topic not in topics:
        from greenroom.content.suggest import did_you_mean

        known = f"; the topics are {', '.join(topics)}" if topics else ""
        raise NotFound(f"there is no problem on {topic!r}{did_you_mean(topic, topics) or known}")
    chosen = [
        folder
        for folder in folders
        if topic in ("", folder.problem.topic) and level in ("", folder.problem.level)
    ]
    chosen.sort(key=lambda folder: (folder.problem.topic, folder.problem.minutes))
    if as_json:
        print_json({"problems": [problem_brief(folder) for folder in chosen]})
    else:
        _print_list(a_console(), chosen)


def show_problem(name: str, *, with_answer: bool, as_json: bool) -> None:
    """Print one problem for whoever is going to solve it, or has."""
    from greenroom.coding.listing import problem_json

    folder = _read(name)
    if as_json:
        print_json(problem_json(folder, with_answer=with_answer))
    else:
        _print_problem(a_console(), folder, with_answer=with_answer)


def start_problem(name: str, into: Path | None, *, as_json: bool) -> None:
    """Write brief and starter into a folder; a file that is there already stays as it is."""
    folder = _read(name)
    home = into or Path(folder.problem.id)
    texts = {"brief.md": folder.brief, _solution_name(folder): folder.starter}
    written, kept = [], []
    try:
        home.mkdir(parents=True, exist_ok=True)
        for file, text in texts.items():
            try:
                with (home / file).open("x", encoding="utf-8") as out:
                    out.write(text)
                written.append(str(home / file))
            except FileExistsError:
                kept.append(str(home / file))
    except OSError as error:
        raise UserError(f"cannot write to {home}: {error.strerror}") from error
    solution = str(home / _solution_name(folder))
    if as_json:
        print_json(
            {"problem": folder.problem.id, "file": solution, "written": written, "kept": kept}
        )
        return
    console = a_console()
    for path in written:
        console.print(f"wrote {path}")
    for path in kept:
        console.print(f"kept {path}, which was there already")
    console.print(f"\nRead {home / 'brief.md'}, write {solution}, and try it:")
    console.print(f"  greenroom code run {name} {solution} --watch")


def _solution_name(folder: "Folder") -> str:
    return f"{folder.problem.id.replace('-', '_')}.py"


def _read(name: str) -> "Folder":
    from greenroom.coding.load import find_problem, read_problem

    return read_problem(find_problem(_pack_dir(), name))


def _pack_dir() -> Path:
    from greenroom.world import open_world

    return open_world().settings.pack_dir


def _print_list(console: "Console", folders: list["Folder"]) -> None:
    topic = ""
    for folder in folders:
        problem = folder.problem
        if problem.topic != topic:
            topic = problem.topic
            console.print()
            console.print(heading(topic))
        console.print(f"  {problem.id:<34} {problem.level:<7} {problem.minutes:>3} min")
        if problem.title:
            console.print(indented(problem.title, 4), style=QUIET)
    if not folders:
        console.print("no problems")


def _print_problem(console: "Console", folder: "Folder", *, with_answer: bool) -> None:
    problem = folder.problem
    limits = f"{problem.minutes} minutes, {problem.level}; a check may take {problem.seconds:g} s "
    limits += f"and {problem.memory_mb} MB; {problem.profile} is loaded"
    console.print(folder.brief.strip() or problem.title or problem.id)
    console.print()
    console.print(limits, style=QUIET)
    if problem.forbid:
        console.print(f"ruled out: {', '.join(problem.forbid)}", style=QUIET)
    hidden = 0
    console.print()
    console.print(heading("Checks"))
    for text in folder.check_texts:
        if folder.visible(text.name):
            console.print(indented(f"{text.name}: {text.doc}"))
        else:
            hidden += 1
    console.print(indented(f"and {hidden} more that stay hidden until you submit"))
    if with_answer:
        console.print()
        console.print(heading("Reference"))
        console.print(indented(folder.reference.strip()))
        console.print()
        console.print(heading("How it is built"))
        console.print(indented(problem.note.strip()))
