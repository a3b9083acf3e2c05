"""Whether the same answers get the same bytes, and how fast: in fresh processes of their own.

The only module of grading that looks at a stopwatch.
"""

import json
import os
import statistics
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

from greenroom.content.load import read_bank
from greenroom.grading.free_text import make_grader
from greenroom.grading.rated import Rated
from greenroom.grading.report import grade_json
from greenroom.grading.spans import units, word_count
from greenroom.language.readers import load_readers

if TYPE_CHECKING:
    from greenroom.content.model import Bank

ANSWERS = 50  # marked three times
WORDS = 150  # of an answer that is timed
CRITERIA = 6
TIMED = 60  # answers, at most


@dataclass(frozen=True)
class Setup:
    """What a process needs to make the grader."""

    models_dir: Path
    pack_dir: Path
    threads: int
    first: Path | None = None  # a support model that has read no answers people marked


def fresh_processes(count: int) -> ProcessPoolExecutor:
    """Processes that share nothing with this one, and end when it ends, however it ends."""
    return ProcessPoolExecutor(count, get_context("spawn"), initializer=_end_with_parent)


def _end_with_parent() -> None:
    def wait() -> None:
        if parent := parent_process():
            parent.join()
            os._exit(1)  # there is nobody to hand a result to

    Thread(target=wait, daemon=True).start()


def determinism(setup: Setup) -> dict[str, Any]:
    """Mark the same answers twice here and once in a fresh process, and compare the bytes."""
    first, second = marked(setup), marked(setup)
    with fresh_processes(1) as fresh:
        third = fresh.submit(marked, setup).result()
    return {
        "grader": json.loads(first[0])[0]["grader"] if first else "",
        "answers": len(first),
        "same_process": first == second,
        "fresh_process": first == third,
        "bytes": sum(map(len, first)),
    }


def marked(setup: Setup) -> tuple[bytes, ...]:
    """The scorecards of some exemplars as bytes, by rubric and against the model answer."""
    from greenroom.grading.protocols import mark_by_references

    bank, readers = read_bank(setup.pack_dir), load_readers(setup.models_dir, setup.threads)
    grader = make_grader(readers.embed, bank.mistakes)
    said = [(q, e.answer) for q in bank.questions.values() for e in q.exemplars]
    cards = []
    for question, answer in said[:: max(1, len(said) // ANSWERS)][:ANSWERS]:
        rated = Rated(
            dataset="pack",
            question=question.id,
            ask=question.ask,
            references=(question.answer,),
            answer=answer,
            score=0.0,
        )
        grades = (grader(question, answer), mark_by_references(rated, answer, readers))
        cards.append(json.dumps([grade_json(each) for each in grades]).encode())
    return tuple(cards)


def speed(setup: Setup) -> dict[str, Any]:
    """Time marking in a fresh process that has marked nothing like it."""
    with fresh_processes(1) as fresh:
        return fresh.submit(timed, setup).result()


def timed(setup: Setup) -> dict[str, Any]:
    """How long this process takes to mark answers of 150 words to a question of six criteria."""
    bank, readers = read_bank(setup.pack_dir), load_readers(setup.models_dir, setup.threads)
    grader = make_grader(readers.embed, bank.mistakes)
    questions = sorted(
        bank.questions.values(), key=lambda each: (abs(len(each.rubric) - CRITERIA), each.id)
    )
    answers = list(_answers(bank))[: TIMED + 1]
    grader(questions[0], answers[0])  # prepares the rubric
    taken = []
    for answer in answers[1:] or answers:
        start = time.perf_counter()
        grader(questions[0], answer)
        taken.append(time.perf_counter() - start)
    taken.sort()
    return {
        "answers": len(taken),
        "words": statistics.mean(map(word_count, answers)),
        "criteria": len(questions[0].rubric),
        "p50_ms": 1000 * statistics.median(taken),
        "p95_ms": 1000 * taken[int(0.95 * (len(taken) - 1))],
        "answers_per_second": len(taken) / sum(taken),
        "peak_memory_mb": peak_memory(),
        "threads": setup.threads,
        "cores": os.cpu_count() or 1,
    }


def _answers(bank: "Bank") -> Iterator[str]:
    """Answers of about 150 words, made of the exemplars' sentences; one at the least."""
    said, made = "", 0
    for question in bank.questions.values():
        for exemplar in question.exemplars:
            for unit in units(exemplar.answer):
                said = f"{said} {unit.text}".strip()
                if word_count(said) >= WORDS:
                    yield said
                    said, made = "", made + 1
    if not made:
        yield said or "Nothing was said."


def peak_memory() -> float | None:
    """The most memory this process has held, in megabytes; None where the system does not say.

    Linux hands a process the peak of the one that started it along with its usage, so there the
    peak of its own memory is read.
    """
    status = Path("/proc/self/status")
    if status.exists():
        lines = [line.split() for line in status.read_text().splitlines()]
        kilobytes = next((int(line[1]) for line in lines if line[:1] == ["VmHWM:"]), 0)
        if kilobytes:
            return kilobytes / 1000 * 1.024
    try:
        import resource
    except ImportError:  # Windows has none
        return None
    unit = 1e6 if sys.platform == "darwin" else 1e3 / 1.024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
