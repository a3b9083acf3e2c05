"""Fits and measures the detectors of mistakes, on minimal pairs.

Half of the pairs (by a hash of their text) fit the weights, the other half measure them. The
support model has seen the first half too.

Usage: python bench/mistakes.py [--write]
"""

import argparse
import json
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from bench.fitting import Bag, fit
from greenroom.content.load import read_bank
from greenroom.content.model import Mistake
from greenroom.grading.calibration import constants
from greenroom.grading.mistakes import OMITTED, SAID, Listener, mistake_statements
from greenroom.grading.unseen import held_out
from greenroom.grading.verdicts import verdicts
from greenroom.grading.wordings import Spoken, Wordings, compare, cut, make_ready
from greenroom.language.embed import Embedder, load_embedder
from greenroom.language.entail import Entail, load_entail
from greenroom.world import open_world

ROOT = Path(__file__).resolve().parents[1]
PAIRS = ROOT / "grader" / "data" / "mistakes"
CONSTANTS = ROOT / "src" / "greenroom" / "grading" / "calibration.json"


@dataclass(frozen=True, kw_only=True)
class Case:
    """One side of a pair."""

    mistake: Mistake
    text: str
    makes: bool
    tested: bool  # of the half that nothing was fitted on


def cases(vocabulary: Any) -> list[Case]:
    """Both sides of every pair."""
    found = []
    for path in sorted(PAIRS.glob("*.yaml")):
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
        for pair in told["pairs"]:
            tested = held_out(pair["makes"], 2)
            found += [
                Case(
                    mistake=vocabulary[told["mistake"]],
                    text=pair[side],
                    makes=side == "makes",
                    tested=tested,
                )
                for side in ("makes", "avoids")
            ]
    return found


class Ear:
    """Reads a case as the grader would."""

    def __init__(self, embed: Embedder, entail: Entail) -> None:
        """Read with these models."""
        self.embed, self.entail = embed, entail
        self.ready: dict[str, Wordings] = {}

    def listen(self, case: Case) -> Listener:
        """Hear a case as the grader would."""
        name = case.mistake.id
        if name not in self.ready:
            self.ready[name] = make_ready(mistake_statements([case.mistake]), (), self.embed)
        wordings = self.ready[name]
        spoken: Spoken = compare(cut(case.text, self.embed), wordings)
        found = verdicts(self.entail, spoken, wordings)
        return Listener(0, replace(spoken, verdicts=found), wordings)


def bag(case: Case, listener: Listener) -> Bag:
    """What tells for or against the mistake."""
    rows = listener.telling() if case.mistake.by == "saying" else listener.missing()[None]
    return Bag(group=case.mistake.id, name=case.mistake.by, spans=rows, label=int(case.makes))


def named(case: Case, listener: Listener) -> bool:
    """Whether the detector names the mistake."""
    if case.mistake.by == "saying":
        return bool(listener.said([False] * len(listener.spoken.spans)))
    return listener.never_cleared()


def main() -> None:
    """Fit on one half, print how good the detectors are on the other."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--write", action="store_true", help="ship the constants")
    given = asked.parse_args()
    settings = open_world().settings
    embed = load_embedder(settings.models_dir, settings.threads)
    entail = load_entail(settings.models_dir, settings.threads)
    if embed is None or entail is None:
        raise SystemExit("the models are not installed: make models")
    ear = Ear(embed, entail)
    heard = [(case, ear.listen(case)) for case in cases(read_bank(settings.pack_dir).mistakes)]
    fitted: dict[str, Any] = {}
    for by, names, key in (("saying", SAID, "said"), ("omission", OMITTED, "omitted")):
        tuning = [bag(*each) for each in heard if each[0].mistake.by == by and not each[0].tested]
        weights = fit(tuning, np.ones(len(names)), ridge=0.3)
        fitted[key] = {n: float(w) for n, w in zip(names, weights, strict=True)}
    if given.write:
        _keep({"mistakes": fitted})
    # By the constants as they now stand on disk.
    figures = by_mistake([(case, named(case, ear)) for case, ear in heard if case.tested])
    print(json.dumps(fitted, indent=1))
    for name, row in figures.items():
        print(f"{name:36} {row}")
    if given.write:
        _keep({"mistakes_measured": figures})


def _keep(found: dict[str, Any]) -> None:
    shipped = json.loads(CONSTANTS.read_text(encoding="utf-8"))
    shipped["support"] = {**shipped.get("support", {}), **found}
    CONSTANTS.write_text(json.dumps(shipped, indent=1) + "\n", encoding="utf-8")
    constants.cache_clear()


def by_mistake(tested: list[tuple[Case, bool]]) -> dict[str, Any]:
    """Precision and recall of each detector: half of the texts make the mistake."""
    grouped: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for case, told in tested:
        grouped[case.mistake.id].append((case.makes, told))
        grouped[f"all by {case.mistake.by}"].append((case.makes, told))
    found = {}
    for name, rows in sorted(grouped.items()):
        right = [makes for makes, told in rows if told]
        makes = [told for makes, told in rows if makes]
        found[name] = {
            "pairs": len(makes),
            "precision": round(float(np.mean(right)), 3) if right else None,
            "recall": round(float(np.mean(makes)), 3),
        }
    return found


if __name__ == "__main__":
    main()
