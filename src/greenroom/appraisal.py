"""What the shell says of a résumé: read, scored, matched, its claims, and given back."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # marking one answer needs no résumé
    from greenroom.resume.ledger import Claim
    from greenroom.resume.match.model import Match
    from greenroom.resume.model import Resume, Score
    from greenroom.resume.render.lost import Loss
    from greenroom.store.cabinet import Filed


@dataclass(frozen=True, kw_only=True)
class Appraisal:
    """A résumé with all that Greenroom says of it.

    Attributes:
        resume: What it says.
        score: Its score; the bullets have their findings and probes.
        match: The job it was set beside; None without one.
    """

    resume: "Resume"
    score: "Score"
    match: "Match | None" = None


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A résumé that is kept, as a page shows it."""

    filed: "Filed"
    appraisal: Appraisal
    claims: "tuple[Claim, ...]"
    earlier: "tuple[Filed, ...]"  # the other résumés that are kept, newest first


@dataclass(frozen=True, kw_only=True)
class GivenBack:
    """A résumé in another form, and what its readers would miss."""

    content: bytes
    losses: "tuple[Loss, ...]"
