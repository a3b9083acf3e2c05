"""A debrief with everything in it: overlapping quotes, a contradiction, mistakes, silence."""

from greenroom.content.model import Criterion, Level
from greenroom.grading.model import AxisShare, Evidence, FoundMistake, Mark, Scorecard, Ungraded
from greenroom.views import CriterionDebrief, Debrief, Drill, Line, QuestionDebrief
from tests.builders import NINE, a_question, a_round

FIRST = (
    "A model that never flags anything would already score 99.8 percent, so accuracy is no "
    "evidence here. I would look at precision and recall at the threshold the team can work with, "
    "and ROC AUC is enough to compare models."
)
SECOND = "About 99.8 percent as well,\nbecause almost every payment is <legitimate>."
ANSWER = f"{FIRST}\n\n{SECOND}"

BASELINE = Criterion(
    id="baseline",
    axis="framing",
    title="Compares with a model that never flags anything",
    weight=3,
    levels=(
        Level(anchor="Takes the accuracy at face value"),
        Level(anchor="Says accuracy misleads when one class is rare"),
        Level(anchor="Works out what the never-flag baseline scores"),
    ),
)
METRIC = Criterion(
    id="metric",
    axis="fundamentals",
    title="Names a metric that follows the rare class",
    weight=2,
    levels=(
        Level(anchor="Names no other metric"),
        Level(anchor="Names precision and recall"),
        Level(anchor="Ties the metric to the cost of each kind of error"),
    ),
)
THRESHOLD = Criterion(
    id="threshold",
    axis="design",
    title="Says where the threshold goes, and why",
    levels=(Level(anchor="Leaves it where it is"), Level(anchor="Sets it by the team's capacity")),
)
QUESTION = a_question(
    "accuracy-under-imbalance",
    BASELINE,
    METRIC,
    THRESHOLD,
    ask="Our card-fraud model is 99.8% accurate, yet the fraud team says it is useless. "
    "How can both be true?",
    answer="A model that flags nothing is right whenever a payment is legitimate.",
)


def quote(text: str) -> Evidence:
    start = ANSWER.index(text)
    return Evidence(start=start, end=start + len(text), quote=text)


def a_mark(criterion: Criterion, level: int, *texts: str, **fields: object) -> Mark:
    evidence = tuple(quote(text) for text in texts)
    base = {"criterion": criterion.id, "axis": criterion.axis, "top": criterion.top}
    rest = {"level": level, "weight": criterion.weight, "confidence": 0.8, "evidence": evidence}
    return Mark(**{**base, **rest, **fields})  # type: ignore[arg-type]  # real fields


def a_full_scorecard() -> Scorecard:
    said = "ROC AUC is enough to compare models"
    roc = quote(said)
    mistake = FoundMistake(
        id="roc-auc-under-imbalance",
        title="Trusts ROC AUC where one class is rare",
        quote=said,
        start=roc.start,
        end=roc.end,
        why="It barely moves when the few positives are ranked badly.",
        instead="Compare precision at the recall the team needs.",
        serious=True,
    )
    silent = FoundMistake(
        id="no-monitoring",
        title="Says nothing about watching the model",
        quote="",
        start=len(ANSWER),
        end=len(ANSWER),
        why="Fraud changes as soon as it is caught.",
        instead="Say what you would watch, and who is called.",
    )
    return Scorecard(
        question=QUESTION.id,
        revision=1,
        grader="offline-1",
        answer=ANSWER,
        marks=(
            a_mark(BASELINE, 2, FIRST[:76], SECOND),
            a_mark(METRIC, 1, "precision and recall at the threshold", contradicted=roc),
            a_mark(THRESHOLD, 1, "the threshold the team can work with", hinted=True),
        ),
        mistakes=(mistake, silent),
        axes={},
        share=0.62,
        interval=(0.5, 0.74),
        recommendation="hire",
    )


def a_question_debrief() -> QuestionDebrief:
    card = a_full_scorecard()
    lines = (
        Line(by="interviewer", way="ask", text=QUESTION.ask, at=NINE),
        Line(by="candidate", way="answer", text=FIRST, at=NINE),
        Line(by="interviewer", way="probe", text="What would such a model score?", at=NINE),
        Line(by="interviewer", way="hint", text="Think of the share of fraud.", at=NINE),
        Line(by="candidate", way="answer", text=SECOND, at=NINE),
    )
    criteria = tuple(
        CriterionDebrief(
            criterion=each,
            mark=mark,
            anchor=each.levels[mark.level].anchor,
            next_anchor=each.levels[mark.level + 1].anchor if mark.level < mark.top else "",
        )
        for each, mark in zip(QUESTION.rubric, card.marks, strict=True)
    )
    return QuestionDebrief(
        question=QUESTION,
        part="Fundamentals",
        lines=lines,
        answer=ANSWER,
        grade=card,
        criteria=criteria,
        hints=1,
        skipped=False,
    )


def an_unmarked(name: str, text: str) -> QuestionDebrief:
    """A question skipped ("" as the text), or answered with too little to mark."""
    question = a_question(name)
    ungraded = Ungraded(
        question=name, revision=1, grader="offline-1", answer=text, reason="thin-evidence"
    )
    said = Line(by="candidate", way="answer" if text else "skip", text=text or "Pass.", at=NINE)
    criteria = tuple(
        CriterionDebrief(criterion=each, mark=None, anchor="", next_anchor=each.levels[1].anchor)
        for each in question.rubric
    )
    return QuestionDebrief(
        question=question,
        part="Applied",
        lines=(Line(by="interviewer", way="ask", text=question.ask, at=NINE), said),
        answer=text,
        grade=ungraded if text else None,
        criteria=criteria,
        hints=0,
        skipped=not text,
    )


def a_debrief() -> Debrief:
    full = a_question_debrief()
    assert isinstance(full.grade, Scorecard)
    return Debrief(
        id="s",
        round=a_round(title="Technical phone screen"),
        started=NINE,
        minutes_used=41,
        grader="offline-1",
        recommendation="hire",
        reasons=("Fundamentals and framing are solid.", "One serious mistake keeps it from more."),
        axes={
            "fundamentals": AxisShare(share=0.55, low=0.4, high=0.7, band="solid"),
            "framing": AxisShare(share=0.9, low=0.78, high=1.0, band="strong"),
            "design": AxisShare(share=0.3, low=0.0, high=0.62, band="developing"),
        },
        share=0.62,
        interval=(0.51, 0.73),
        coverage=0.5,
        questions=(full, an_unmarked("skipped", ""), an_unmarked("thin", "Well, it depends.")),
        mistakes=full.grade.mistakes,
        drills=(
            Drill(
                topic="evaluation",
                title="Metrics when one class is rare",
                why="The metric was named, but not tied to what an error costs.",
                question_ids=("accuracy-under-imbalance",),
            ),
        ),
    )
