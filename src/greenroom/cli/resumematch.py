"""Shows a résumé beside a job description."""

from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text

from greenroom.cli.resumeshow import open_resumes, read_job_file, read_resume
from greenroom.cli.screen import ACCENT, QUIET, a_console, heading, indented, percent, print_json
from greenroom.errors import UserError

if TYPE_CHECKING:
    from rich.console import Console

    from greenroom.resume.match.model import Match, Met

_STATES = {"met": "✓", "partly": "~", "listed": "○", "missing": "✗"}
_SAID = {
    "met": "shown",
    "partly": "partly shown",
    "listed": "listed, used nowhere",
    "missing": "not found",
}


def show_match(file: Path, job: Path | None, *, as_json: bool) -> None:
    """Print how far a résumé shows what a job asks.

    Raises:
        UserError: No job description is named.
    """
    if job is None:
        raise UserError("name the job description: greenroom resume match FILE JOB")
    resumes = open_resumes()
    found = resumes.appraise(read_resume(resumes, file), read_job_file(resumes, job))
    if found.match is None:
        raise UserError(f"{job} is empty; paste the job description into it")
    if as_json:
        from greenroom.resume.match.report import match_json

        print_json(match_json(found.match))
        return
    print_match(a_console(), found.match)


def print_match(console: "Console", match: "Match") -> None:
    """Print a match: the share, each requirement with its quotes, what to rehearse."""
    job = match.job
    console.print()
    console.print(heading(job.title.quote if job.title else "The job"))
    about = [job.seniority, *job.domains]
    console.print(", ".join(about), style=QUIET)
    if match.share is not None:
        console.print(Text.assemble((percent(match.share), f"bold {ACCENT}"), " of it is shown"))
    console.print(match.caveat, style=QUIET)
    for need, title in (("must", "What they insist on"), ("nice", "What they would like")):
        found = [met for met in match.requirements if met.requirement.need == need]
        if found:
            console.print()
            console.print(heading(title))
        for met in found:
            _print_met(console, met)
    if match.rehearse:
        console.print()
        console.print(heading("Rehearse because of it"))
    for each in match.rehearse:
        console.print(indented(f"{each.topic.replace('-', ' ')}: {each.why}"))


def _print_met(console: "Console", met: "Met") -> None:
    asked = " ".join(met.requirement.job.quote.replace("**", "").split())
    console.print(indented(Text.assemble(f"{_STATES[met.state]} ", asked)))
    for quote in met.resume[:2]:
        console.print(indented(Text(f"“{' '.join(quote.quote.split())}”", style=QUIET), 4))
    if met.note or met.state != "met":
        console.print(indented(Text(met.note or _SAID[met.state], style=QUIET), 4))
