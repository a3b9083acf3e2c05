"""A pack with one small case, whose lab takes a moment to run."""

from dataclasses import replace
from pathlib import Path
from shutil import copy

from pydantic_core import to_json

from greenroom.content.cases import (
    PHASES,
    Board,
    BoardFlow,
    BoardPart,
    BoardShared,
    Capacity,
    Case,
    Change,
    Defence,
    Fact,
    Phase,
    PhaseGuide,
    Quantity,
)
from greenroom.content.model import Criterion, Hint, Mistake, Probe
from tests.builders import a_bank, a_criterion, a_mistake, a_part, a_question, a_round, write_pack

PACK = Path(__file__).resolve().parents[1] / "packs" / "ml-engineer"
BOARD = """payments -> scoring: each payment
features -> scoring
scoring -> log -> training -> scoring
features -> training
log -> monitoring"""
CAPACITY = "rate: 8.64e6/86400 * 3 = 300/s\nstore: 1e6 * 1 kB = 1 GB\nlooks: 500/1000 = 50 %"
STRONG = (
    '{"choices": {"weights": "none", "calibrator": "platt"},\n'
    ' "expect": {"ece": {"mean": 0.025, "low": 0.015, "high": 0.035}}}'
)
WEAK = '{"choices": {"weights": "balanced"}, "expect": {"ece": {"mean": 2}}}'
MISTAKES = (
    "uncalibrated-scores-as-probabilities",
    "training-serving-skew-ignored",
    "no-monitoring",
)


def talk(name: str) -> dict[str, object]:
    """What every part of a case that is talked about has; its one criterion is its name."""
    criterion: Criterion = a_criterion(f"{name}-point", axis="design")
    return {
        "ask": f"Tell me about the {name}.",
        "rephrase": f"Put differently: the {name}?",
        "tests": f"Whether the {name} is thought of.",
        "structure": ("first", "then"),
        "rubric": (criterion,),
        "probes": (Probe(criterion=criterion.id, ask=f"What of the {name}-point?"),),
        "hints": (Hint(criterion=criterion.id, say=f"Think of the {name}."),),
        "exemplars": (),
        "answer": f"All about the {name}.",
    }


def a_box(name: str, *, weight: int = 1) -> BoardPart:
    """A needed part that is known by its own name."""
    return BoardPart(
        id=name,
        title=name.capitalize(),
        named=(name, f"the {name} part", f"{name} box"),
        weight=weight,
        why=f"Without {name} it fails.",
        ask=f"Where is the {name}?",
    )


def a_quantity(name: str, value: float, unit: str) -> Quantity:
    """A number to work out."""
    return Quantity(
        id=name, title=f"The {name}", unit=unit, value=value, how="By hand.", why="It decides."
    )


def a_case(name: str = "cards", **fields: object) -> Case:
    """A whole case about the calibration lab."""
    case = Case(
        id=name,
        revision=1,
        title="Cards",
        level="senior",
        about="A bank's cards.",
        brief="The bank wants less fraud.",
        lab="calibration",
        facts=tuple(
            Fact(about=about, asks=(f"the {about}", f"how much {about}", f"{about} there is"),
                 say=f"The {about} is {value}.")
            for about, value in (("budget", 7), ("traffic", 100), ("delay", 9), ("staff", 2))
        ),
        phases=tuple(Phase(id=phase, **talk(phase)) for phase in PHASES),  # type: ignore[arg-type]  # the fields of a talk
        capacity=Capacity(
            ask="Put numbers to it.",
            minutes=6,
            given=("8.64 million payments a day", "a peak of three times the mean"),
            quantities=(
                a_quantity("rate", 300, "/s"),
                a_quantity("store", 1, "GB"),
                a_quantity("looks", 0.5, "share"),
            ),
        ),
        board=Board(
            ask="Draw it.",
            minutes=6,
            parts=tuple(
                a_box(part, weight=weight)
                for part, weight in (("payments", 1), ("scoring", 3), ("features", 2),
                                     ("training", 2), ("log", 1), ("monitoring", 3))
            ),
            flows=(
                BoardFlow(source="log", target="monitoring", why="Blind.", ask="What is watched?"),
            ),
            shared=(
                BoardShared(
                    source="features",
                    targets=("scoring", "training"),
                    mistake="training-serving-skew-ignored",
                    why="They drift apart.",
                    ask="Where do the features of training come from?",
                ),
            ),
            example=BOARD,
        ),
        change=Change(after="model", minutes=3, **talk("change")),  # type: ignore[arg-type]  # the fields of a talk
        defence=tuple(
            Defence(choice=choice, minutes=3, **talk(f"defence-of-{choice}"))  # type: ignore[arg-type]  # the fields of a talk
            for choice in ("weights", "calibrator", "model", "rows")
        ),
    )  # fmt: skip
    return replace(case, **fields)  # type: ignore[arg-type]  # a test names real fields


def some_guides() -> tuple[PhaseGuide, ...]:
    """A template with five minutes for each phase."""
    return tuple(
        PhaseGuide(
            id=phase,
            title=phase.capitalize(),
            minutes=5,
            about=f"What {phase} is for.",
            prompts=(f"First of {phase}", f"Then of {phase}"),
        )
        for phase in PHASES
    )


def write_design_pack(folder: Path, case: Case | None = None) -> Path:
    """Write a pack whose round `design` draws the case."""
    mistakes: tuple[Mistake, ...] = tuple(a_mistake(name) for name in MISTAKES)
    part = a_part("design", topics=(), cases=("cards",), minutes=60)
    sitting = a_round(part, id="design", title="Design", minutes=75)
    question = a_question("alone", topic="system-design")
    pack = write_pack(folder / "pack", a_bank(question, rounds=(sitting,), mistakes=mistakes))
    (pack / "cases").mkdir()
    (pack / "cases" / "cards.yaml").write_bytes(to_json(case or a_case()))
    copy(PACK / "phases.yaml", pack / "phases.yaml")
    return pack
