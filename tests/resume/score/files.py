"""Résumés for tests: Markdown read and parsed as a file would be."""

from datetime import date

from greenroom.resume.model import Resume, Score
from greenroom.resume.parse.parse import parse
from greenroom.resume.read.read import read_bytes
from greenroom.resume.score.score import score
from tests.resume.careers.telling import careers

TODAY = date(2026, 11, 28)
CAREERS = careers()


def resume_of(markdown: str) -> Resume:
    return parse(read_bytes("resume.md", markdown.encode()), TODAY)


def score_of(markdown: str) -> Score:
    return score(resume_of(markdown), TODAY)


def a_resume(experience: str, before: str = "", after: str = "") -> str:
    """A résumé in Markdown around its jobs."""
    return (
        "# Robin Ashdown\n\nrobin.ashdown@example.org | +44 20 7946 0018\n\n"
        f"{before}\n\n## Experience\n\n{experience}\n\n{after}\n"
    )


def a_job(
    *bullets: str, title: str = "Machine Learning Engineer", dates: str = "Mar 2021 – Present"
) -> str:
    return f"### {title}, Marlin Labs\n\n{dates}\n\n" + "".join(f"- {told}\n" for told in bullets)


def rules_of(markdown: str, part: str) -> list[str]:
    """The rules found in a part."""
    return [
        each.rule for one in score_of(markdown).parts if one.id == part for each in one.findings
    ]
