"""Fits the grader's constants on the pack's exemplars and prints how good they are.

The marks of the exemplars are the labels. Every figure is by leave-question-out cross-validation:
a question's exemplars are graded by constants that never saw them. Once wordings have been revised
with the exemplars in view, the exemplars are no test of new answers any more; the shipped constants
are therefore fitted on the pack as it was first written, which git still has:

    git archive 7a863d3 packs | tar x -C DIRECTORY
    python bench/calibrate.py --write --pack DIRECTORY/packs/ml-engineer

Usage: python bench/calibrate.py [--write] [--pack DIRECTORY] [--note WORDS]
       python bench/calibrate.py [--write] --answers DIRECTORY
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench.fitting import (  # noqa: E402  # the path above makes them importable from anywhere
    Bag,
    Floats,
    fit,
)
from bench.measures import Cards, fit_width, of_cards, of_levels  # noqa: E402
from bench.reference_head import fit_head  # noqa: E402
from greenroom.content.load import read_bank  # noqa: E402
from greenroom.content.model import Bank, Question  # noqa: E402
from greenroom.grading.free_text import make_grader  # noqa: E402
from greenroom.grading.model import Grade  # noqa: E402
from greenroom.grading.relevance import is_attempt, relevant  # noqa: E402
from greenroom.grading.substance import own_words  # noqa: E402
from greenroom.grading.support import (  # noqa: E402
    BY_WORDS,
    FEATURES,
    TURNED,
    TURNED_BY_WORDS,
    by_wordings,
    contradiction,
    features,
)
from greenroom.grading.vocabulary import phrases  # noqa: E402
from greenroom.grading.wordings import (  # noqa: E402
    Spoken,
    Wordings,
    compare,
    cut,
    embedded,
    make_ready,
    statements,
)
from greenroom.language.embed import Embedder, load_embedder  # noqa: E402
from greenroom.world import open_world  # noqa: E402

CONSTANTS = ROOT / "src" / "greenroom" / "grading" / "calibration.json"
RIGHT, WRONG = frozenset(("strong", "right-in-other-words")), "fluent-and-wrong"
NEIGHBOUR = 0.25  # what an answer to a sibling question weighs, as one that shows nothing
WORDING = 0.2  # what a wording of the rubric weighs, as an answer of one sentence


@dataclass(frozen=True, kw_only=True, eq=False)
class Task:
    """One question ready to be compared with."""

    question: Question
    wordings: Wordings
    talk: Floats | None
    embed: Embedder | None

    def hear(self, answer: str) -> Spoken:
        """Compare an answer with the question's wordings."""
        pieces = cut(own_words(self.question, answer), self.embed)
        return compare(pieces, self.wordings, self.talk)


def tasks(bank: Bank, embed: Embedder | None) -> tuple[Task, ...]:
    """Every spoken question that has exemplars."""
    talk = embedded(embed, phrases("filler"))
    return tuple(
        Task(
            question=question,
            wordings=make_ready(
                statements(question),
                [text for text in (question.ask, question.rephrase) if text],
                embed,
            ),
            talk=talk,
            embed=embed,
        )
        for question in bank.questions.values()
        if question.kind == "spoken" and question.exemplars
    )


def support_bags(ready: Sequence[Task]) -> Iterator[Bag]:
    """For each exemplar, criterion and level: was it reached?"""
    for task in ready:
        for exemplar in task.question.exemplars:
            yield from _bags(task, exemplar.answer, exemplar.name, exemplar.marks)
        for sibling in ready:
            near = sibling.question.topic == task.question.topic and sibling is not task
            if near and is_attempt(task.hear(sibling.question.exemplars[0].answer), task.wordings):
                for bag in _bags(task, sibling.question.exemplars[0].answer, "sibling", {}):
                    yield replace(bag, weight=NEIGHBOUR)
                break


def _bags(task: Task, answer: str, name: str, marks: Mapping[str, int]) -> Iterator[Bag]:
    spoken = task.hear(answer)
    for place, criterion in enumerate(task.question.rubric):
        about = relevant(spoken, task.wordings, place)
        for level in range(1, criterion.top + 1):
            yield Bag(
                group=task.question.id,
                name=name,
                spans=features(spoken, task.wordings, place, level)[about],
                label=int(marks.get(criterion.id, 0) >= level),
            )


def contradiction_bags(ready: Sequence[Task]) -> Iterator[Bag]:
    """For each exemplar and criterion: was it contradicted? And each wording on its own."""
    for task in ready:
        for exemplar in task.question.exemplars:
            spoken = task.hear(exemplar.answer)
            for place, criterion in enumerate(task.question.rubric):
                shown = exemplar.marks.get(criterion.id, 0) > 0
                if (exemplar.name in RIGHT and shown) or (exemplar.name == WRONG and not shown):
                    about = relevant(spoken, task.wordings, place)
                    rows = features(spoken, task.wordings, place, 1)[about]
                    yield Bag(
                        group=task.question.id,
                        name=exemplar.name,
                        spans=contradiction(rows),
                        label=int(not shown),
                    )
        yield from _wording_bags(task)


def _wording_bags(task: Task) -> Iterator[Bag]:
    """Each wording as an answer of one sentence, judged by all the others."""
    for place, statement in enumerate(task.wordings.statements):
        others = np.arange(len(task.wordings.statements)) != place
        vectors = task.wordings.vectors
        without = replace(
            task.wordings,
            statements=tuple(s for s in task.wordings.statements if s is not statement),
            weights=task.wordings.weights[others],
            vectors=None if vectors is None else vectors[others],
        )
        spoken = compare(cut(statement.text, task.embed), without, task.talk)
        rows = contradiction(features(spoken, without, statement.criterion, 1))
        label = int(statement.level <= 0)
        group, weight = task.question.id, WORDING
        yield Bag(group=group, name="wording", spans=rows, label=label, weight=weight)


def fit_all(ready: Sequence[Task], bags: tuple[list[Bag], list[Bag]], out: str = "") -> Any:
    """Both sets of constants, fitted without the questions named `out`."""
    lexical = ready[0].embed is None
    found = {}
    for kind, names, words, some in (
        ("support", FEATURES, BY_WORDS, bags[0]),
        ("against", TURNED, TURNED_BY_WORDS, bags[1]),
    ):
        used = np.array([float(not lexical or name in words) for name in names])
        weights = fit([bag for bag in some if bag.group != out], used)
        found[kind] = {
            name: float(weight) for name, weight in zip(names, weights, strict=True) if weight
        }
    return found


def grade_unseen(bank: Bank, ready: Sequence[Task], bags: tuple[list[Bag], list[Bag]]) -> Cards:
    """Grade every exemplar by constants that never saw its question."""
    cards: list[tuple[str, Mapping[str, int], Grade]] = []
    for task in ready:
        fitted = fit_all(ready, bags, task.question.id)
        grader = make_grader(task.embed, bank.mistakes, support=partial(by_wordings, fitted=fitted))
        cards += [
            (exemplar.name, exemplar.marks, grader(task.question, exemplar.answer))
            for exemplar in task.question.exemplars
        ]
    return cards


def remember(embed: Embedder | None) -> Embedder | None:
    """The embedder, asked once for each text: cross-validation asks for the same ones often."""
    if embed is None:
        return None
    known: dict[str, Any] = {}

    def remembered(texts: Sequence[str]) -> Any:
        fresh = [text for text in dict.fromkeys(texts) if text not in known]
        if fresh:
            known.update(zip(fresh, embed(fresh), strict=True))
        return np.stack([known[text] for text in texts])

    return remembered


def fit_reference_head(answers: Path, *, write: bool) -> None:
    """Fit the head that grades against references, print how good it is, and ship it."""
    settings = open_world().settings
    embed = remember(load_embedder(settings.models_dir, settings.threads))
    shipped = json.loads(CONSTANTS.read_text(encoding="utf-8"))
    shipped["reference"] = {
        "made_by": "python bench/calibrate.py --answers DIRECTORY --write",
        "date": datetime.now(UTC).date().isoformat(),
        "embedding": fit_head(answers, embed),
        "lexical": fit_head(answers, None),
    }
    print(json.dumps(shipped["reference"], indent=1))
    if write:
        CONSTANTS.write_text(json.dumps(shipped, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Fit, measure, print, and with `--write` ship."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--write", action="store_true", help="write the constants")
    asked.add_argument("--pack", type=Path, default=ROOT / "packs" / "ml-engineer")
    asked.add_argument("--note", default="the pack as it is", help="which wordings these are")
    asked.add_argument("--answers", type=Path, help="fit the reference head on these instead")
    options = asked.parse_args()
    if options.answers:
        fit_reference_head(options.answers, write=options.write)
        return
    bank = read_bank(options.pack)
    settings = open_world().settings
    shipped = json.loads(CONSTANTS.read_text(encoding="utf-8"))
    measured: dict[str, Any] = {}
    for kind, embed in (
        ("embedding", load_embedder(settings.models_dir, settings.threads)),
        ("lexical", None),
    ):
        ready = tasks(bank, remember(embed))
        bags = list(support_bags(ready)), list(contradiction_bags(ready))
        shipped[kind] |= fit_all(ready, bags)
        cards = grade_unseen(bank, ready, bags)
        if kind == "embedding":
            shipped["interval"] = {"widen": fit_width(cards)}
        measured[kind] = of_levels(bags[0], embed is None)
        measured[kind] |= of_cards(cards, shipped["interval"]["widen"])
        print(kind, json.dumps(measured[kind], indent=1))
    shipped["provenance"] = {
        "made_by": "python bench/calibrate.py --write",
        "date": datetime.now(UTC).date().isoformat(),
        "questions": len(ready),
        "labels": "the exemplars' marks",
        "wordings": options.note,
        "leave_question_out": measured,
    }
    if options.write:
        CONSTANTS.write_text(json.dumps(shipped, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
