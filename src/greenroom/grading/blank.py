"""A scorecard before its marks, whoever gives them."""

from dataclasses import dataclass

from greenroom.content.model import Question
from greenroom.grading.axes import axis_shares
from greenroom.grading.interval import share, share_interval
from greenroom.grading.model import FoundMistake, Mark, Reason, Scorecard, Ungraded
from greenroom.grading.recommend import recommend


@dataclass(frozen=True, kw_only=True, eq=False)
class Blank:
    """A scorecard with everything on it but the marks."""

    question: Question
    grader: str
    answer: str

    def ungraded(self, reason: Reason) -> Ungraded:
        """No marks, and why."""
        return Ungraded(
            question=self.question.id,
            revision=self.question.revision,
            grader=self.grader,
            answer=self.answer,
            reason=reason,
        )

    def scorecard(
        self, marks: tuple[Mark, ...], found: tuple[FoundMistake, ...] = (), reason: Reason = ""
    ) -> Scorecard:
        """All that follows from the marks."""
        axes = axis_shares(marks)
        recommendation, reasons = recommend(marks, found, axes)
        return Scorecard(
            question=self.question.id,
            revision=self.question.revision,
            grader=self.grader,
            answer=self.answer,
            marks=marks,
            mistakes=found,
            axes=axes,
            share=share(marks),
            interval=share_interval(marks),
            recommendation=recommendation,
            reasons=reasons,
            reason=reason,
        )
