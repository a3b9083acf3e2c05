from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from greenroom.store.database import open_engine, reading, writing
from greenroom.store.drafts import Draft, keep_text, read_drafts, write_draft
from greenroom.store.sessions import insert_session
from tests.builders import NINE, a_question, a_session, asked, minutes


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = open_engine(f"sqlite:///{tmp_path / 'greenroom.db'}")
    question = a_question("q")
    with writing(engine) as connection:
        insert_session(connection, a_session(question, turns=(asked(question),)), 1)
    yield engine
    engine.dispose()


def typed(turn: int, text: str, at: float = 0) -> Draft:
    return Draft(turn=turn, version=0, text=text, saved_at=NINE + minutes(at))


def test_the_latest_text_is_the_one_that_is_kept(engine: Engine) -> None:
    with writing(engine) as connection:
        for at, text in enumerate(["The", "The base", "The base rate"]):
            write_draft(connection, "s", typed(1, text, at))

    with reading(engine) as connection:
        assert read_drafts(connection, "s", 1) == (typed(1, "The base rate", 2),)


def test_what_was_typed_for_an_earlier_question_is_not_read(engine: Engine) -> None:
    with writing(engine) as connection:
        write_draft(connection, "s", typed(1, "old"))
        write_draft(connection, "s", typed(4, "new"))

    with reading(engine) as connection:
        assert [draft.text for draft in read_drafts(connection, "s", 3)] == ["new"]


def test_texts_that_could_not_be_sent_are_all_kept(engine: Engine) -> None:
    with writing(engine) as connection:
        for text in ("one way", "another way", "one way"):
            keep_text(connection, "s", 1, text, NINE)

    with reading(engine) as connection:
        kept = [(draft.version, draft.text) for draft in read_drafts(connection, "s", 9)]
    assert kept == [(1, "one way"), (2, "another way")]


def test_of_a_text_typed_on_the_longest_is_kept(engine: Engine) -> None:
    with writing(engine) as connection:
        for text in ("one", "one way", "one"):
            keep_text(connection, "s", 1, text, NINE)

    with reading(engine) as connection:
        assert [draft.text for draft in read_drafts(connection, "s", 9)] == ["one way"]
