"""`greenroom resume defend`: a round about one's own résumé, and which of its claims stood up."""

from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text

from greenroom.cli.interview import go_through
from greenroom.cli.screen import QUIET, a_console, heading, indented

if TYPE_CHECKING:
    from greenroom.resume.ledger import Claim


def defend(file: Path, answers: Path | None, *, as_json: bool) -> None:
    """Keep a résumé, ask about its boldest claims, and print how they stand."""
    from greenroom.rehearsal import open_rehearsal
    from greenroom.resume.read.read import contents
    from greenroom.world import open_world

    rehearsal = open_rehearsal(open_world())
    filed = rehearsal.resumes.hand_in(file.name, contents(file))
    title, questions = rehearsal.resumes.defence(filed.id)
    view = go_through(
        rehearsal, lambda: rehearsal.start_resume(title, questions), answers, as_json=as_json
    )
    if view.state == "closed" and not as_json:
        _print_ledger(rehearsal.resumes.sheet(filed.id).claims)


def _print_ledger(claims: "tuple[Claim, ...]") -> None:
    console = a_console()
    console.print()
    console.print(heading("How your claims stand"))
    for claim in claims:
        if claim.heard or claim.status == "drop":
            console.print(indented(Text.assemble(f"{claim.status}: ", claim.quote)))
            for reason in claim.reasons:
                console.print(indented(Text(reason, style=QUIET), 4))
    untested = sum(claim.status == "untested" for claim in claims)
    if untested:
        console.print(indented(Text(f"{untested} were not asked about yet", style=QUIET)))
