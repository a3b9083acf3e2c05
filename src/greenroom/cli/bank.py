"""`greenroom bank`: what can be asked, how a question is marked, and whether a pack is sound."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from greenroom.content.model import Question

app = typer.Typer(
    help="See what is asked and how it is marked, and check a pack you write.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)

Json = Annotated[bool, typer.Option("--json", help="Print exactly one JSON object.")]
PackFolder = Annotated[
    Path | None, typer.Option("--pack", metavar="DIR", help="A pack's folder, if not the usual.")
]


@app.command(name="list")
def list_(
    topic: Annotated[str, typer.Option(help="Only this topic.")] = "",
    level: Annotated[str, typer.Option(help="Only junior, mid, senior or staff.")] = "",
    json_: Json = False,
) -> None:
    """List the questions, topic by topic."""
    from greenroom.content.bank import find_questions
    from greenroom.content.load import read_bank

    bank = read_bank(_pack_dir())
    found = find_questions(bank, topic, level)
    if json_:
        from greenroom.cli.screen import print_json

        print_json({"pack": bank.pack.id, "questions": [_brief(question) for question in found]})
    else:
        from greenroom.cli.study import print_questions

        print_questions(bank, found)


@app.command()
def show(
    question: Annotated[str, typer.Argument(help="A question's id; see `greenroom bank list`.")],
    answer: Annotated[bool, typer.Option("--answer", help="Show the strong answer too.")] = False,
    json_: Json = False,
) -> None:
    """Show a question for study: what is tested, how an answer is built, what earns each mark."""
    from greenroom.content.load import read_question

    found = read_question(_pack_dir(), question)
    if json_:
        from dataclasses import asdict

        from greenroom.cli.screen import print_json

        print_json(asdict(found))
    else:
        from greenroom.cli.study import print_question

        print_question(found, with_answer=answer)


@app.command()
def check(
    pack: PackFolder = None,
    question: Annotated[
        str, typer.Option(metavar="ID", help="Only this question, by itself.")
    ] = "",
    problems: Annotated[
        bool, typer.Option("--problems", help="Prove the coding problems instead; minutes.")
    ] = False,
    fast: Annotated[
        bool, typer.Option("--fast", help="With --problems: leave the mutants out.")
    ] = False,
    json_: Json = False,
) -> None:
    """Check a pack: files, references, minutes, wordings, and the marks its exemplars get."""
    if problems:
        from greenroom.cli.problemcheck import check_problems_and_tell

        check_problems_and_tell(pack or _pack_dir(), fast=fast, as_json=json_)
        return
    from greenroom.cli.packcheck import check_and_tell

    check_and_tell(pack or _pack_dir(), question, as_json=json_)


def _pack_dir() -> Path:
    from greenroom.world import open_world

    return open_world().settings.pack_dir


def _brief(question: "Question") -> dict[str, Any]:
    names = ("id", "revision", "kind", "topic", "level", "minutes", "ask")
    return {name: getattr(question, name) for name in names}
