"""Sets a résumé beside a job: each requirement with its quotes, a share with its parts."""

from collections.abc import Sequence

from greenroom.resume.match.evidence import Evidence
from greenroom.resume.match.findings import Bench, judge
from greenroom.resume.match.job import WEIGHTS, part_of
from greenroom.resume.match.lexicon import Lexicon
from greenroom.resume.match.model import Job, Match, Met, PartOfJob, Share
from greenroom.resume.match.rehearse import to_rehearse
from greenroom.resume.model import Bullet, Resume

CAVEAT = (
    "The share says how many of the job's requirements your résumé shows in words we can quote, "
    "musts counting most; it is no chance of an interview or an offer, and no ATS's score."
)


def match(
    resume: Resume, bullets: tuple[Bullet, ...], job: Job, lexicon: Lexicon, today: str
) -> Match:
    """Say for each requirement where a résumé meets it, and what to rehearse because of the job.

    Args:
        resume: Whose facts are looked at.
        bullets: The same résumé's bullets as they were scored; their probes are handed on.
        job: As `read_job` reads it.
        lexicon: The pack's terms.
        today: The month in which positions that go on are counted to, as `2026-11`.
    """
    bench = Bench(resume, Evidence(resume, lexicon), lexicon, today)
    found = tuple(judge(requirement, bench) for requirement in job.requirements)
    parts = _parts(found)
    return Match(
        job=job,
        share=_whole(parts),
        parts=parts,
        requirements=found,
        rehearse=to_rehearse(found, bullets, lexicon),
        caveat=CAVEAT,
    )


def _parts(found: Sequence[Met]) -> tuple[Share, ...]:
    return tuple(
        _share(part, [met for met in found if met.counted and part_of(met.requirement) == part])
        for part in WEIGHTS
    )


def _share(part: PartOfJob, counted: Sequence[Met]) -> Share:
    earned = sum(met.earned for met in counted)
    share = round(earned / len(counted), 4) if counted else None
    return Share(part, WEIGHTS[part], share, len(counted))


def _whole(parts: Sequence[Share]) -> float | None:
    whole = sum(part.weight * part.count for part in parts)
    if not whole:
        return None
    earned = sum(part.weight * part.count * (part.share or 0.0) for part in parts)
    return round(earned / whole, 4)
