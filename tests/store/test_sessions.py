from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from itertools import count
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, text
from sqlalchemy.exc import DatabaseError

from greenroom.errors import Conflict, NotFound
from greenroom.session.model import Closed, Paused, Turn
from greenroom.store.database import open_engine, reading, writing
from greenroom.store.scorecards import write_grade
from greenroom.store.sessions import (
    append_turns,
    insert_session,
    read_history,
    read_session,
    write_recommendation,
)
from greenroom.store.turns import asked_before, decode, encode
from tests.builders import (
    NINE,
    a_criterion,
    a_question,
    a_scorecard,
    a_session,
    answered,
    asked,
    minutes,
    skipped,
)

Q, R = a_question("q", a_criterion("a", top=3)), a_question("r")


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = open_engine(f"sqlite:///{tmp_path / 'greenroom.db'}")
    yield engine
    engine.dispose()


def test_a_session_comes_back_as_it_was_written(engine: Engine) -> None:
    session = a_session(Q, R, turns=(asked(Q), answered(Q, "Sein oder nicht sein 🎭"), asked(R)))

    with writing(engine) as connection:
        insert_session(connection, session, 2**60)
    with reading(engine) as connection:
        assert read_session(connection, "s") == session


def test_an_unknown_session_is_told(engine: Engine) -> None:
    with reading(engine) as connection, pytest.raises(NotFound, match="no rehearsal 'nope'"):
        read_session(connection, "nope")


def test_turns_are_added_to_what_was_read(engine: Engine) -> None:
    session = a_session(Q, turns=(asked(Q),))
    with writing(engine) as connection:
        insert_session(connection, session, 1)
    with writing(engine) as connection:
        after = append_turns(connection, session, (answered(Q), Closed(at=NINE, reason="done")))

    with reading(engine) as connection:
        assert read_session(connection, "s") == after


def test_of_two_who_add_at_once_one_wins(engine: Engine) -> None:
    session = a_session(Q, turns=(asked(Q),))
    with writing(engine) as connection:
        insert_session(connection, session, 1)

    def add(said: str) -> str:
        try:
            with writing(engine) as connection:
                append_turns(connection, session, (answered(Q, said),))
        except Conflict:
            return ""
        return said

    with ThreadPoolExecutor(8) as pool:
        won = [said for said in pool.map(add, "abcdefgh") if said]
    with reading(engine) as connection:
        kept = read_session(connection, "s")
    assert len(won) == 1
    assert kept.turns == (asked(Q), answered(Q, won[0]))


@pytest.mark.parametrize("table", ["turns", "scorecards"])
@pytest.mark.parametrize("change", ["DELETE FROM {}", "UPDATE {} SET number = 9"])
def test_the_database_refuses_to_change_what_was_said(
    engine: Engine, table: str, change: str
) -> None:
    with writing(engine) as connection:
        insert_session(connection, a_session(Q, turns=(asked(Q),)), 1)
        write_grade(connection, "s", a_scorecard(Q), NINE)

    def tamper() -> None:
        with writing(engine) as connection:
            connection.execute(text(change.format(table)))

    with pytest.raises(DatabaseError, match=f"{table} are append-only"):
        tamper()


def test_the_history_is_newest_first_and_counts_what_happened(engine: Engine) -> None:
    done = a_session(Q, R, turns=(asked(Q), answered(Q), asked(R), skipped(R)))
    done = done.add(Closed(at=NINE + minutes(20.5), reason="done"))
    later = a_session(Q, turns=(asked(Q),))
    later = replace(later, id="later", started=NINE + minutes(60))
    with writing(engine) as connection:
        insert_session(connection, done, 1)
        insert_session(connection, later, 1)
        write_recommendation(connection, "s", "hire")

    with reading(engine) as connection:
        first, second = read_history(connection, NINE + minutes(70))
    assert (first.id, first.state, first.minutes_used, first.answered) == ("later", "asking", 10, 0)
    assert (second.state, second.minutes_used, second.answered) == ("closed", 21, 1)
    assert (second.planned, second.recommendation) == (2, "hire")


def test_a_paused_round_uses_no_minutes(engine: Engine) -> None:
    paused = a_session(Q, turns=(asked(Q), Paused(at=NINE + minutes(5))))
    with writing(engine) as connection:
        insert_session(connection, paused, 1)

    with reading(engine) as connection:
        (past,) = read_history(connection, NINE + timedelta(days=9))
    assert (past.state, past.minutes_used) == ("paused", 5)


def test_remembers_which_questions_were_asked(engine: Engine) -> None:
    with writing(engine) as connection:
        insert_session(connection, a_session(Q, R, turns=(asked(Q), skipped(Q))), 1)

    with reading(engine) as connection:
        assert asked_before(connection) == {"q"}


def test_a_moment_keeps_its_instant_whatever_its_zone(engine: Engine) -> None:
    tokyo = datetime(2026, 3, 2, 18, 0, tzinfo=timezone(timedelta(hours=9)))
    with writing(engine) as connection:
        insert_session(connection, replace(a_session(Q), started=tokyo), 1)

    with reading(engine) as connection:
        started = read_session(connection, "s").started
    assert started == NINE
    assert started.tzinfo is UTC


MOMENTS = st.timedeltas(timedelta(), timedelta(days=20_000)).map(NINE.__add__)
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=40)
TURNS: st.SearchStrategy[Turn] = st.one_of(
    *(
        st.builds(
            kind,
            at=MOMENTS,
            **{name: TEXTS for name in kind.__annotations__ if name not in ("at", "way")},
        )
        for kind in get_args(Turn)
    )
)


@given(turn=TURNS)
def test_every_kind_of_turn_comes_back_from_its_columns(turn: Turn) -> None:
    assert decode(encode(turn)) == turn


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Engine, Iterator[int]]]:
    engine = open_engine(f"sqlite:///{tmp_path_factory.mktemp('shared') / 'greenroom.db'}")
    yield engine, count()
    engine.dispose()


@given(turns=st.lists(TURNS, max_size=12).map(tuple))
def test_any_turns_come_back_from_the_database(
    shared: tuple[Engine, Iterator[int]], turns: tuple[Turn, ...]
) -> None:
    engine, numbers = shared
    session = replace(a_session(Q, R), id=f"s{next(numbers)}", turns=turns)

    with writing(engine) as connection:
        insert_session(connection, session, 1)
        assert read_session(connection, session.id) == session
