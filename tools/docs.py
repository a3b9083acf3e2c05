"""Writes the generated reference pages, or with --check says which are no longer true.

Usage: python tools/docs.py [--check]
"""

import inspect
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer.main

from greenroom import errors
from greenroom.cli.app import app
from greenroom.coding.schema import FILES, SECTIONS
from greenroom.content.schema import content_reference
from greenroom.grading.card_page import MADE, markdown
from greenroom.grading.card_text import read_card
from greenroom.labs.page import lab_reference
from greenroom.labs.registry import labs
from greenroom.resume.score.page import score_page
from greenroom.resume.score.rulebook import rulebook
from greenroom.world import VARIABLES

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = ROOT / "docs" / "reference"
CARD_PAGE = ROOT / "docs" / "explanation" / "how-good-are-the-marks.md"


def main() -> None:
    """Write the pages; with --check, change nothing and fail when one differs or a link breaks."""
    pages = {
        "commands.md": commands(),
        "content.md": content_reference(FILES, SECTIONS),
        "errors.md": error_tree(),
        "labs.md": lab_reference(labs().values()),
        "resume-score.md": score_page(rulebook().rules),
        "settings.md": settings(),
    }
    texts = {REFERENCE / name: MADE + text.rstrip() + "\n" for name, text in pages.items()}
    texts[CARD_PAGE] = MADE + markdown(read_card()).rstrip() + "\n"
    if "--check" not in sys.argv[1:]:
        REFERENCE.mkdir(parents=True, exist_ok=True)
        for path, text in texts.items():
            path.write_text(text, encoding="utf-8")
        return
    stale = [path for path, text in texts.items() if not path.exists() or path.read_text() != text]
    problems = [f"{path.relative_to(ROOT)} is stale: run python tools/docs.py" for path in stale]
    problems += broken_links()
    if problems:
        sys.exit("\n".join(problems))
    print(f"docs: {len(texts)} generated pages are true, links resolve")


def commands() -> str:
    """The reference of every command, from the commands themselves."""
    root: Any = typer.main.get_command(app)
    return "# Commands\n\n" + "\n".join(_command(root, "greenroom"))


def _command(command: Any, name: str) -> Iterator[str]:
    children = getattr(command, "commands", None)
    if children:
        for child in sorted(children):
            yield from _command(children[child], f"{name} {child}")
        return
    yield f"## `{name}`\n"
    yield f"{inspect.cleandoc(command.help or '')}\n"
    for parameter in command.params:
        if parameter.name == "help":
            continue
        words = ", ".join(f"`{option}`" for option in parameter.opts if option.startswith("-"))
        metavar = (parameter.metavar or parameter.name).strip("[]").upper()
        default = parameter.default
        shown = (
            "" if default in (None, False, True, (), "") or callable(default) else f" ({default})"
        )
        yield f"- {words or f'`{metavar}`'}: {parameter.help or ''}{shown}"
    yield ""


def error_tree() -> str:
    """The errors, as the tree in their module draws them, then each in a line."""
    drawn = inspect.cleandoc(errors.__doc__ or "")
    head, tree, tail = re.split(r"\n\n(?=GreenroomError)|\n\n(?=Anything)", drawn)
    classes = [c for c in vars(errors).values() if inspect.isclass(c) and issubclass(c, Exception)]
    lines = [f"- `{c.__name__}`: {inspect.cleandoc(c.__doc__ or '')}" for c in classes]
    return f"# Errors\n\n{head}\n\n```text\n{tree}\n```\n\n{tail}\n\n" + "\n".join(lines)


def settings() -> str:
    """The environment variables Greenroom reads."""
    rows = [f"| `{name}` | {what} | {default} |" for name, (what, default) in VARIABLES.items()]
    head = "# Settings\n\nGreenroom reads these environment variables and no settings file.\n\n"
    return head + "| variable | what it sets | without it |\n|---|---|---|\n" + "\n".join(rows)


def broken_links() -> list[str]:
    """Relative links in our Markdown that lead nowhere."""
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *ROOT.glob("changelog.d/*.md")]
    broken: list[str] = []
    for page in pages:
        targets = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
        inside = [target for target in targets if "://" not in target]
        missing = [target for target in inside if not (page.parent / target).exists()]
        broken += [f"{page.relative_to(ROOT)}: no such file: {target}" for target in missing]
    return broken


if __name__ == "__main__":
    main()
