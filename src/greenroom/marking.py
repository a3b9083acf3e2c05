"""Marks for what was said in a session, and the grader that gives them."""

from collections.abc import Mapping, Sequence, Set
from pathlib import Path
from typing import TYPE_CHECKING

from greenroom.content.load import read_mistakes
from greenroom.content.model import Kind, Mistake, Question
from greenroom.grading.hints import with_hints
from greenroom.grading.model import BY_RULE, Grade, Grader, Scorecard
from greenroom.session.acts import leaves
from greenroom.session.interviewer import hinted
from greenroom.session.model import Session, Turn
from greenroom.transcript import answer_text

if TYPE_CHECKING:
    from greenroom.language.embed import Embedder


def mark(session: Session, question: Question, grader: Grader) -> Grade | None:
    """Mark all that was said to a question so far; None when nothing was."""
    said = answer_text(session, question.id)
    return grader(question, said) if said else None


def shown(grade: Grade | None) -> Set[str]:
    """Ids of the criteria of which anything was shown."""
    return grade.shown if isinstance(grade, Scorecard) else frozenset()


def final(session: Session, grade: Grade) -> Grade:
    """What a grade comes to when the question is left: hints have cost their credit."""
    if isinstance(grade, Scorecard) and grade.grader not in BY_RULE:  # those count hints
        return with_hints(grade, hinted(session, grade.question))
    return grade


def settled(session: Session, added: Sequence[Turn], grade: Grade | None) -> tuple[Grade, ...]:
    """The final grade of the question that is left once turns are added; () when none is."""
    if grade and leaves(session, added, grade.question):
        return (final(session, grade),)
    return ()


def missing(session: Session, grades: Mapping[str, Grade], grader: Grader) -> dict[str, Grade]:
    """Mark whatever was said and has no marks, or marks of another text.

    Marks of two graders of what was said are never mixed: when they would be, all of it is marked
    by one. What ran is marked by a grader of its own, beside whichever that is.
    """
    asked = [each.question for each in session.agenda]
    texts = {question.id: answer_text(session, question.id) for question in asked}
    have = {name: grade for name, grade in grades.items() if texts.get(name, "") == grade.answer}
    lacking = [question for question in asked if texts[question.id] and question.id not in have]
    fresh = {q.id: final(session, grader(q, texts[q.id])) for q in lacking}
    ran = {name: grade for name, grade in have.items() if grade.grader in BY_RULE}
    graders = {grade.grader for grade in (*have.values(), *fresh.values())} - BY_RULE
    if len(ran) < len(have) and len(graders) > 1:
        return missing(session, ran, grader)
    return fresh


def by_kind(said: Grader, others: Mapping[Kind, Grader]) -> Grader:
    """Mark some kinds of question, such as code, by a grader of their own; the rest by words."""
    return lambda question, text: others.get(question.kind, said)(question, text)


def best_grader(pack_dir: Path, models_dir: Path, threads: int, cache_file: Path) -> Grader:
    """Make the best grader the installed models allow; without any it goes by words and says so.

    Args:
        pack_dir: The pack whose mistakes are listened for.
        models_dir: Where models are installed.
        threads: How many texts are embedded at the same time.
        cache_file: Where vectors of the pack's wordings are kept.

    Raises:
        ModelProblem: The installed models are damaged.
    """
    from greenroom.grading.free_text import make_grader
    from greenroom.language.embed import load_embedder, remembering

    mistakes = read_mistakes(pack_dir)
    embed = load_embedder(models_dir, threads)
    if embed is None:
        return make_grader(None, mistakes)
    remembered = remembering(embed, cache_file)
    return grader_remembering_wordings(embed, remembered, mistakes)


def grader_remembering_wordings(
    embed: "Embedder", remembered: "Embedder", mistakes: Mapping[str, Mistake]
) -> Grader:
    """Keep vectors of the pack's wordings only: what a candidate says is nobody's to keep."""
    from greenroom.grading.free_text import make_grader
    from greenroom.grading.mistakes import mistake_statements
    from greenroom.grading.vocabulary import phrases
    from greenroom.grading.wordings import statements

    fixed = set(phrases("filler"))

    def grade(question: Question, answer: str) -> Grade:
        listed = tuple(mistakes[name] for name in question.mistakes if name in mistakes)
        stated = (*statements(question), *mistake_statements(listed))
        fixed.update((question.ask, question.rephrase, *(wording.text for wording in stated)))
        return grader(question, answer)

    grader = make_grader(
        lambda texts: remembered(texts) if fixed.issuperset(texts) else embed(texts), mistakes
    )
    return grade
