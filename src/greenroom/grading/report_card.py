"""Makes the report card, which `greenroom bench grader --write` keeps beside this module."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from greenroom.content.load import read_bank
from greenroom.grading.card import Judged, by_dataset, measures
from greenroom.grading.card_text import Card
from greenroom.grading.free_text import make_grader
from greenroom.grading.left_out import (
    altered,
    by_question,
    by_set,
    compared,
    judge_left_out,
    sample,
)
from greenroom.grading.protocols import ABOUT, PROTOCOLS
from greenroom.grading.rated import Rated, stride
from greenroom.grading.robustness import by_references, by_rubric, try_all
from greenroom.grading.steadiness import Setup, determinism, fresh_processes, speed
from greenroom.grading.unseen import held_out
from greenroom.grading.wordings import Floats
from greenroom.language.embed import Embedder
from greenroom.language.entail import load_entail
from greenroom.language.readers import Readers, load_readers

DIGITS = 3
VERSION = 1
RESCORED = "scientsbank_gradeaid_0to5"  # answers of another set, marked again
ENOUGH = 800  # answers of a data set, spread over it: more take longer and say the same
TRIED = 200  # questions with references that the robustness is tried on

Say = Callable[[str], None]


@dataclass(frozen=True, kw_only=True)
class Material:
    """What the grader is measured on."""

    rated: Sequence[Rated]  # marked by people
    own: Sequence[Rated]  # ours; only its robustness is tried on these
    most: int | None = None  # questions of each side, for a trial run


def make_card(material: Material, setup: Setup, say: Say) -> Card:
    """Measure everything; `say` is told what is being done.

    Speed is measured alone; the rest is shared out among processes of one thread each, which
    give the same bytes. The card has no date and no command in it: who writes it knows them.
    """
    say("speed and determinism, in fresh processes")
    fast, steady = speed(setup), determinism(setup)
    say("agreement and robustness: some minutes on all the data")
    alone = replace(setup, threads=1)
    with fresh_processes(min(2, setup.threads)) as processes:
        agreement = [processes.submit(each, material, alone) for each in AGREEMENT]
        rows = [processes.submit(each, material, alone) for each in (try_references, try_rubrics)]
        card: Card = {
            "version": VERSION,
            "grader": steady.pop("grader"),
            "protocols": {k: v for part in agreement for k, v in part.result().items()},
            "robustness": [row for side in rows for row in side.result()],
            "determinism": steady,
            "speed": fast,
        }
    return {name: _rounded(each) for name, each in card.items()}


def as_shipped(material: Material, setup: Setup) -> dict[str, Any]:
    """How far the shipped grader and the baselines agree with people."""
    readers, rated = _readers(setup), spread(material.rated, ENOUGH)
    return _measured({name: judge(rated, readers) for name, judge in PROTOCOLS.items()})


def questions_left_out(material: Material, setup: Setup) -> dict[str, Any]:
    """The grader on questions that neither its support model nor its head has seen."""
    readers, people = _readers(setup), _people(material)
    theirs = [each for each in people if held_out(f"{each.dataset}:{each.question}")]
    ours = [each for each in material.own if held_out(each.question)]
    if not (readers.entail and theirs and ours):
        return {}
    samples = [*sample([*theirs, *ours], readers), *altered([*theirs, *ours], readers)]
    return _measured({"questions left out": _of(people, judge_left_out(samples, by_question))})


def sets_left_out(material: Material, setup: Setup) -> dict[str, Any]:
    """The grader before it read any of the sets, fitted without each, and beside it without."""
    first = load_entail(setup.models_dir, 1, weights=setup.first) if setup.first else None
    people = spread(_people(material), ENOUGH)
    ours = [each for each in material.own if held_out(each.question)]
    if not (first and ours):
        return {}
    early = _readers(setup)._replace(entail=first)
    samples = [*sample([*people, *ours], early), *altered([*people, *ours], early)]
    return _measured(
        {
            "data sets left out": _of(people, judge_left_out(samples, by_set)),
            "words and nearness": _of(people, judge_left_out(compared(samples), by_set)),
        }
    )


def spread(rated: Sequence[Rated], most: int) -> list[Rated]:
    """At most so many answers of each data set, every so manyth."""
    by_set: dict[str, list[Rated]] = {}
    for each in rated:
        by_set.setdefault(each.dataset, []).append(each)
    return [each for some in by_set.values() for each in some[:: stride(len(some), most)]]


def _people(material: Material) -> list[Rated]:
    return [each for each in material.rated if each.dataset != RESCORED]


def _of(people: Sequence[Rated], judged: Sequence[Judged]) -> list[Judged]:
    """What was judged of people's data sets; ours only helped to fit."""
    sets = {each.dataset for each in people}
    return [each for each in judged if each.dataset in sets]


def _measured(judged: Mapping[str, Sequence[Judged]]) -> dict[str, Any]:
    return {
        name: {"about": ABOUT.get(name, ""), "all": measures(each), "datasets": by_dataset(each)}
        for name, each in judged.items()
        if each
    }


def try_references(material: Material, setup: Setup) -> list[dict[str, Any]]:
    """The trials on questions with references: of the data sets, and our own."""
    cases = by_references((*material.rated, *material.own), _readers(setup))
    return try_all("references", cases[:: stride(len(cases), min(material.most or TRIED, TRIED))])


def try_rubrics(material: Material, setup: Setup) -> list[dict[str, Any]]:
    """The trials on questions with a rubric: those of the pack."""
    bank, readers = read_bank(setup.pack_dir), _readers(setup)
    cases = by_rubric(bank, make_grader(readers.embed, bank.mistakes))
    return try_all("rubrics", cases[:: stride(len(cases), material.most)])


def _readers(setup: Setup) -> Readers:
    """The installed models, each text embedded once."""
    loaded = load_readers(setup.models_dir, setup.threads)
    return loaded._replace(embed=keeping(loaded.embed)) if loaded.embed else loaded


def keeping(embed: Embedder) -> Embedder:
    """An embedder that works out each text once; for one thread."""
    known: dict[str, Floats] = {}

    def kept(texts: Sequence[str]) -> Any:
        fresh = [text for text in dict.fromkeys(texts) if text not in known]
        if fresh or not texts:
            vectors = embed(fresh)
            if not texts:
                return vectors
            known.update(zip(fresh, vectors, strict=True))
        return np.stack([known[text] for text in texts])

    return kept


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, DIGITS) + 0.0  # no minus zero
    if isinstance(value, Mapping):
        return {key: _rounded(each) for key, each in value.items()}
    return [_rounded(each) for each in value] if isinstance(value, list) else value


AGREEMENT = (questions_left_out, sets_left_out, as_shipped)
