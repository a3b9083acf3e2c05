"""What is trained on, stage by stage: everyday sentences, all that is ours, what people marked."""

import random
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from grader.examples import (
    ABSENT,
    Examples,
    Pack,
    Verdict,
    entailment,
    graded_by_people,
    graded_questions,
    mistakes,
    mistakes_by_title,
    ours,
    pairs,
    wordings,
)
from greenroom.grading.perturb import keywords, misheard, mistyped, negated
from greenroom.grading.unseen import held_out

NOISY = 0.05  # of the answers are trained on mistyped too, and as many misheard
AGAIN = 0.25  # the part of our own examples that the last stage repeats
GENERAL_AGAIN = 0.15  # the part of the everyday sentences that the middle stage repeats
LISTED: Verdict = (0.35, 0.65, 0.0)  # what a string of the right words says
TURNED: Verdict = (0.0, 0.1, 0.9)  # what a reference with every clause negated says


def general(shared: Path, rng: random.Random, without: str) -> Examples:
    """Everyday sentences that follow from each other or do not."""
    del without
    return _gathered(entailment(shared, rng))


def own(shared: Path, rng: random.Random, without: str) -> Examples:
    """All that was written for Greenroom, clean and noisy, and everyday sentences again."""
    del without
    examples = _gathered(*(source(rng) for source in SOURCES), changed(rng))
    everyday = list(entailment(shared, rng))
    for pack in rng.sample(everyday, round(GENERAL_AGAIN * len(everyday))):
        examples.add(pack)
    return _with_noise(examples, rng)


def people(shared: Path, rng: random.Random, without: str) -> Examples:
    """Answers that people marked, without one of the data sets; and ours again, lest they fade."""
    examples = _gathered(*(source(rng) for source in SOURCES), changed(rng))
    for name, packs in examples.packs.items():
        examples.packs[name] = rng.sample(packs, round(AGAIN * len(packs)))
    for pack in graded_by_people(shared, without):
        examples.add(pack)
    return _with_noise(examples, rng)


STAGES: dict[str, Callable[[Path, random.Random, str], Examples]] = {
    "general": general,
    "own": own,
    "people": people,
}
SOURCES: tuple[Callable[[random.Random], Iterable[Pack]], ...] = (
    ours,
    pairs,
    wordings,
    mistakes,
    mistakes_by_title,
)


def changed(rng: random.Random) -> Iterable[Pack]:
    """References turned into what earns little: negated, strung together, of another question."""
    questions = [one for one in graded_questions() if not held_out(one["id"])]
    for one in questions:
        reference = rng.choice(one["references"])
        other = rng.choice(rng.choice(questions)["references"])
        points = [point["text"] for point in one["points"]]
        held = (reference, *rng.sample(points, min(2, len(points))))
        for text, verdict in (
            (negated(reference), TURNED),
            (keywords(reference), LISTED),
            (other, ABSENT),
        ):
            if other in one["references"]:
                continue
            told = tuple((point, verdict) for point in held[: 1 if verdict == TURNED else 3])
            yield Pack("changed", text, told, one["question"])


def _with_noise(examples: Examples, rng: random.Random) -> Examples:
    """Some answers again as they are typed in a hurry or heard by a machine; same verdicts."""
    for source, packs in list(examples.packs.items()):
        if source in ("entailment", "changed"):
            continue
        for change in (mistyped, misheard):
            for pack in rng.sample(packs, round(NOISY * len(packs))):
                examples.packs["noisy"].append(
                    replace(pack, source="noisy", answer=change(pack.answer))
                )
    return examples


def _gathered(*sources: Iterable[Pack]) -> Examples:
    examples = Examples()
    for source in sources:
        for pack in source:
            examples.add(pack)
    return examples
