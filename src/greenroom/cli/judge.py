"""`--judge`: marks by a language model, told as such, and where the answer goes."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from greenroom.cli.screen import a_console, heading, indented, print_json
from greenroom.errors import ModelProblem, UserError

if TYPE_CHECKING:
    from greenroom.content.model import Question
    from greenroom.grading.judge import Judged
    from greenroom.grading.model import Grade
    from greenroom.language.judge import Endpoint, Judge
    from greenroom.world import Settings


def the_endpoint(settings: "Settings") -> "Endpoint":
    """The judge the settings name; UserError where there is none, or none that is allowed."""
    from greenroom.language.judge import read_endpoint

    key, remote = settings.judge_key, settings.judge_remote
    return read_endpoint(settings.judge_url, settings.judge_model, key, remote=remote)


def open_judge(settings: "Settings") -> "Judge":
    """The judge, after saying on standard error when answers leave this machine for it."""
    from greenroom.language.judge import make_judge

    endpoint = the_endpoint(settings)
    if not endpoint.local:
        a_console(stderr=True).print(f"This leaves your machine: it is sent to {whither(endpoint)}")
    return make_judge(endpoint)


def whither(endpoint: "Endpoint") -> str:
    """Where a judge is, as a person reads it."""
    if endpoint.local:
        return f"{endpoint.model} at {endpoint.host}, on this machine"
    plain = ", without encryption" if endpoint.url.startswith("http:") else ""
    return f"{endpoint.model} at {endpoint.host}, which is not this machine{plain}"


def grade_by_judge(
    question_id: str, file: str, references: tuple[Path, ...], *, as_json: bool
) -> None:
    """Have a judge mark the answer in a file, or typed, and print it."""
    from greenroom.cli.grade import read_answer
    from greenroom.cli.marks import print_grade
    from greenroom.grading.report import grade_json
    from greenroom.world import open_world

    judge = open_judge(open_world().settings)
    answer = read_answer(file)
    question, judged, following = (
        _against_references(judge, question_id, references, answer)
        if references
        else _against_rubric(judge, question_id, answer)
    )
    if as_json:
        told = {"unquoted": judged.unquoted, "instructed": judged.instructed}
        print_json(grade_json(judged.grade, following) | {"judge": told | {"why": judged.why}})
        return
    console = a_console()
    print_grade(console, question, judged.grade, following)
    if judged.why:
        console.print(heading("\nIn the judge's words"))
        for name, why in judged.why.items():
            console.print(indented(f"{name}: {why}"))


def _against_rubric(
    judge: "Judge", question_id: str, answer: str
) -> "tuple[Question | None, Judged, dict[str, Any]]":
    from greenroom.grading.judge import judge_answer
    from greenroom.rehearsal import open_rehearsal
    from greenroom.report import move_json
    from greenroom.world import open_world

    kept: list[Judged] = []

    def grader(question: "Question", said: str) -> "Grade":
        kept.append(judge_answer(judge, question, said))
        return kept[-1].grade

    rehearsal = open_rehearsal(open_world(), grader)
    _, move = rehearsal.grade(question_id, answer)
    return rehearsal.question(question_id), kept[-1], move_json(move)


def _against_references(
    judge: "Judge", ask: str, references: tuple[Path, ...], answer: str
) -> "tuple[None, Judged, dict[str, Any]]":
    from greenroom.cli.grade import read_answer
    from greenroom.grading.judge import judge_against
    from greenroom.grading.terms import words

    texts = [read_answer(str(path)) for path in references]
    if not any(words(text) for text in texts):
        raise UserError("the reference answers have no words in them")
    judged = judge_against(judge, ask, texts, answer)
    return None, judged, {"move": "close", "criterion": "", "text": ""}


class RowJudge:
    """Scores rows of answers with references, and counts what became of the replies."""

    def __init__(self, settings: "Settings") -> None:
        """Open the judge the settings name."""
        self._judge = open_judge(settings)
        self._unquoted = self._unusable = 0

    def score(self, row: dict[str, Any]) -> float | None:
        """The score, 0 to 1; None where there is none to be had.

        Raises:
            ModelProblem: The judge cannot be asked.
        """
        from greenroom.grading.judge import judge_against
        from greenroom.grading.model import Scorecard
        from greenroom.grading.terms import words
        from greenroom.language.judge import UnusableReply

        references = [text for text in row["reference_answers"] if words(text)]
        if not references:
            return None
        try:
            ask, answer = row.get("question") or "", row["student_answer"]
            judged = judge_against(self._judge, ask, references, answer)
        except UnusableReply:
            self._unusable += 1
            return None
        except ModelProblem as error:
            raise ModelProblem(f"{error}; the scores before it are written") from error
        self._unquoted += judged.unquoted
        return judged.grade.share if isinstance(judged.grade, Scorecard) else None

    def summary(self) -> dict[str, Any]:
        """What a bench tells of its judge."""
        told = {"model": self._judge.model, "unquoted": self._unquoted}
        return {"judge": told | {"unusable": self._unusable}}
