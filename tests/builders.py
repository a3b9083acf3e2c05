"""Values for tests, filled in wherever the test is about something else."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from pydantic_core import to_json

from greenroom.content.model import (
    Axis,
    Bank,
    Criterion,
    Hint,
    Level,
    Mistake,
    Pack,
    Part,
    Probe,
    Question,
    Round,
    Topic,
)
from greenroom.grading.model import Evidence, FoundMistake, Grade, Mark, Scorecard
from greenroom.session.model import Answered, Asked, Hinted, Planned, Session, Skipped, Turn
from greenroom.world import Settings, World

NINE = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
A_WORD = "Compare it with a model that never flags anything."


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


def a_criterion(
    name: str = "point", *, weight: int = 1, axis: Axis = "fundamentals", top: int = 1
) -> Criterion:
    rungs = tuple(
        Level(
            anchor=f"{name} at {n}",
            says=tuple(f"{name} {n} wording {w}" for w in "abc") if n else (),
        )
        for n in range(top + 1)
    )
    return Criterion(id=name, axis=axis, title=f"Knows {name}", weight=weight, levels=rungs)


def a_question(name: str = "q", *criteria: Criterion, **fields: object) -> Question:
    rubric = criteria or (a_criterion(),)
    question = Question(
        id=name,
        revision=1,
        kind="spoken",
        topic="evaluation",
        level="mid",
        minutes=8,
        ask=f"Tell me about {name}.",
        rephrase=f"Put differently: what is {name}?",
        tests=f"Whether the candidate knows {name}.",
        structure=("first", "then"),
        rubric=rubric,
        probes=tuple(Probe(criterion=c.id, ask=f"What about {c.id}?") for c in rubric),
        hints=tuple(Hint(criterion=c.id, say=f"Think about {c.id}.") for c in rubric),
        answer=f"All about {name}.",
    )
    return replace(question, **fields)  # type: ignore[arg-type]  # a test names real fields


def a_part(name: str = "part", **fields: object) -> Part:
    part = Part(id=name, title=name.title(), minutes=45, topics=("evaluation",))
    return replace(part, **fields)  # type: ignore[arg-type]  # a test names real fields


def a_round(*parts: Part, **fields: object) -> Round:
    sitting = Round(
        id="screen",
        title="Phone screen",
        stage="screen",
        minutes=45,
        about="A talk.",
        opening="Hello.",
        closing="Thank you.",
        parts=parts or (a_part(),),
    )
    return replace(sitting, **fields)  # type: ignore[arg-type]  # a test names real fields


def a_session(
    *questions: Question, turns: tuple[Turn, ...] = (), of: Round | None = None
) -> Session:
    sitting = of or a_round()
    plan = tuple(Planned(part=sitting.parts[0].id, question=question) for question in questions)
    return Session(id="s", round=sitting, plan=plan, started=NINE, turns=turns)


def asked(question: Question, at: datetime = NINE) -> Asked:
    return Asked(at=at, question=question.id, text=question.ask)


def probed(question: Question, criterion: str, at: datetime = NINE) -> Asked:
    text = next(probe.ask for probe in question.probes if probe.criterion == criterion)
    return Asked(at=at, question=question.id, text=text, way="probe", criterion=criterion)


def rephrased(question: Question, at: datetime = NINE) -> Asked:
    return Asked(at=at, question=question.id, text=question.rephrase, way="rephrase")


def answered(
    question: Question, text: str = A_WORD, at: datetime = NINE, nothing: str = ""
) -> Answered:
    return Answered(at=at, question=question.id, text=text, nothing=nothing)


def hinted(question: Question, criterion: str, at: datetime = NINE) -> Hinted:
    return Hinted(
        at=at, question=question.id, criterion=criterion, text=f"Think about {criterion}."
    )


def skipped(question: Question, at: datetime = NINE) -> Skipped:
    return Skipped(at=at, question=question.id)


def a_mistake(name: str = "default-threshold", **fields: object) -> Mistake:
    mistake = Mistake(id=name, title=name.replace("-", " "), why="It costs.", instead="Ask first.")
    return replace(mistake, **fields)  # type: ignore[arg-type]  # a test names real fields


def a_found(
    name: str = "default-threshold", *, answer: str = A_WORD, serious: bool = False
) -> FoundMistake:
    title = name.replace("-", " ")
    return FoundMistake(
        id=name,
        title=title,
        quote=answer,
        start=0,
        end=len(answer),
        why="It costs.",
        instead="Ask first.",
        serious=serious,
    )


def a_bank(
    *questions: Question, rounds: tuple[Round, ...] = (), mistakes: tuple[Mistake, ...] = ()
) -> Bank:
    pack = Pack(
        id="ml-engineer",
        title="ML engineer",
        version="1",
        language="en",
        about="All.",
        axes={"fundamentals": "ML fundamentals", "framing": "Problem framing"},
    )
    topics = dict.fromkeys(question.topic for question in questions)
    return Bank(
        pack=pack,
        topics={t: Topic(id=t, title=t.title(), about=f"Do {t}.") for t in topics},
        mistakes={mistake.id: mistake for mistake in mistakes},
        rounds={r.id: r for r in rounds or (a_round(),)},
        questions={question.id: question for question in questions},
    )


def a_scorecard(
    question: Question,
    answer: str = A_WORD,
    levels: Mapping[str, int] | None = None,
    **fields: object,
) -> Scorecard:
    """Mark an answer as told; every level above 0 is earned by the whole answer."""
    quote = Evidence(start=0, end=len(answer), quote=answer)
    marks = tuple(
        Mark(
            criterion=c.id,
            axis=c.axis,
            level=level,
            top=c.top,
            weight=c.weight,
            confidence=0.9,
            evidence=(quote,) if level else (),
        )
        for c in question.rubric
        for level in [(levels or {}).get(c.id, 0)]
    )
    earned = sum(mark.credit * mark.weight for mark in marks)
    share = earned / sum(mark.weight for mark in marks)
    card = Scorecard(
        question=question.id,
        revision=question.revision,
        grader="word-1",
        answer=answer,
        marks=marks,
        mistakes=(),
        axes={},
        share=share,
        interval=(max(share - 0.1, 0.0), min(share + 0.1, 1.0)),
        recommendation="hire" if share >= 0.5 else "no hire",
    )
    return replace(card, **fields)  # type: ignore[arg-type]  # a test names real fields


def grade_by_words(question: Question, answer: str) -> Grade:
    """A grader that gives a criterion its top when the answer names the criterion's id."""
    levels = {c.id: c.top for c in question.rubric if c.id in answer.lower()}
    return a_scorecard(question, answer, levels)


def a_clock(start: datetime = NINE) -> tuple[Callable[[], datetime], Callable[[float], None]]:
    """A clock that stands, and the hand that moves it on by minutes."""
    now = [start]

    def move_on(by: float) -> None:
        now[0] += timedelta(minutes=by)

    return lambda: now[0], move_on


def a_world(folder: Path, now: Callable[[], datetime] = lambda: NINE, **settings: object) -> World:
    """A world whose database, models and pack lie in a folder."""
    ids: Iterator[int] = count(1)
    known = Settings(
        data_dir=folder,
        database_url=f"sqlite:///{folder / 'greenroom.db'}",
        models_dir=folder / "models",
        pack_dir=folder / "pack",
        index_url="",
        threads=1,
        debug=False,
    )
    return World(
        now=now,
        new_id=lambda: f"id{next(ids)}",
        seed=lambda: 7,
        settings=replace(known, **settings),  # type: ignore[arg-type]  # a test names real fields
    )


def write_pack(folder: Path, bank: Bank) -> Path:
    """Write a bank as a pack's files; JSON is YAML too."""
    lists = {"topics": list(bank.topics.values()), "mistakes": list(bank.mistakes.values())}
    files: dict[str, object] = {"pack": bank.pack, **lists}
    files |= {f"rounds/{name}": sitting for name, sitting in bank.rounds.items()}
    files |= {f"questions/{q.topic}/{q.id}": q for q in bank.questions.values()}
    for name, value in files.items():
        path = folder / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(to_json(value))
    return folder
