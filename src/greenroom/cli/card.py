"""`greenroom bench grader`: the report card of the marks, measured against people's."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from greenroom.cli.screen import a_console, heading, indented, print_json
from greenroom.errors import UserError

if TYPE_CHECKING:
    from rich.console import Console

    from greenroom.grading.card_text import Table

ROOT = Path(__file__).resolve().parents[3]
OWN = ROOT / "grader" / "data" / "answers"  # comes with the repository, not with the package
PAGE = ROOT / "docs" / "explanation" / "how-good-are-the-marks.md"


def grader(  # noqa: PLR0913, PLR0917 # the options of a command
    data: Annotated[
        Path,
        typer.Option(help="A folder of .jsonl.gz files with answers that people have marked."),
    ],
    own: Annotated[
        Path | None,
        typer.Option(help="A folder of questions of ours to try too; else the repository's."),
    ] = None,
    first: Annotated[
        Path | None,
        typer.Option(
            help="The support model before it reads any of them; grader/make.sh makes it."
        ),
    ] = None,
    rows: Annotated[
        int | None,
        typer.Option(min=1, help="A trial run: at most so many answers of each file."),
    ] = None,
    json_: Annotated[bool, typer.Option("--json", help="Print exactly one JSON object.")] = False,
    write: Annotated[
        bool, typer.Option("--write", help="Keep the card, and write its page in the docs.")
    ] = False,
) -> None:
    """Measure how good the marks are: agreement, robustness, steadiness, speed."""
    if write and rows:
        raise UserError("a card to keep is measured on all the data; leave out --rows or --write")
    card = _measured(data, own or OWN, rows, first)
    if write:
        _keep(card)
    if json_:
        print_json(card)
    else:
        _print(a_console(), card)


def _measured(data: Path, own: Path, rows: int | None, first: Path | None) -> dict[str, Any]:
    from greenroom.grading.rated import read_own, read_rated
    from greenroom.grading.report_card import Material, make_card
    from greenroom.grading.steadiness import Setup
    from greenroom.world import open_world

    world = open_world()
    chosen = world.settings
    material = Material(rated=read_rated(data, rows), own=read_own(own, rows), most=rows)
    setup = Setup(chosen.models_dir, chosen.pack_dir, chosen.threads, first)
    progress = a_console(stderr=True)
    card = make_card(material, setup, lambda step: progress.print(f"measuring {step}"))
    made = {"date": world.now().date().isoformat(), "cores": card["speed"]["cores"]}
    return {"made_by": "greenroom bench grader", **made, **card}


def _keep(card: dict[str, Any]) -> None:
    """Write the card beside the grader, and the page that is made of it."""
    from greenroom.grading.card_text import CARD, as_json

    try:
        CARD.write_text(as_json(card), encoding="utf-8")
        if PAGE.parent.is_dir():  # an installed package has no docs
            write_page(card)
    except OSError as error:
        raise UserError(f"cannot write {error.filename}: {error.strerror}") from error


def write_page(card: dict[str, Any]) -> None:
    """Write the page of the documentation as `tools/docs.py` does."""
    from greenroom.grading.card_page import MADE, markdown

    PAGE.write_text(MADE + markdown(card).rstrip() + "\n", encoding="utf-8")


def _print(console: "Console", card: dict[str, Any]) -> None:
    from greenroom.grading.card_page import sections

    for section in sections(card):
        console.print()
        console.print(heading(section.title))
        for paragraph in section.paragraphs:
            console.print(indented(paragraph.replace("**", "")))
        for table in section.tables:
            _print_table(console, table)


def _print_table(console: "Console", table: "Table") -> None:
    """A row a paragraph: seven columns of figures do not fit a page."""
    console.print(indented(f"\n{table.caption}:"))
    for row in table.rows:
        console.print(indented(row[0], 4))
        named = zip(table.columns[1:], row[1:], strict=True)
        console.print(indented("; ".join(f"{name} {cell}" for name, cell in named if cell), 6))
