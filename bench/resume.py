"""How well résumés are read, field by field, and how long it takes.

Usage: python bench/resume.py [FOLDER] [--errors] [--layouts]
FOLDER (../shared/data/resumes) holds `truth/PERSON.json` and, in folders named for their format,
`PERSON__LAYOUT.pdf` and so on.
Recall is micro-averaged; a bullet must reach 95 of 100 alike, all else be equal but for case and
punctuation.
Times are of reading and parsing in this process, warm, the best of three.
"""

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import median, quantiles

from bench.resume_matching import Tally, compare
from greenroom.errors import UserError
from greenroom.resume.jsonresume import to_json_resume
from greenroom.resume.parse.parse import parse
from greenroom.resume.read.read import read

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "data" / "resumes"
GOALS = {
    "name": ".97", "email": "1.0", "phone": ".99", "title": ".93 / .90", "company": ".93 / .88",
    "dates": ".98 / .97", "entry count": ".98 / .92", "bullet text": ".97 / .90",
    "bullet count": ".92 / .75", "institution": ".90 / .85", "degree": ".92 / .90",
    "skills": "F1 .98 / .97", "sections": "F1 .99",
}  # fmt: skip
ROUNDS = 3
Tallies = dict[str, Tally]


def main() -> None:
    """Score every file with a truth and print the table."""
    arguments = _arguments()
    files = [(path, truth) for path in _files(arguments.folder) if (truth := _truth(path))]
    if not files:
        raise SystemExit(f"no file with a truth in {arguments.folder}")
    scored: dict[Path, Tallies] = {}
    seconds: dict[Path, float] = {}
    for path, truth in files:
        scored[path], seconds[path] = _score(path, truth)
    print(f"{len(files)} files")
    print(table([("all", _sum(scored.values())), *_formats(scored)]))
    if arguments.layouts:
        for layout, tallies in _by_layout(scored).items():
            print(f"{layout:22} {_line(tallies)}")
    print(_times([seconds[path] for path in scored if path.suffix == ".pdf"]))
    if arguments.errors:
        _print_errors(scored)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    parser.add_argument("--errors", action="store_true", help="list every miss")
    parser.add_argument("--layouts", action="store_true", help="a line for each layout")
    return parser.parse_args()


def _files(folder: Path) -> list[Path]:
    return sorted(
        path for inner in folder.iterdir() if inner.is_dir() and inner.name != "truth"
        for path in inner.iterdir() if path.is_file()
    )  # fmt: skip


def _truth(path: Path) -> dict[str, object] | None:
    folder = path.parent.parent / "truth"
    for name in (path.stem, path.stem.split("__")[0]):
        if (file := folder / f"{name}.json").exists():
            truth: dict[str, object] = json.loads(file.read_text(encoding="utf-8"))
            return truth
    return None


def _score(path: Path, truth: dict[str, object]) -> tuple[Tallies, float]:
    best = float("inf")
    parsed: dict[str, object] = {}
    try:
        for _ in range(ROUNDS):
            begun = time.perf_counter()
            resume = parse(read(path))
            best = min(best, time.perf_counter() - begun)
        parsed = to_json_resume(resume)
    except UserError as error:
        print(error)
    return compare(truth, parsed), best


def _sum(many: Iterable[Tallies]) -> Tallies:
    total: Tallies = defaultdict(Tally)
    for tallies in many:
        for name, tally in tallies.items():
            total[name].add(tally)
    return total


def _formats(scored: dict[Path, Tallies]) -> list[tuple[str, Tallies]]:
    kinds = sorted({path.suffix for path in scored})
    return [
        (kind, _sum([tallies for path, tallies in scored.items() if path.suffix == kind]))
        for kind in kinds
    ]


def _by_layout(scored: dict[Path, Tallies]) -> dict[str, Tallies]:
    layouts: dict[str, list[Tallies]] = defaultdict(list)
    for path, tallies in scored.items():
        layouts[f"{path.stem.rpartition('__')[2]}{path.suffix}"].append(tallies)
    return {layout: _sum(many) for layout, many in sorted(layouts.items())}


def table(columns: Sequence[tuple[str, Tallies]]) -> str:
    """Recall by field and group of files, F1 over all, how many, and the goal."""
    head = "".join(f"{name:>8}" for name, _ in columns)
    rows = [f"{'field':16}{head}{'F1':>8}{'n':>7}  goal (all / third-party)"]
    for name, whole in columns[0][1].items():
        cells = "".join(f"{tallies[name].recall:8.3f}" for _, tallies in columns)
        rows.append(f"{name:16}{cells}{whole.f1:8.3f}{whole.true:7}  {GOALS.get(name, '')}")
    return "\n".join(rows)


def _line(tallies: Tallies) -> str:
    short = [f"{name} {tally.recall:.2f}" for name, tally in tallies.items() if tally.recall < 1]
    return ", ".join(short) or "all 1.00"


def _times(seconds: Sequence[float]) -> str:
    if len(seconds) < 2:
        return "too few PDFs to time"
    late = quantiles(seconds, n=20, method="inclusive")[18]
    return f"ms a PDF: p50 {1000 * median(seconds):.1f} (goal 40), p95 {1000 * late:.1f} (goal 120)"


def _print_errors(scored: dict[Path, Tallies]) -> None:
    for path, tallies in scored.items():
        for name, tally in tallies.items():
            for miss in tally.misses:
                print(f"{path.stem}{path.suffix}: {name}: {miss}")


if __name__ == "__main__":
    main()
