"""How the installed grader's marks agree with one rater's on answers it was not tuned on.

Usage: python bench/held_out.py
The sets and what each has been used for: grader/data/held-out/README.md.
"""

from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from greenroom.content.load import read_bank
from greenroom.content.model import Question
from greenroom.grading.free_text import make_grader
from greenroom.grading.model import Grader, Scorecard
from greenroom.language.embed import load_embedder
from greenroom.world import open_world

ANSWERS = Path(__file__).resolve().parents[1] / "grader" / "data" / "held-out"


def main() -> None:
    """Grade every answer and print, set by set, how far the marks agree."""
    settings = open_world().settings
    bank = read_bank(settings.pack_dir)
    grader = make_grader(load_embedder(settings.models_dir, settings.threads), bank.mistakes)
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for path in sorted(ANSWERS.glob("*.yaml")):
        for row in yaml.safe_load(path.read_text(encoding="utf-8")):
            rows[row.get("set", path.stem.split("-")[0])].append(row)
    for name, answers in sorted(rows.items()):
        print(f"{name:16} {agreement(answers, bank.questions, grader)}")


def agreement(answers: list[dict[str, Any]], questions: Any, grader: Grader) -> str:
    """One line: answers, marks, exact and within one level, r of the shares, contradictions."""
    gaps: list[int] = []
    shares: list[tuple[float, float]] = []
    inside = 0
    accused: list[bool] = []
    for row in answers:
        question: Question = questions[row["question"]]
        card = grader(question, row["answer"])
        if not isinstance(card, Scorecard):
            continue
        gaps += [mark.level - row["marks"].get(mark.criterion, 0) for mark in card.marks]
        wrong = set(row.get("opposes", ()))
        accused += [mark.criterion in wrong for mark in card.marks if mark.contradicted]
        stated = share(question, row["marks"])
        shares.append((stated, card.share))
        inside += card.interval[0] - 1e-9 <= stated <= card.interval[1] + 1e-9
    off = np.abs(gaps)
    ours, theirs = np.array(shares).T
    low, high = (np.array(gaps) < 0).mean(), (np.array(gaps) > 0).mean()
    told = sum(len(row["opposes"]) for row in answers if "opposes" in row)
    line = (
        f"{len(answers):3} answers {len(gaps):4} marks  exact {(off == 0).mean():.2f}  "
        f"within one {(off <= 1).mean():.2f}  too low {low:.2f}  too high {high:.2f}  "
        f"share r {np.corrcoef(ours, theirs)[0, 1]:.2f}  "
        f"in the 90% interval {inside / len(shares):.2f}  ungraded {len(answers) - len(shares)}"
    )
    if told:
        line += f"\n{'':16} contradictions named {len(accused)}, right {sum(accused)}, of {told}"
    return line


def share(question: Question, marks: dict[str, int]) -> float:
    """The share of the credit that a rater's marks are worth, 0 to 1."""
    total = sum(criterion.weight for criterion in question.rubric)
    earned = sum(c.weight * marks.get(c.id, 0) / c.top for c in question.rubric)
    return earned / total


if __name__ == "__main__":
    main()
