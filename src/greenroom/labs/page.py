"""Writes the reference page of the labs: what each has one decide, and what it measures."""

from collections.abc import Iterable, Iterator

from greenroom.labs.choosing import spelled
from greenroom.labs.model import Choice, Lab

HEAD = """# Labs

What each lab has you decide, and what it measures.
The default, in bold, is what somebody chooses who does not think about it.
A value is given as `greenroom lab run LAB --set CHOICE=VALUE`."""


def lab_reference(labs: Iterable[Lab]) -> str:
    """Every lab's choices and measures in Markdown."""
    return "\n".join([HEAD, *(line for lab in labs for line in _lab(lab))])


def _lab(lab: Lab) -> Iterator[str]:
    yield from ("", f"## `{lab.id}`: {lab.title}", "", lab.about, "")
    yield from ("| choice | values | what is decided |", "|---|---|---|")
    yield from (f"| `{each.id}` | {_values(each)} | {_cell(_decision(each))} |"
                for each in lab.choices)  # fmt: skip
    yield from ("", "| measure | better | what it is |", "|---|---|---|")
    for metric in lab.metrics:
        told = ". ".join(part.rstrip(".") for part in (metric.title, metric.about) if part)
        yield f"| `{metric.id}` | {metric.better} | {_cell(told)}. |"
    yield ""
    yield f"Each figure is a mean over {lab.seeds} seeds."


def _values(choice: Choice) -> str:
    names = [(spelled(each.value), each.value == choice.default) for each in choice.options]
    return ", ".join(f"**`{name}`**" if usual else f"`{name}`" for name, usual in names)


def _decision(choice: Choice) -> str:
    return f"{choice.title.rstrip('.')}. {choice.about}".rstrip(". ") + "."


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
