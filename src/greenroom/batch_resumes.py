"""Scores many résumés over processes: the same bytes from one as from many, and no work lost.

Each process (crew.py) reads files in one more process of its own, shut in; what is scored is kept
beside the result at once (partfile.py).
"""

import json
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from greenroom import __version__
from greenroom.crew import Crew, in_turn, open_crew
from greenroom.errors import UserError
from greenroom.partfile import PartFile, finish, open_part
from greenroom.world import Settings, World

if TYPE_CHECKING:
    from greenroom.resumes import Resumes

KINDS = (".pdf", ".docx", ".md", ".markdown", ".tex", ".txt", ".json")

Progress = Callable[[int, int], None]
"""Told how many résumés are scored, and of how many; first with what was kept."""
Line = tuple[int, str]


@dataclass(frozen=True, kw_only=True)
class Pool:
    """What is to be scored, and how.

    Attributes:
        folder: Where the résumés lie, at any depth.
        out: Where the scores go; `OUT.part` beside it keeps what is done.
        processes: How many score side by side.
        job: A job description to set each beside; "" for none.
    """

    folder: Path
    out: Path
    processes: int = 1
    job: str = ""


@dataclass(frozen=True, kw_only=True)
class Done:
    """A finished job."""

    resumes: int
    scored: int
    kept: int  # résumés an earlier run had scored
    started: str  # "new", "resumed" or "afresh"
    processes: int
    seconds: float
    out: Path


@dataclass(frozen=True, kw_only=True)
class _Work:
    """One file, and its name in the result."""

    place: int
    name: str
    path: Path
    job: str


def score_folder(asked: Pool, world: World, progress: Progress) -> Done:
    """Score every résumé below a folder into a file of one JSON object a line, by name.

    Raises:
        UserError: The folder holds no résumé, the result cannot be written, or a process was
            killed.
        KeyboardInterrupt: Somebody stopped it; what is done is kept.
    """
    began, found = world.now(), _resumes(asked.folder)
    if not found:
        raise UserError(f"{asked.folder} holds no résumé; they end in {', '.join(KINDS)}")
    names = [path.relative_to(asked.folder).as_posix() for path in found]
    today = f"{world.now():%Y-%m-%d}"
    identity = {"files": _digest(found), "Greenroom": __version__, "day": today}
    if asked.job:
        identity["job"] = sha256(asked.job.encode()).hexdigest()
    with open_part(asked.out, key="file") as part:
        part.begin(identity, names)
        kept = len(part.kept)
        progress(kept, len(found))
        work = deque(
            _Work(place=place, name=names[place], path=path, job=asked.job)
            for place, path in enumerate(found)
            if place not in part.kept
        )
        if work:
            with open_crew(asked.processes, "scoring", "scored") as crew:
                for _ in _scored(crew, work, part, world.settings):
                    progress(len(part.kept), len(found))
        finish(part, asked.out)
        scored = sum(json.loads(line)["status"] == "scored" for line in part.lines())
    part.path.unlink(missing_ok=True)
    return Done(
        resumes=len(found),
        scored=scored,
        kept=kept,
        started=part.started,
        processes=asked.processes,
        seconds=(world.now() - began).total_seconds(),
        out=asked.out,
    )


def _resumes(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise UserError(f"there is no folder {folder}: check the name")
    found = (path for path in folder.rglob("*") if path.suffix.lower() in KINDS)
    return sorted(path for path in found if path.is_file())


def _digest(paths: Sequence[Path]) -> str:
    """What the files hold, as a hash: a changed file starts the job afresh."""
    whole = sha256()
    for path in paths:
        whole.update(sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def _scored(crew: Crew, work: "deque[_Work]", part: PartFile, settings: Settings) -> Iterator[None]:
    """Have all the work done, and keep it; a step is what came in together."""
    for came in in_turn(lambda one: crew.submit(_score, settings, one), work, crew.processes):
        part.append(came)
        yield


def _score(settings: Settings, work: _Work) -> Line:
    """Score one file, or say why it cannot be."""
    from greenroom.resume.score.wire import score_json

    resumes = _open(settings)
    try:
        found = resumes.appraise(resumes.read(work.path), work.job)
    except UserError as error:
        refused = {"file": work.name, "status": "refused", "reason": str(error)}
        return work.place, json.dumps(refused)
    scored = score_json(found.score)
    line = {
        "file": work.name,
        "status": "scored",
        "score": scored["score"],
        "version": scored["version"],
        "parts": [
            {name: part[name] for name in ("id", "weight", "share")} for part in scored["parts"]
        ],
        "match": found.match.share if found.match else None,
    }
    return work.place, json.dumps(line)


@cache
def _open(settings: Settings) -> "Resumes":
    from dataclasses import replace

    from greenroom.resumes import Resumes
    from greenroom.sittings import Sittings
    from greenroom.world import open_world

    return Resumes(Sittings(replace(open_world(), settings=settings)))
