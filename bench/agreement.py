"""How two independent passes over our graded answers agree, and how much data there is.

Usage: python bench/agreement.py
Points are compared as marked (1, 0.5, 0, and -1 for contradicted), scores as shares of the worth.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

DATA = Path(__file__).resolve().parents[1] / "grader" / "data"
Floats = NDArray[np.float64]


def main() -> None:
    """Print a line for each area, then for all, then the number of pairs."""
    twice = [p for p in (DATA / "answers").glob("*.yaml") if _second(p).exists()]
    areas = {path.stem: _passes(path) for path in sorted(twice)}
    for name, rows in areas.items():
        print(_line(name, rows))
    print(_line("all", [row for rows in areas.values() for row in rows]))
    points = [p for path in (DATA / "pairs").glob("*.yaml") for p in _read(path)]
    kinds = ("supported", "contradicted", "absent")
    counts = ", ".join(f"{sum(len(point[kind]) for point in points)} {kind}" for kind in kinds)
    names = {point["point"] for point in points}
    print(f"pairs: {len(names)} points, {counts}")


def _read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def _second(path: Path) -> Path:
    """Where the second pass over a file's answers is, if there was one."""
    return path.parent / "second-pass" / path.name


def _passes(path: Path) -> list[tuple[Floats, Floats, Floats]]:
    """For each answer: its points' worth, and the marks of the first and the second pass."""
    second = _read(_second(path))
    return [row for question in _read(path) for row in _rows(question, second[question["id"]])]


def _rows(question: Any, second: Any) -> Iterator[tuple[Floats, Floats, Floats]]:
    points = question["points"]
    worth = np.array([point["worth"] for point in points], float)
    for answer, marks in zip(question["answers"], second, strict=True):
        wrong, shown = set(answer.get("wrong", ())), answer["points"]
        first = [-1 if p["id"] in wrong else shown.get(p["id"], 0) for p in points]
        yield worth, np.array(first, float), np.array(marks, float)


def _line(name: str, rows: list[tuple[Floats, Floats, Floats]]) -> str:
    same = np.concatenate([first == second for _, first, second in rows])
    scores = np.array([[_score(w, first), _score(w, second)] for w, first, second in rows])
    r = np.corrcoef(scores.T)[0, 1]
    rmse = np.sqrt(np.mean((scores[:, 0] - scores[:, 1]) ** 2))
    return (
        f"{name:17} {len(rows):5} answers {same.size:6} points  "
        f"same mark {same.mean():.3f}  score r {r:.3f}  rmse {rmse:.3f}"
    )


def _score(worth: Floats, marks: Floats) -> float:
    return float((np.clip(marks, 0, 1) * worth).sum() / worth.sum())


if __name__ == "__main__":
    main()
