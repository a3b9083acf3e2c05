"""How the installed grader's marks agree with one rater's on answers it was not tuned on.

Usage: python bench/held_out.py
The sets and what each has been used for: grader/data/held-out/README.md.
"""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import yaml

from greenroom.content.load import read_bank
from greenroom.content.model import Question
from greenroom.grading.free_text import make_grader
from greenroom.grading.model import Grade, Scorecard
from greenroom.language.embed import load_embedder
from greenroom.world import open_world

ANSWERS = Path(__file__).resolve().parents[1] / "grader" / "data" / "held-out"


class Marked(NamedTuple):
    """An answer with a rater's marks, its question, and our grade."""

    row: Mapping[str, Any]
    question: Question
    grade: Grade


def main() -> None:
    """Grade every answer and print, set by set, how far the marks agree."""
    settings = open_world().settings
    bank = read_bank(settings.pack_dir)
    embed = load_embedder(settings.models_dir, settings.threads)
    grader = make_grader(embed, bank.mistakes)
    rows: dict[str, list[Marked]] = defaultdict(list)
    for path in sorted(ANSWERS.glob("*.yaml")):
        for row in yaml.safe_load(path.read_text(encoding="utf-8")):
            question = bank.questions[row["question"]]
            name = row.get("set", path.stem.split("-")[0])
            rows[name].append(Marked(row, question, grader(question, row["answer"])))
    for name, marked in sorted(rows.items()):
        print(name, json.dumps(agreement(marked)))


def agreement(marked: Sequence[Marked]) -> dict[str, float]:
    """Marks exact and within one level, r of the shares, contradictions named."""
    gaps: list[int] = []
    shares: list[tuple[float, float]] = []
    inside = 0
    accused: list[bool] = []
    for row, question, card in marked:
        if not isinstance(card, Scorecard):
            continue
        gaps += [mark.level - row["marks"].get(mark.criterion, 0) for mark in card.marks]
        wrong = set(row.get("opposes", ()))
        accused += [mark.criterion in wrong for mark in card.marks if mark.contradicted]
        stated = share(question, row["marks"])
        shares.append((stated, card.share))
        inside += card.interval[0] - 1e-9 <= stated <= card.interval[1] + 1e-9
    off = np.array(gaps)
    figures = {
        "answers": len(marked),
        "ungraded": len(marked) - len(shares),
        "marks": len(gaps),
        "exact": (off == 0).mean(),
        "within_one": (np.abs(off) <= 1).mean(),
        "too_low": (off < 0).mean(),
        "too_high": (off > 0).mean(),
        "share_r": np.corrcoef(np.array(shares).T)[0, 1],
        "in_90_interval": inside / len(shares),
        "contradictions_named": len(accused),
        "named_rightly": sum(accused),
        "contradictions": sum(len(row.get("opposes", ())) for row, *_ in marked),
    }
    return {name: round(float(value), 3) for name, value in figures.items()}


def share(question: Question, marks: dict[str, int]) -> float:
    """The share of the credit that a rater's marks are worth, 0 to 1."""
    total = sum(criterion.weight for criterion in question.rubric)
    earned = sum(c.weight * marks.get(c.id, 0) / c.top for c in question.rubric)
    return earned / total


if __name__ == "__main__":
    main()
