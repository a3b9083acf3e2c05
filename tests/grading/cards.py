"""A small report card, made by the same code as the real one."""

from typing import Any

from greenroom.grading.card import Judged, by_dataset, measures
from greenroom.grading.robustness import Case, try_all


def a_judged(human: float, ours: float | None, question: str = "q", **fields: Any) -> Judged:
    centre = 0.5 if ours is None else ours
    given = {"low": max(0.0, centre - 0.2), "high": min(1.0, centre + 0.2), "words": 10}
    return Judged(
        human=human, ours=ours, question=question, **{"dataset": "physics", **given, **fields}
    )


JUDGED = [
    a_judged(0.0, 0.1, "a", words=4),
    a_judged(1.0, 0.8, "a", words=30),
    a_judged(0.5, 0.55, "b", words=12),
    a_judged(0.0, 0.4, "b", words=18),
    a_judged(1.0, 0.9, "c", dataset="networks", words=20),
    a_judged(0.25, 0.2, "c", dataset="networks", words=9),
    a_judged(0.5, None, "c", dataset="networks", words=1),
]


def a_case(name: str = "stack", share: Any = lambda text: float("last in" in text)) -> Case:
    return Case(
        name=name,
        group=name,
        ask=f"What is a {name}?",
        good=f"A {name} is last in, first out.",
        wrong=f"A {name} is a kind of pancake.",
        samples=("It is last in and then first out.",),
        share=share,
    )


def a_card() -> dict[str, Any]:
    figures = {"about": "The grader.", "all": measures(JUDGED), "datasets": by_dataset(JUDGED)}
    fast = {"words": 150.0, "criteria": 6, "p50_ms": 18.4, "p95_ms": 22.0, "cores": 2}
    return {
        "date": "2026-03-02",
        "cores": 2,
        "grader": "offline-1",
        "protocols": {"shipped": figures, "constant": {**figures, "about": "One for all."}},
        "robustness": try_all("references", [a_case(), a_case("queue", lambda _: 0.0)]),
        "determinism": {"answers": 50, "same_process": True, "fresh_process": True},
        "speed": {**fast, "answers_per_second": 56.0, "peak_memory_mb": 151.0, "threads": 2},
    }
