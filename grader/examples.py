"""Examples to train the support model on: packs of one answer and the points it is held against.

Every source says of (answer, point) how far it is supported, absent, contradicted. Held-out
questions and points never enter: `held_out` says by its name whether one is.
"""

import gzip
import json
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from greenroom.grading.unseen import held_out

OURS = Path(__file__).parent / "data"
PACK = Path(__file__).parent.parent / "packs" / "ml-engineer"

Verdict = tuple[float, float, float]  # supported, absent, contradicted
SUPPORTED: Verdict = (1.0, 0.0, 0.0)
ABSENT: Verdict = (0.0, 1.0, 0.0)
CONTRADICTED: Verdict = (0.0, 0.0, 1.0)


@dataclass(frozen=True)
class Pack:
    """One answer, to a question or to none, and what each hypothesis is to it."""

    source: str
    answer: str
    points: tuple[tuple[str, Verdict], ...]
    question: str = ""


@dataclass
class Examples:
    """Packs by source, and what was held out of them."""

    packs: dict[str, list[Pack]] = field(default_factory=lambda: defaultdict(list))

    def add(self, pack: Pack) -> None:
        """Keep a pack that has anything in it."""
        if pack.answer.strip() and pack.points:
            self.packs[pack.source].append(pack)


def read(path: Path) -> Any:
    """A YAML file."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def graded_questions() -> Iterator[dict[str, Any]]:
    """Our graded questions; each answer with `marks` {point: (credit 0..1, contradicted 0..1)}."""
    for path in sorted((OURS / "answers").glob("*.yaml")):
        second_path = path.parent / "second-pass" / path.name
        second = read(second_path) if second_path.exists() else {}
        for question in read(path):
            again = second.get(question["id"])
            for place, answer in enumerate(question["answers"]):
                answer["marks"] = _marks(question, answer, again[place] if again else None)
            yield question


def _marks(
    question: dict[str, Any], answer: dict[str, Any], again: list[float] | None
) -> dict[str, tuple[float, float]]:
    wrong = answer.get("wrong") or []
    marks = {}
    for place, point in enumerate(question["points"]):
        credit = float(answer.get("points", {}).get(point["id"], 0))
        against = float(point["id"] in wrong)
        if again is not None:
            credit = (credit + max(again[place], 0)) / 2
            against = (against + (again[place] < 0)) / 2
        marks[point["id"]] = (credit, min(against, 1 - credit))
    return marks


def share_of(question: dict[str, Any], answer: dict[str, Any]) -> tuple[float, float]:
    """The share of the worth that an answer earns, and the share it contradicts."""
    worth = {point["id"]: float(point.get("worth", 1)) for point in question["points"]}
    total = sum(worth.values())
    earned = sum(worth[name] * credit for name, (credit, _) in answer["marks"].items())
    against = sum(worth[name] * denied for name, (_, denied) in answer["marks"].items())
    return earned / total, against / total


def _verdict(credit: float, against: float) -> Verdict:
    return credit, max(0.0, 1 - credit - against), against


def ours(rng: random.Random) -> Iterable[Pack]:
    """Our graded answers: each against the question's points and references."""
    questions = [one for one in graded_questions() if not held_out(one["id"])]
    elsewhere = [answer["text"] for one in questions for answer in one["answers"]]
    foreign = [point["text"] for one in questions for point in one["points"]]
    for one in questions:
        asked = one["question"]
        for answer in one["answers"]:
            points = [(p["text"], _verdict(*answer["marks"][p["id"]])) for p in one["points"]]
            whole = _verdict(*share_of(one, answer))
            points.append((rng.choice(one["references"]), whole))
            if rng.random() < 0.5:
                points.append((rng.choice(foreign), ABSENT))
            yield Pack("ours", answer["text"], tuple(points), asked if rng.random() < 0.7 else "")
            if rng.random() < 0.3:  # among other talk: the points stay what they are
                other = [rng.choice(elsewhere)]
                text = " ".join(rng.sample([answer["text"], *other], 2))
                yield Pack("ours", text, tuple(points[: len(one["points"])]), asked)
        yield from _near(one)


def _near(one: dict[str, Any]) -> Iterable[Pack]:
    """Near copies on both sides, lest nearness itself be taken for a verdict."""
    points = [p["text"] for p in one["points"]]
    references = one["references"][:2]
    against = [
        answer["text"]
        for answer in one["answers"]
        if share_of(one, answer)[1] > 0.9 and len(answer["text"].split()) < 60
    ]
    for reference in references:
        yield Pack(
            "near",
            reference,
            tuple((text, SUPPORTED) for text in [*points, *references])
            + tuple((text, (0.0, 0.15, 0.85)) for text in against[:2]),
            one["question"],
        )
    for place, text in enumerate(points):
        others = [(other, (0.05, 0.95, 0.0)) for other in points[:place] + points[place + 1 :]]
        yield Pack("near", text, ((text, SUPPORTED), *others), "")
    for text in against[:2]:
        points_against = [(reference, (0.0, 0.1, 0.9)) for reference in references]
        yield Pack("near", text, ((text, SUPPORTED), *points_against), one["question"])


CLOSE = ("paraphrase", "no-shared-words", "terse")  # ways to say a point and nothing else
LOOSE = ("example", "embedded")  # ways to say it and more


def pairs(rng: random.Random) -> Iterable[Pack]:
    """Points and what is said for, against and beside them, in both directions."""
    kept = [one for one in all_pairs() if not held_out(one["point"])]
    by_topic = defaultdict(list)
    for one in kept:
        by_topic[one["topic"]].append(one["point"])
    for one in kept:
        said = [
            (line["say"], line["how"], verdict)
            for side, verdict in (
                ("supported", SUPPORTED),
                ("contradicted", CONTRADICTED),
                ("absent", ABSENT),
            )
            for line in one[side]
        ]
        close = [text for text, how, _ in said if how in CLOSE]
        for text, how, verdict in said:
            points = [
                (one["point"], verdict),
                (rng.choice(by_topic[one["topic"]]), (0.05, 0.95, 0.0)),
            ]
            if points[1][0] == one["point"] or rng.random() < 0.5:
                points.pop()
            others = [other for other in close if other != text and how not in LOOSE]
            points += [(other, verdict) for other in rng.sample(others, min(1, len(others)))]
            if rng.random() < 0.2:
                points.append((text, SUPPORTED))
            yield Pack("pairs", text, tuple(points))
        back = [
            (text, verdict)
            for text, how, verdict in said
            if verdict != ABSENT and how not in (*LOOSE, "spoken")
        ]
        yield Pack("pairs", one["point"], ((one["point"], SUPPORTED), *back))


MEASURED = ("more-applied",)  # files of pairs that are measured with and never trained on


def all_pairs() -> Iterator[dict[str, Any]]:
    """Our support pairs, point by point; what several files say of a point comes together."""
    found: dict[str, dict[str, Any]] = {}
    for path in sorted((OURS / "pairs").glob("*.yaml")):
        for one in read(path) if path.stem not in MEASURED else ():
            kept = found.setdefault(
                one["point"], {"topic": one["topic"], "point": one["point"], **_sides()}
            )
            for side in _sides():
                kept[side] = [*kept[side], *one[side]]
    yield from found.values()


def _sides() -> dict[str, list[dict[str, str]]]:
    return {"supported": [], "contradicted": [], "absent": []}


def questions() -> Iterator[dict[str, Any]]:
    """The pack's own questions with a rubric."""
    for path in sorted((PACK / "questions").glob("*/*.yaml")):
        question = read(path)
        if question.get("rubric"):
            yield question


def wordings(rng: random.Random) -> Iterable[Pack]:
    """The wordings of the pack's rubrics, each against others; its exemplars are never used."""
    for question in questions():
        if not held_out(question["id"]):
            yield from _sayings(question, rng)


def _sayings(question: dict[str, Any], rng: random.Random) -> Iterable[Pack]:
    for criterion in question["rubric"]:
        denies = criterion.get("denies", [])
        rivals = [c for c in question["rubric"] if c is not criterion]
        foreign = [t for c in rivals for row in c["levels"] for t in row.get("says", [])]
        for row in criterion["levels"]:
            says = row.get("says", [])
            for text in says:
                others = [other for other in says if other != text]
                points: list[tuple[str, Verdict]] = [
                    (other, (0.8, 0.2, 0.0)) for other in rng.sample(others, min(1, len(others)))
                ]
                points += [
                    (other, (0.0, 0.2, 0.8)) for other in rng.sample(denies, min(1, len(denies)))
                ]
                points += [(other, ABSENT) for other in rng.sample(foreign, min(1, len(foreign)))]
                yield Pack("wordings", text, tuple(points))
        for text in denies:
            says = [t for row in criterion["levels"] for t in row.get("says", [])]
            points = [(other, (0.0, 0.2, 0.8)) for other in rng.sample(says, min(3, len(says)))]
            yield Pack("wordings", text, (*points, (text, SUPPORTED)))


def mistakes(rng: random.Random) -> Iterable[Pack]:
    """The tuning half of the minimal pairs, against what shows the mistake."""
    vocabulary = {one["id"]: one for one in read(PACK / "mistakes.yaml")}
    for path in sorted((OURS / "mistakes").glob("*.yaml")):
        found = read(path)
        shows = vocabulary[found["mistake"]].get("shows", [])
        for pair in found["pairs"]:
            if held_out(pair["makes"], 2) or not shows:
                continue
            some = rng.sample(shows, min(3, len(shows)))
            yield Pack("mistakes", pair["makes"], tuple((text, (0.8, 0.2, 0.0)) for text in some))
            yield Pack(
                "mistakes", pair["avoids"], tuple((text, (0.0, 0.45, 0.55)) for text in some)
            )


def mistakes_by_title(rng: random.Random) -> Iterable[Pack]:
    """The tuning half of the minimal pairs, against the mistake's title and what clears it."""
    vocabulary = {one["id"]: one for one in read(PACK / "mistakes.yaml")}
    for path in sorted((OURS / "mistakes").glob("*.yaml")):
        found = read(path)
        mistake = vocabulary[found["mistake"]]
        for pair in found["pairs"]:
            if held_out(pair["makes"], 2):
                continue
            clears = rng.sample(mistake.get("clears", []), min(2, len(mistake.get("clears", []))))
            omitted = mistake.get("by") == "omission"
            makes = [(mistake["title"], (0.9, 0.1, 0.0))]
            makes += [(text, (0.02, 0.9, 0.08) if omitted else (0.0, 0.5, 0.5)) for text in clears]
            avoids = [(mistake["title"], (0.0, 0.5, 0.5))]
            avoids += [(text, (0.55, 0.45, 0.0)) for text in clears]
            yield Pack("mistakes", pair["makes"], tuple(makes))
            yield Pack("mistakes", pair["avoids"], tuple(avoids))


def graded_by_people(shared: Path, without: str = "") -> Iterable[Pack]:
    """Human-graded answers against their references."""
    for path in sorted((shared / "answers").glob("*.jsonl.gz")):
        name = path.name.removesuffix(".jsonl.gz")
        if name in (without, "scientsbank_gradeaid_0to5"):
            continue
        for row in rows(path):
            if held_out(f"{name}:{row['question_id']}"):
                continue
            references = nearest(row["student_answer"], row["reference_answers"])
            verdict = human_verdict(row)
            yield Pack(
                name,
                row["student_answer"],
                tuple((text, verdict) for text in references),
                row["question"] or "",
            )
            if len(references[0].split()) < 40 and (back := _backwards(row)):
                yield Pack(
                    name, references[0], ((row["student_answer"], back),), row["question"] or ""
                )


def human_verdict(row: dict[str, Any]) -> Verdict:
    """What a person's label says of the answer against its reference."""
    if row.get("label") == "contradictory":
        return CONTRADICTED
    if row["dataset"] == "semeval_scientsbank" and row["score"] == 0:
        return (0.1, 0.85, 0.05)
    return (row["score"], 1 - row["score"], 0.0)


def _backwards(row: dict[str, Any]) -> Verdict | None:
    """What a person's label says of the reference against the answer, where it says anything."""
    if row.get("label") == "contradictory":
        return CONTRADICTED
    if row.get("label") in ("irrelevant", "non_domain"):
        return ABSENT
    return (0.8, 0.2, 0.0) if row["score"] == 1 else None


def nearest(answer: str, references: list[str], count: int = 1) -> list[str]:
    """The references that share most with an answer: one of several may be what it says."""
    said = set(answer.lower().split())
    return sorted(references, key=lambda text: -_overlap(said, set(text.lower().split())))[:count]


def _overlap(one: set[str], other: set[str]) -> float:
    return len(one & other) / (len(one | other) or 1)


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a gzipped JSON-lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            yield json.loads(line)


LABELS: dict[str, Verdict] = {
    "entailment": SUPPORTED,
    "neutral": ABSENT,
    "contradiction": CONTRADICTED,
    "not_entailment": (0.0, 0.5, 0.5),
}


SWAPPED = 0.2  # of the one-word swaps that contradict: seven in eight of that file do


def entailment(shared: Path, rng: random.Random) -> Iterable[Pack]:
    """Openly licensed sentence pairs; the official dev and test parts stay out.

    Most one-word swaps that contradict are left out: with all of them, nearness in words would
    itself be learned as contradiction.
    """
    for path in sorted((shared / "entailment").glob("*.jsonl.gz")):
        by_premise: dict[str, list[tuple[str, Verdict]]] = defaultdict(list)
        for row in rows(path):
            swapped = path.name.startswith("lexical") and row["label"] == "contradiction"
            if swapped and rng.random() > SWAPPED:
                continue
            if row["split"] in ("train", "all") and not held_out(row["premise"], 20):
                by_premise[row["premise"]].append((row["hypothesis"], LABELS[row["label"]]))
        for premise, points in by_premise.items():
            rng.shuffle(points)
            for start in range(0, len(points), 4):
                yield Pack("entailment", premise, tuple(points[start : start + 4]))
