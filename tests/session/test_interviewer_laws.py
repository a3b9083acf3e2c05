from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from greenroom.content.model import Hint as HintText
from greenroom.content.model import Probe, Question
from greenroom.session.interviewer import current_question, next_hint, next_move
from greenroom.session.model import (
    Ask,
    Asked,
    Close,
    Closed,
    Follow,
    Hinted,
    Move,
    Paused,
    Planned,
    Rephrase,
    Resumed,
    Session,
    Turn,
)
from tests.builders import (
    NINE,
    a_criterion,
    a_part,
    a_question,
    a_round,
    answered,
    asked,
    minutes,
    skipped,
)

WORDS = st.sampled_from(["Why?", "How so?", "What of it?", "And then?", "Go on.", "In short?"])
CRITERIA = ("a", "b", "c")


@st.composite
def questions(draw: st.DrawFn, number: int) -> Question:
    rubric = [a_criterion(c, weight=draw(st.integers(1, 5))) for c in CRITERIA]
    probes = draw(st.lists(st.builds(Probe, criterion=st.sampled_from(CRITERIA), ask=WORDS)))
    hints = draw(st.lists(st.builds(HintText, criterion=st.sampled_from(CRITERIA), say=WORDS)))
    words = draw(st.one_of(WORDS, st.just(f"Tell me about q{number}.")))
    rephrase = draw(st.one_of(st.just(""), WORDS))
    return a_question(
        f"q{number}",
        *rubric,
        ask=words,
        rephrase=rephrase,
        probes=tuple(probes),
        hints=tuple(hints),
    )


@st.composite
def rounds(draw: st.DrawFn) -> Session:
    parts = [
        a_part(f"part{n}", minutes=draw(st.integers(1, 20))) for n in range(draw(st.integers(1, 3)))
    ]
    plan: list[Planned] = []
    for part in parts:
        for _ in range(draw(st.integers(0, 3))):
            plan.append(Planned(part=part.id, question=draw(questions(len(plan)))))
    sitting = a_round(*parts, minutes=draw(st.integers(1, 60)))
    return Session(id="s", round=sitting, plan=tuple(plan), started=NINE)


@settings(deadline=None, max_examples=150)
@given(session=rounds(), data=st.data())
def test_every_round_ends_and_nothing_is_said_twice(session: Session, data: st.DataObject) -> None:
    now = NINE
    for _ in range(20 * len(session.plan) + 2):
        shown = data.draw(st.sets(st.sampled_from(CRITERIA)))
        move = next_move(session, shown, now)
        assert move == next_move(session, shown, now)
        session = session.add(*_turns(move, now))
        if session.closed:
            break
        now += timedelta(seconds=data.draw(st.integers(-30, 400)))
        session = session.add(*_candidate(session, data, now))

    said = [turn.text for turn in session.turns if isinstance(turn, Asked | Hinted)]
    probes = [t.question for t in session.turns if isinstance(t, Asked) and t.way == "probe"]
    hints = [turn.question for turn in session.turns if isinstance(turn, Hinted)]
    assert session.closed
    assert len(said) == len(set(said))
    assert all(probes.count(question) <= 2 for question in probes)
    assert all(hints.count(question) <= 2 for question in hints)


def _turns(move: Move, now: datetime) -> list[Turn]:
    match move:
        case Ask(question=question):
            return [asked(question, at=now)]
        case Follow(question=question, criterion=criterion, text=text):
            probe = Asked(at=now, question=question.id, text=text, way="probe", criterion=criterion)
            return [probe]
        case Rephrase(question=question, text=text):
            return [Asked(at=now, question=question.id, text=text, way="rephrase")]
        case Close(reason=reason):
            return [Closed(at=now, reason=reason)]
    raise AssertionError(move)


def _candidate(session: Session, data: st.DataObject, now: datetime) -> list[Turn]:
    current = current_question(session)
    assert current
    replies = ["answer", "nothing", "dunno", "skip", "silence", "hint", "pause"]
    match data.draw(st.sampled_from(replies)):
        case "answer":
            return [answered(current, at=now)]
        case "nothing":
            return [answered(current, "asdf", at=now, nothing="gibberish")]
        case "dunno":
            return [answered(current, "I don't know", at=now)]
        case "skip":
            return [skipped(current, at=now)]
        case "hint":
            hint = next_hint(session, set(), now)
            if hint is None:
                return []
            told = Hinted(at=now, question=current.id, criterion=hint.criterion, text=hint.text)
            return [told, answered(current, at=now)]
        case "pause":
            return [Paused(at=now), Resumed(at=now + minutes(90)), answered(current, at=now)]
    return []
