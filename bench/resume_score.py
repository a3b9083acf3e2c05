"""How résumés are scored: python -m bench.resume_score [FOLDER].

Prints the scores of each career told weakly, middling and strongly, and the milliseconds that a
score with probes takes; with a folder, those of every PDF and DOCX in it too.
"""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from time import perf_counter

from greenroom.resume.model import Resume, Score
from greenroom.resume.parse.parse import parse
from greenroom.resume.read.read import read, read_bytes
from greenroom.resume.score.score import score
from tests.resume.careers.telling import VERSIONS, careers

TODAY = date(2026, 11, 28)
ROUNDS = 5


def timed(resume: Resume) -> tuple[Score, float]:
    """A score, and the median milliseconds of some rounds."""
    spent = []
    made = score(resume, TODAY)
    for _ in range(ROUNDS):
        start = perf_counter()
        made = score(resume, TODAY)
        spent.append((perf_counter() - start) * 1000)
    return made, sorted(spent)[ROUNDS // 2]


def told() -> Iterator[float]:
    """Print the careers' scores; yield the milliseconds."""
    ordered = 0
    for career in careers():
        made = [
            timed(parse(read_bytes("resume.md", career.told[version].encode()), TODAY))
            for version in VERSIONS
        ]
        scores = [each.score for each, _ in made]
        ordered += scores[0] < scores[1] < scores[2]
        print(f"{career.id:24} {' < '.join(str(each) for each in scores)}")
        yield from (spent for _, spent in made)
    print(f"in order: {ordered} of {len(careers())}")


def filed(folder: Path) -> Iterator[float]:
    """Print the scores of files; yield the milliseconds."""
    for path in sorted((*folder.rglob("*.pdf"), *folder.rglob("*.docx"))):
        made, spent = timed(parse(read(path), TODAY))
        print(f"{path.name:40} {made.score:3}")
        yield spent


def main() -> None:
    """Print scores and times."""
    spent = list(told())
    for folder in sys.argv[1:]:
        spent += filed(Path(folder))
    spent.sort()
    half, most = spent[len(spent) // 2], spent[int(len(spent) * 0.95)]
    print(f"score with probes: p50 {half:.1f} ms, p95 {most:.1f} ms, {len(spent)} résumés")


if __name__ == "__main__":
    main()
