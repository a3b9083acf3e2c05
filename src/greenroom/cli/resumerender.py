"""Gives a résumé back as a file, and says what its readers would miss."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

import typer

from greenroom.cli.resumeshow import open_resumes, read_resume
from greenroom.cli.screen import a_console, print_json
from greenroom.errors import UserError

SUFFIXES = {"pdf": ".pdf", "docx": ".docx", "markdown": ".md", "json": ".json"}


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What was asked for on the command line."""

    file: Path
    form: Literal["pdf", "docx", "markdown", "json"]
    out: Path | None
    force: bool
    as_json: bool


def give_back(wanted: Wanted) -> None:
    """Write a résumé in our template.

    Raises:
        UserError: The file is there already, cannot be written, or would lose something.
    """
    out = wanted.out or _beside(wanted)
    if out.exists() and not wanted.force:
        raise UserError(f"{out} is there already; name another with --out, or add --force")
    resumes = open_resumes()
    made = resumes.give_back(read_resume(resumes, wanted.file), wanted.form)
    losses = [asdict(loss) for loss in made.losses]
    if losses and not wanted.force:
        first = made.losses[0]
        raise UserError(
            f"{out} would lose {len(losses)} things, first {first.where} ({first.sent[:60]!r}); "
            "nothing was written. Add --force to write it anyway"
        )
    try:
        out.write_bytes(made.content)
    except OSError as error:
        raise UserError(f"{out}: cannot be written ({error.strerror})") from error
    if wanted.as_json:
        print_json({"out": str(out), "bytes": len(made.content), "lost": losses})
        return
    console = a_console()
    console.print(f"Wrote {out}, {len(made.content) / 1000:.0f} kB", soft_wrap=True)
    if losses:
        for loss in made.losses:
            typer.echo(f"lost: {loss.where}: {loss.sent}", err=True)
    else:
        console.print("Read back: nothing is lost", style="dim")


def _beside(wanted: Wanted) -> Path:
    stem = "resume" if str(wanted.file) == "-" else wanted.file.stem
    folder = Path() if str(wanted.file) == "-" else wanted.file.parent
    return folder / f"{stem}.greenroom{SUFFIXES[wanted.form]}"
