"""Fits how the grader weighs the support model's verdicts, on answers marked by rubric.

The answers are those in grader/data/held-out: the support model, the wordings and every other
constant were made without them. All figures are by leave-question-out.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from bench.fitting import Bag, area, calibration_error, fit, leave_group_out
from bench.held_out import Marked, agreement
from greenroom.content.model import Bank, Question
from greenroom.grading.free_text import make_grader
from greenroom.grading.relevance import is_attempt, relevant
from greenroom.grading.substance import own_words
from greenroom.grading.support import FEATURES, TURNED, by_wordings, contradiction, features
from greenroom.grading.verdicts import verdicts
from greenroom.grading.vocabulary import phrases
from greenroom.grading.wordings import (
    Floats,
    Spoken,
    Wordings,
    compare,
    cut,
    embedded,
    make_ready,
    statements,
)
from greenroom.language.embed import Embedder
from greenroom.language.entail import Entail

HELD_OUT = Path(__file__).resolve().parents[1] / "grader" / "data" / "held-out"
RIGHT = frozenset({"strong", "right-in-other-words"})  # exemplars that contradict nothing
NEIGHBOUR = 0.25  # what an answer to another question weighs, as one that shows nothing


@dataclass(frozen=True, kw_only=True, eq=False)
class Heard:
    """An answer with its marks, as the features see it."""

    row: Mapping[str, Any]
    question: Question
    spoken: Spoken
    wordings: Wordings
    weight: float = 1.0


def read_marked(bank: Bank) -> Iterator[dict[str, Any]]:
    """Every marked answer to a question of the pack, its exemplars among them."""
    for path in sorted(HELD_OUT.glob("*.yaml")):
        for row in yaml.safe_load(path.read_text(encoding="utf-8")):
            yield {"set": path.stem.split("-")[0], **row}
    for question in bank.questions.values():
        for exemplar in question.exemplars if question.kind == "spoken" else ():
            row = {"set": "exemplars", "question": question.id, "answer": exemplar.answer}
            sure: dict[str, Any] = {"opposes": []} if exemplar.name in RIGHT else {}
            yield {**row, "marks": dict(exemplar.marks), **sure}


def listen(bank: Bank, embed: Embedder, entail: Entail | None) -> list[Heard]:
    """Read every marked answer once, and some as answers to another question."""
    talk = embedded(embed, phrases("filler"))
    ready: dict[str, Wordings] = {}
    heard = []
    rows = list(read_marked(bank))
    for number, row in enumerate(rows):
        own = bank.questions[row["question"]]
        other = bank.questions[rows[(number * 37 + 11) % len(rows)]["question"]]
        for question, weight in ((own, 1.0), (other, NEIGHBOUR)):
            if question is own and weight < 1:
                continue
            if question.id not in ready:
                given = [text for text in (question.ask, question.rephrase) if text]
                ready[question.id] = make_ready(statements(question), given, embed)
            wordings = ready[question.id]
            said = own_words(question, row["answer"])
            spoken = compare(cut(said, embed), wordings, talk)
            if not is_attempt(spoken, wordings):
                continue
            if entail is not None:
                found = verdicts(entail, spoken, wordings)
                spoken = replace(spoken, verdicts=found)
            marks = row if question is own else {"marks": {}, "opposes": []}
            heard.append(
                Heard(row=marks, question=question, spoken=spoken, wordings=wordings, weight=weight)
            )
    return heard


def bags(heard: Sequence[Heard]) -> tuple[list[Bag], list[Bag]]:
    """For each answer, criterion and level: reached? For each criterion: contradicted?"""
    levels, against = [], []
    for each in heard:
        for place, criterion in enumerate(each.question.rubric):
            about = relevant(each.spoken, each.wordings, place)
            mark = each.row["marks"].get(criterion.id, 0)
            rows = [
                features(each.spoken, each.wordings, place, k + 1) for k in range(criterion.top)
            ]
            common = {"group": each.question.id, "name": "own" if each.weight == 1 else "other"}
            levels += [
                Bag(**common, spans=row[about], label=int(mark > k), weight=each.weight)
                for k, row in enumerate(rows)
            ]
            if "opposes" in each.row:
                against.append(
                    Bag(
                        **common,
                        spans=contradiction(rows[0])[about],
                        label=int(criterion.id in each.row["opposes"]),
                        weight=each.weight,
                    )
                )
    return levels, against


Fitted = dict[str, dict[str, float]]


def fit_both(some: tuple[list[Bag], list[Bag]], out: str = "") -> Fitted:
    """Both sets of constants, fitted without the question named `out`."""
    found = {}
    for kind, names, all_bags in (("support", FEATURES, some[0]), ("against", TURNED, some[1])):
        weights = fit([bag for bag in all_bags if bag.group != out], np.ones(len(names)))
        found[kind] = {n: float(w) for n, w in zip(names, weights, strict=True) if w}
    return found


def measure(
    bank: Bank, embed: Embedder, entail: Entail | None
) -> tuple[Fitted, dict[str, Any], list[Marked]]:
    """The constants, how good they are on questions they never saw, and those grades."""
    heard = listen(bank, embed, entail)
    some = bags(heard)
    graders = {
        name: make_grader(
            embed, bank.mistakes, entail, partial(by_wordings, fitted=fit_both(some, name))
        )
        for name in sorted({each.question.id for each in heard})
    }
    rows = list(read_marked(bank))
    marked = [
        Marked(row, question, graders[question.id](question, row["answer"]))
        for row in rows
        for question in [bank.questions[row["question"]]]
    ]
    found = {
        "levels": _chances(some[0], len(FEATURES)),
        "contradictions": _chances(some[1], len(TURNED)),
        "by_set": {
            name: agreement([each for each in marked if each.row["set"] == name])
            for name in sorted({row["set"] for row in rows})
        },
    }
    return fit_both(some), found, marked


def _chances(some: list[Bag], size: int) -> dict[str, float]:
    chances: Floats = leave_group_out(some, np.ones(size))
    mine = np.array([bag.name == "own" for bag in some])
    labels = np.array([float(bag.label) for bag in some])
    return {
        "decisions": int(mine.sum()),
        "auc": round(area(chances[mine], labels[mine]), 3),
        "ece": round(calibration_error(chances[mine], labels[mine]), 3),
    }
