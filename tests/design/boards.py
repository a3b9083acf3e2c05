"""A small architecture that tests draw on: what it needs, and a board that has it all."""

from dataclasses import replace

from greenroom.content.cases import Board, BoardFlow, BoardPart, BoardShared
from greenroom.content.model import Mistake, Question
from greenroom.design.board_marks import criteria, mark_board, probes
from greenroom.grading.model import Scorecard
from tests.builders import a_mistake, a_question

EXAMPLE = """\
gateway <-> scoring: payment, answer
gateway -> feature library: payments
feature library -> online store -> scoring: features
feature library -> warehouse -> training
scoring -> rules: when it is late
scoring -> decision log -> monitoring
chargebacks -> training -> model registry -> scoring
"""


def a_part(name: str, *named: str, weight: int = 1) -> BoardPart:
    return BoardPart(
        id=name,
        title=name.replace("-", " ").capitalize(),
        named=named,
        weight=weight,
        why=f"Without {name} it breaks.",
        ask=f"What about {name}?",
    )


def a_flow(source: str, target: str, weight: int = 1) -> BoardFlow:
    return BoardFlow(source=source, target=target, weight=weight, why="Else none.", ask="How?")


SHARED = BoardShared(
    source="definitions",
    targets=("scoring", "training"),
    weight=4,
    mistake="training-serving-skew-ignored",
    why="Computed twice, they drift apart.",
    ask="Who computes the features in training?",
)

BOARD = Board(
    ask="Draw it.",
    minutes=8,
    parts=(
        a_part("gateway", "payment gateway", "payment switch", "card network", weight=3),
        a_part("scoring", "scoring service", "model server", "inference API", weight=5),
        a_part("online-store", "online feature store", "feature cache", "Redis", weight=2),
        a_part("offline-store", "warehouse", "offline feature store", "data lake", weight=2),
        a_part("definitions", "feature library", "feature code", "feature pipeline", weight=3),
        a_part("labels", "label feed", "chargebacks", "reviewers' verdicts", weight=3),
        a_part("training", "training job", "trainer", "retraining", weight=4),
        a_part("registry", "model registry", "model store", "MLflow"),
        a_part("fallback", "rules", "rule engine", "default answer", weight=3),
        a_part("log", "decision log", "prediction log", "scored payments", weight=2),
        a_part("monitoring", "drift alarms", "dashboards", "Prometheus", weight=4),
    ),
    flows=(a_flow("gateway", "scoring", 5), a_flow("log", "monitoring", 3)),
    shared=(SHARED,),
    example=EXAMPLE,
)

MISTAKES: dict[str, Mistake] = {
    name: a_mistake(name)
    for name in ("no-monitoring", "no-fallback", "training-serving-skew-ignored")
}


def board_question(board: Board = BOARD) -> Question:
    question = a_question("board", *criteria(board))
    return replace(question, kind="lab", probes=probes(board))


def card_of(text: str, board: Board = BOARD) -> Scorecard:
    card = mark_board(board_question(board), board, MISTAKES, text)
    assert isinstance(card, Scorecard)
    return card


def without(*names: str) -> str:
    """The example with every line left out that speaks of one of some boxes."""
    lines = EXAMPLE.splitlines()
    return "\n".join(line for line in lines if not any(name in line for name in names))
