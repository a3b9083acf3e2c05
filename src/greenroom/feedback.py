"""The debrief: what a finished round came to, question by question, in the candidate's words."""

from collections.abc import Mapping

from greenroom.coding.interview import report_on
from greenroom.content.model import Bank, Question
from greenroom.design.lab_runs import run_on
from greenroom.design.questions import kept_case
from greenroom.drills import choose_drills
from greenroom.grading.model import FoundMistake, Grade, Scorecard
from greenroom.grading.summary import summarise
from greenroom.session.acts import whole_minutes
from greenroom.session.interviewer import hints_taken
from greenroom.session.model import Asked, Planned, Session
from greenroom.transcript import answer_text, lines_about
from greenroom.views import CriterionDebrief, Debrief, QuestionDebrief


def make_debrief(session: Session, grades: Mapping[str, Grade], bank: Bank) -> Debrief:
    """Put a round's marks together.

    Args:
        session: The round, with every turn.
        grades: The last grade of each question, by id; a question may have none.
        bank: Where questions to practise with are found.
    """
    asked = {turn.question for turn in session.turns if isinstance(turn, Asked)}
    planned = [each for each in session.agenda if each.question.id in asked]
    questions = tuple(_question_debrief(session, each, grades) for each in planned)
    graded = tuple(each.grade for each in questions if each.grade)
    cards = [grade for grade in graded if isinstance(grade, Scorecard)]
    summary = summarise(graded, len(session.agenda))
    return Debrief(
        id=session.id,
        round=session.round,
        started=session.started,
        minutes_used=_minutes_used(session),
        grader=" and ".join(dict.fromkeys(grade.grader for grade in graded)),
        shares=summary.shares,
        recommendation=summary.recommendation or "",
        reasons=summary.reasons,
        axes=summary.axes,
        share=summary.share,
        interval=summary.interval,
        coverage=summary.coverage,
        questions=questions,
        mistakes=_each_once(cards),
        drills=choose_drills(questions, bank),
    )


def _minutes_used(session: Session) -> int:
    """Minutes begun, up to the round's own: an answer sent after them took none of them."""
    end = max([session.started, *(turn.at for turn in session.turns)])
    return min(whole_minutes(session.elapsed(end).total_seconds()), session.round.minutes)


def _question_debrief(
    session: Session, planned: Planned, grades: Mapping[str, Grade]
) -> QuestionDebrief:
    question = planned.question
    grade, answer = grades.get(question.id), answer_text(session, question.id)
    lines = lines_about(session, question.id)
    titles = {part.id: part.title for part in session.round.parts}
    return QuestionDebrief(
        question=question,
        part=titles[planned.part],
        lines=lines,
        answer=answer,
        grade=grade,
        criteria=_criteria(question, grade, measured=planned.task == "lab"),
        hints=hints_taken(session, question.id),
        skipped=not answer and any(line.way == "skip" for line in lines),
        problem=planned.problem,
        report=report_on(session, question.id, answer) if question.kind == "code" else None,
        case=planned.case,
        task=planned.task,
        kept=kept_case(session, planned.case) if planned.task else None,
        run=run_on(session, question.id) if planned.task == "lab" else None,
    )


def _criteria(
    question: Question, grade: Grade | None, *, measured: bool
) -> tuple[CriterionDebrief, ...]:
    """A question's criteria with their marks; of a run, those that a measurement is about."""
    marks = {mark.criterion: mark for mark in grade.marks} if isinstance(grade, Scorecard) else {}
    shown = []
    for criterion in question.rubric:
        mark = marks.get(criterion.id)
        if measured and mark is None:
            continue
        anchors = [level.anchor for level in criterion.levels]
        level = mark.level if mark else -1  # with no mark, what to aim for is the first rung up
        shown.append(
            CriterionDebrief(
                criterion=criterion,
                mark=mark,
                anchor=anchors[level] if mark else "",
                next_anchor="" if level == criterion.top else anchors[max(level, 0) + 1],
            )
        )
    return tuple(shown)


def _each_once(cards: list[Scorecard]) -> tuple[FoundMistake, ...]:
    """The mistakes of a round, serious ones first, each where it was made first."""
    found = {mistake.id: mistake for card in reversed(cards) for mistake in reversed(card.mistakes)}
    order = [mistake.id for card in cards for mistake in card.mistakes]
    once = [found[name] for name in dict.fromkeys(order)]
    return tuple(sorted(once, key=lambda mistake: not mistake.serious))
