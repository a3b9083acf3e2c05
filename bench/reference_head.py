"""Fits the linear head that grades against reference answers, on human-graded short answers.

The data is a folder of .jsonl.gz files with `dataset, question_id, question, reference_answers,
student_answer, score` a line; none of it is shipped, only ten coefficients are.
"""

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from bench.fitting import Floats
from greenroom.grading.against import BY_MEANING, BY_WORDS, HEAD, measure
from greenroom.grading.wordings import cut
from greenroom.language.embed import Embedder
from greenroom.language.readers import Readers

FOLDS = 10  # of whole questions
RIDGE = 0.3
SIGNS = np.array([-1.0 if name in ("opposed", "short") else 1.0 for name in HEAD])


@dataclass(frozen=True, kw_only=True, eq=False)
class Graded:
    """One answer graded by a human: `rows` is (references, HEAD)."""

    dataset: str
    question: str
    rows: Floats
    score: float


def fit_head(folder: Path, embed: Embedder | None) -> dict[str, Any]:
    """Coefficients, the margin that holds nine answers in ten, and how good they are."""
    graded = list(_read(folder, embed))
    used = np.array([float(name in (BY_MEANING if embed else BY_WORDS)) for name in HEAD])
    datasets = np.array([each.dataset for each in graded])
    scores = np.array([each.score for each in graded])
    questions = sorted({each.question for each in graded})
    fold = {question: place % FOLDS for place, question in enumerate(questions)}
    unseen = _leave_out(graded, used, [fold[each.question] for each in graded])
    elsewhere = _leave_out(graded, used, list(datasets))
    weights = _fit(graded, used)
    return {
        "weights": {
            name: round(float(weight), 4)
            for name, weight in zip(HEAD, weights, strict=True)
            if weight
        },
        "margin": round(float(np.quantile(np.abs(unseen - scores), 0.9)), 4),
        "answers": len(graded),
        "questions": len(questions),
        "leave_question_out": _measures(datasets, unseen, scores),
        "leave_dataset_out": _measures(datasets, elsewhere, scores),
    }


def _read(folder: Path, embed: Embedder | None) -> Iterator[Graded]:
    for path in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                answer, ask = row["student_answer"], row["question"] or ""
                pieces = cut(answer, embed)
                told = [
                    reference
                    for reference in row["reference_answers"]
                    if any(letter.isascii() and letter.isalnum() for letter in reference)
                ]
                found = measure(ask, told, answer, pieces, Readers(embed))
                rows = [each.features for each in found]
                if rows:
                    yield Graded(
                        dataset=row["dataset"],
                        question=f"{row['dataset']} {row['question_id']}",
                        rows=np.stack(rows),
                        score=float(row["score"]),
                    )


def _fit(graded: Sequence[Graded], used: Floats) -> Floats:
    """Ridge regression within questions, alternating with the choice of each best reference.

    Rows and scores are centred by question, so that what makes a question hard for everybody is
    not taken for what makes an answer good; a question counts by the root of its answers. A
    feature whose weight comes out with the wrong sign is left out.
    """
    questions = {name: place for place, name in enumerate(sorted({g.question for g in graded}))}
    of = np.array([questions[each.question] for each in graded])
    sample = 1 / np.sqrt(np.bincount(of)[of])
    scores = np.array([each.score for each in graded])
    best = np.stack([each.rows[each.rows[:, 1].argmax()] for each in graded])
    for _ in range(6):
        weights = _signed(_centred(best, of, sample), _centred(scores, of, sample), sample, used)
        weights[0] = np.average(scores - best @ weights, weights=sample)
        best = np.stack([each.rows[(each.rows @ weights).argmax()] for each in graded])
    return weights


def _centred(values: Floats, of: Any, sample: Floats) -> Floats:
    """Values less the mean of their question; columns are centred each on its own."""
    columns = values.reshape(len(values), -1)
    total = np.bincount(of, sample)
    means = [np.bincount(of, column * sample) / total for column in columns.T]
    centred: Floats = (columns - np.stack(means, axis=1)[of]).reshape(values.shape)
    return centred


def _signed(rows: Floats, scores: Floats, sample: Floats, used: Floats) -> Floats:
    active = used.copy()
    active[0] = 0.0
    while True:
        kept = rows * active
        bend = (kept * sample[:, None]).T @ kept + np.eye(len(HEAD)) * RIDGE
        weights: Floats = np.linalg.solve(bend, (kept * sample[:, None]).T @ scores) * active
        if not (wrong := weights * SIGNS < 0).any():
            return weights
        active = active * ~wrong


def _leave_out(graded: Sequence[Graded], used: Floats, groups: Sequence[object]) -> Floats:
    predicted = np.zeros(len(graded))
    for group in sorted(set(groups), key=str):
        kept = [each for each, mine in zip(graded, groups, strict=True) if mine != group]
        weights = _fit(kept, used)
        for place, mine in enumerate(groups):
            if mine == group:
                predicted[place] = np.clip((graded[place].rows @ weights).max(), 0, 1)
    return predicted


def _measures(datasets: Any, predicted: Floats, scores: Floats) -> dict[str, Any]:
    return {
        str(name): {
            "answers": int((datasets == name).sum()),
            "r": round(float(np.corrcoef(predicted[mine], scores[mine])[0, 1]), 3),
            "rmse": round(float(np.sqrt(((predicted[mine] - scores[mine]) ** 2).mean())), 3),
        }
        for name in sorted(set(datasets))
        for mine in [datasets == name]
    }
