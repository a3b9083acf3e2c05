"""Fits everything that weighs the support model's verdicts, and prints how good it is.

The head for reference answers is fitted on questions the support model was kept from: those of
the human-graded data and ours. The weights for rubrics are fitted on grader/data/held-out. Every
figure is by leave-question-out.

Usage: python bench/fit_support.py --answers FOLDER [--write]
"""

import argparse
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.measures import fit_width
from bench.support_head import measure
from greenroom.content.load import read_bank
from greenroom.grading.calibration import constants
from greenroom.grading.card import measures
from greenroom.grading.left_out import (
    Sample,
    altered,
    by_question,
    compared,
    fit,
    judge_left_out,
    sample,
)
from greenroom.grading.rated import Rated, read_own, read_rated
from greenroom.grading.reference import SHIPPED
from greenroom.grading.report_card import keeping
from greenroom.grading.steadiness import fresh_processes
from greenroom.grading.unseen import held_out
from greenroom.language.readers import Readers, load_readers
from greenroom.world import open_world

ROOT = Path(__file__).resolve().parents[1]
CONSTANTS = ROOT / "src" / "greenroom" / "grading" / "calibration.json"
OWN = ROOT / "grader" / "data" / "answers"
PROCESSES = 2
RESCORED = "scientsbank_gradeaid_0to5"  # the same answers as in another set


def main() -> None:
    """Fit, print, and with `--write` ship."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--answers", type=Path, help="folder of human-graded .jsonl.gz files")
    asked.add_argument("--write", action="store_true", help="ship the constants")
    given = asked.parse_args()
    settings = open_world().settings
    found = load_readers(settings.models_dir, settings.threads)
    if found.embed is None or found.entail is None:
        raise SystemExit("the models are not installed: make models")
    readers = found._replace(embed=keeping(found.embed))
    today = datetime.now(UTC).date().isoformat()
    if given.write:
        _keep({"trust": 1.0})  # graders ask for it while they are measured
    if given.answers:
        kept = {"date": today, **fit_references(given.answers)}
        if given.write:
            SHIPPED.write_text(json.dumps(kept, separators=(",", ":")) + "\n", encoding="utf-8")
    rubrics = fit_rubrics(settings.pack_dir, readers)
    if given.write:
        _keep(rubrics)


def _keep(found: dict[str, Any]) -> None:
    shipped = json.loads(CONSTANTS.read_text(encoding="utf-8"))
    shipped["support"] = {**shipped.get("support", {}), **found}
    CONSTANTS.write_text(json.dumps(shipped, indent=1) + "\n", encoding="utf-8")
    constants.cache_clear()


def unseen(answers: Path) -> list[Rated]:
    """Answers to questions that the support model was kept from."""
    people = [
        each
        for each in read_rated(answers)
        if each.dataset != RESCORED and held_out(f"{each.dataset}:{each.question}")
    ]
    return [*people, *(each for each in read_own(OWN) if held_out(each.question))]


def measured(rated: Sequence[Rated]) -> list[Sample]:
    """Answers, real and altered, with their features; in a process of its own."""
    settings = open_world().settings
    found = load_readers(settings.models_dir, 1)
    readers = found._replace(embed=keeping(found.embed)) if found.embed else found
    return [*sample(rated, readers), *altered(rated, readers)]


def fit_references(answers: Path) -> dict[str, Any]:
    """The head for reference answers, and how good it is."""
    rated = unseen(answers)
    halves = [rated[place::PROCESSES] for place in range(PROCESSES)]
    with fresh_processes(PROCESSES) as processes:
        samples = [each for half in processes.map(measured, halves) for each in half]
    judged = judge_left_out(samples, by_question)
    without = judge_left_out(compared(samples), by_question)
    figures = {}
    for name in sorted({each.dataset for each in judged}):
        some = measures([each for each in judged if each.dataset == name])
        before = measures([each for each in without if each.dataset == name])
        figures[name] = {
            key: round(some[key]["value"], 3)
            for key in ("pearson_r", "rmse", "bias", "macro_f1", "interval_coverage")
        }
        figures[name]["pearson_r_without"] = round(before["pearson_r"]["value"], 3)
        print(f"{name:22} {some['answers']:5} answers {json.dumps(figures[name])}")
    return {"questions_left_out": figures, "head": fit(samples).as_json()}


def fit_rubrics(pack: Path, readers: Readers) -> dict[str, Any]:
    """Weights for levels and contradictions, and the factor that widens intervals."""
    if readers.embed is None:
        raise SystemExit("the models are not installed: make models")
    bank = read_bank(pack)
    fitted, figures, marked = measure(bank, readers.embed, readers.entail)
    print(json.dumps(figures, indent=1))
    cards = [("", each.row["marks"], each.grade) for each in marked]
    widen = fit_width(cards)
    print(f"intervals widened {widen} times")
    return {**fitted, "widen": widen, "measured": figures}


if __name__ == "__main__":
    main()
