"""Shows what was read in a résumé, its score, and what an interviewer would ask."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text

from greenroom.cli.screen import ACCENT, QUIET, a_console, heading, indented, percent, print_json
from greenroom.errors import UserError

if TYPE_CHECKING:
    from rich.console import Console

    from greenroom.resume.document import Finding
    from greenroom.resume.model import Bullet, Dates, Education, Fact, Resume, Score, Work
    from greenroom.resumes import Resumes

_MARKS = {"fault": "✗", "advice": "·", "note": "i"}


def open_resumes() -> "Resumes":
    """The shell's résumés in this world."""
    from greenroom.resumes import Resumes
    from greenroom.sittings import Sittings
    from greenroom.world import open_world

    return Resumes(Sittings(open_world()))


def read_resume(resumes: "Resumes", file: Path) -> "Resume":
    """Read a résumé's file, or what is typed for `-`."""
    if str(file) != "-":
        return resumes.read(file)
    return resumes.read_bytes("what was typed", sys.stdin.buffer.read())


def read_job_file(resumes: "Resumes", job: Path | None) -> str:
    """Read a job description; "" without a file."""
    if job is None:
        return ""
    text = resumes.job_text(job)
    if not text.strip():
        raise UserError(f"{job} is empty; paste the job description into it")
    return text


def show_parsed(file: Path, *, as_json: bool) -> None:
    """Print what was read."""
    resume = read_resume(open_resumes(), file)
    if as_json:
        from greenroom.resume.jsonresume import to_json_resume

        print_json(to_json_resume(resume))
        return
    _print_resume(a_console(), resume)


def show_score(file: Path, job: Path | None, *, as_json: bool) -> None:
    """Print a score with its findings."""
    resumes = open_resumes()
    text = read_job_file(resumes, job)
    found = resumes.appraise(read_resume(resumes, file), text)
    if as_json:
        from greenroom.resume.report import appraisal_json

        print_json(appraisal_json(found.score, found.match))
        return
    console = a_console()
    _print_score(console, found.score)
    if found.match:
        from greenroom.cli.resumematch import print_match

        print_match(console, found.match)


def show_probes(file: Path, *, as_json: bool) -> None:
    """Print what would be asked of each bullet."""
    resumes = open_resumes()
    found = resumes.appraise(read_resume(resumes, file))
    if as_json:
        from greenroom.resume.report import probes_json

        print_json(probes_json(found.score))
        return
    console = a_console()
    for bullet in found.score.bullets:
        _print_bullet_head(console, bullet)
        for ask in bullet.probes:
            console.print(indented(Text(ask.ask)))
            console.print(indented(Text(ask.why, style=QUIET), 4))
    if not found.score.bullets:
        console.print("There is no bullet to ask about; write what you did, one line each.")


def _print_resume(console: "Console", resume: "Resume") -> None:
    basics = resume.basics
    named = (basics.name, basics.label, basics.email, basics.phone, basics.location, basics.url)
    console.print(heading(basics.name.value if basics.name else "No name was found"))
    console.print("  ".join(fact.value for fact in named[1:] if fact), style=QUIET)
    for profile in basics.profiles:
        console.print(f"{profile.network}: {profile.url.value}", style=QUIET, soft_wrap=True)
    _print_section(console, "Experience", [_work(each) for each in resume.work])
    _print_section(console, "Education", [_course(each) for each in resume.education])
    projects = [
        (_value(each.name), _dates(each.dates), tuple(h.value for h in each.highlights))
        for each in resume.projects
    ]
    _print_section(console, "Projects", projects)
    if resume.skills:
        console.print()
        console.print(heading("Skills"))
    for group in resume.skills:
        listed = ", ".join(fact.value for fact in group.keywords)
        console.print(indented(f"{group.name.value}: {listed}" if group.name else listed))
    _print_findings(console, "What the file itself shows", resume.document.findings)


def _work(work: "Work") -> tuple[str, str, tuple[str, ...]]:
    head = ", ".join(fact.value for fact in (work.position, work.name, work.location) if fact)
    return head, _dates(work.dates), tuple(fact.value for fact in work.highlights)


def _course(course: "Education") -> tuple[str, str, tuple[str, ...]]:
    named = (course.study_type, course.area, course.institution)
    head = ", ".join(fact.value for fact in named if fact)
    return head, _dates(course.dates), tuple(fact.value for fact in course.highlights)


def _dates(dates: "Dates") -> str:
    end = "present" if dates.present else _value(dates.end)
    return " to ".join(text for text in (_value(dates.start), end) if text)


def _value(fact: "Fact | None") -> str:
    return fact.value if fact else ""


def _print_section(
    console: "Console", title: str, entries: Sequence[tuple[str, str, tuple[str, ...]]]
) -> None:
    if not entries:
        return
    console.print()
    console.print(heading(title))
    for head, dates, lines in entries:
        console.print(indented(Text.assemble(head, "  ", (dates, QUIET))))
        for line in lines:
            console.print(indented(Text.assemble(("- ", QUIET), line), 4))


def _print_score(console: "Console", score: "Score") -> None:
    console.print(Text.assemble((f"{score.score}", f"bold {ACCENT}"), " of 100"))
    console.print(
        f"rules {score.version}; docs/reference/resume-score.md has them all", style=QUIET
    )
    console.print()
    width = max((len(part.title) for part in score.parts), default=0)
    for part in score.parts:
        earned = f"{part.weight * part.share:4.1f} of {part.weight:g}"
        console.print(f"{part.title:{width}}  {earned:>12}  {percent(part.share):>4}")
    for part in score.parts:
        _print_findings(console, part.title, part.findings)
    _print_findings(console, "What other machines may stumble over", score.ats)
    for bullet in score.bullets:
        if bullet.findings:
            _print_bullet_head(console, bullet)
            for finding in bullet.findings:
                _print_finding(console, finding)


def _print_bullet_head(console: "Console", bullet: "Bullet") -> None:
    console.print()
    console.print(bullet.entry, style=QUIET)
    console.print(Text(bullet.text))


def _print_findings(console: "Console", title: str, findings: Sequence["Finding"]) -> None:
    if not findings:
        return
    console.print()
    console.print(heading(title))
    for finding in findings:
        _print_finding(console, finding)


def _print_finding(console: "Console", finding: "Finding") -> None:
    quote = " ".join(finding.quote.split())
    shown = f"“{quote if len(quote) <= 60 else quote[:59] + '…'}” " if quote else ""
    told = Text.assemble(f"{_MARKS[finding.severity]} ", (shown, QUIET), finding.advice)
    console.print(indented(told))
