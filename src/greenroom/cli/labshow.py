"""Prints labs, runs and comparisons for people."""

from pathlib import Path
from typing import TYPE_CHECKING

from greenroom.cli.screen import a_console, heading, indented, print_json

if TYPE_CHECKING:
    from rich.table import Table

    from greenroom.labs.compare import Comparison
    from greenroom.labs.model import Lab, Run

GRID = {
    "answered": "Answered from the grid measured ahead; --real measures it again.",
    "same": "The grid measured ahead says the same, to the last bit.",
    "another": "The grid measured ahead says otherwise: it comes from other code or libraries.",
}


def print_labs(*, as_json: bool) -> None:
    """Every lab with what is designed in it."""
    from greenroom.labs.registry import labs

    found = list(labs().values())
    if as_json:
        print_json({"labs": [{"id": x.id, "title": x.title, "about": x.about} for x in found]})
        return
    console = a_console()
    for lab in found:
        console.print(heading(f"{lab.id}  {lab.title}"))
        console.print(indented(lab.about))


def print_lab(lab: "Lab", *, as_json: bool) -> None:
    """A lab's decisions and measures."""
    from greenroom.labs.choosing import spelled
    from greenroom.labs.report import lab_json

    if as_json:
        print_json(lab_json(lab))
        return
    console = a_console()
    console.print(heading(lab.title))
    console.print(indented(lab.about))
    for choice in lab.choices:
        console.print(heading(f"\n{choice.id}  {choice.title}"))
        console.print(indented(choice.about))
        for each in choice.options:
            usual = " (default)" if spelled(each.value) == spelled(choice.default) else ""
            told = f"{spelled(each.value)}{usual}: {each.label}. {each.about}"
            console.print(indented(told, 4))
    console.print(heading("\nMeasures"))
    for metric in lab.metrics:
        console.print(indented(f"{metric.id}: {metric.title}. {metric.about}"))


def print_run(lab: "Lab", ran: "Run", folder: Path, grid: str) -> None:
    """A run's measures, reveals and questions."""
    from greenroom.labs.card import label, shown

    console = a_console()
    console.print(heading(lab.title))
    for choice in lab.choices:
        console.print(indented(f"{choice.title}: {label(choice, ran.choices[choice.id])}"))
    table = _table("Measured", "mean", "95% interval")
    for metric in lab.metrics:
        table.add_row(metric.title, *shown(ran.metrics[metric.id], metric.digits))
    console.print(table)
    console.print(heading("\nWhat the choices do"))
    for each in ran.reveals:
        console.print(indented(f"{lab.choice(each.choice).title}: {each.quote}"))
    if ran.questions:
        console.print(heading("\nWhat an interviewer asks now"))
        for question in ran.questions:
            console.print(indented(f"{question.ask}"))
    for line in (f"Kept in {folder}", GRID.get(grid, "")):
        console.print(line, style="dim", soft_wrap=True)


def print_comparison(lab: "Lab", compared: "Comparison", *, as_json: bool) -> None:
    """Two runs side by side."""
    from greenroom.labs.card import label, shown
    from greenroom.labs.compare import comparison_json

    if as_json:
        print_json(comparison_json(compared))
        return
    console = a_console()
    for name, here, there in compared.swapped:
        choice = lab.choice(name)
        console.print(f"{choice.title}: {label(choice, here)} → {label(choice, there)}")
    if not compared.swapped:
        console.print("Nothing was chosen otherwise.")
    table = _table("Measured", "first", "second", "change (95% interval)")
    for each in compared.metrics:
        metric = lab.metric(each.metric)
        mean, spread = shown(each.effect, metric.digits)
        change = f"{mean} ({spread})" if each.clear else "no clear difference"
        sides = [shown(side, metric.digits)[0] for side in (each.first, each.second)]
        table.add_row(metric.title, *sides, change)
    console.print(table)


def _table(*heads: str) -> "Table":
    from rich.table import Table

    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    for place, head in enumerate(heads):
        table.add_column(head, justify="right" if 0 < place < len(heads) - 1 else "left")
    return table
