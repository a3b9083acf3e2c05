import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError

from greenroom.errors import StoreProblem, UserError
from greenroom.store.database import HEAD, open_engine, reading, writing
from greenroom.store.tables import metadata


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'deep' / 'greenroom.db'}"


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    engine = open_engine(url)
    yield engine
    engine.dispose()


def test_the_migrations_make_the_tables_the_code_knows(engine: Engine) -> None:
    with reading(engine) as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
        version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()

    assert differences == []
    assert version == HEAD


def test_opening_again_keeps_what_is_there(engine: Engine, url: str) -> None:
    with writing(engine) as connection:
        connection.execute(text("CREATE TABLE mine (id INTEGER)"))
    again = open_engine(url)

    with reading(again) as connection:
        assert connection.execute(text("SELECT count(*) FROM mine")).scalar() == 0
    again.dispose()


def test_many_may_open_a_new_database_at_once(url: str) -> None:
    with ThreadPoolExecutor(6) as pool:
        engines = list(pool.map(open_engine, [url] * 6))

    for engine in engines:
        with reading(engine) as connection:
            assert connection.execute(text("SELECT count(*) FROM turns")).scalar() == 0
        engine.dispose()


def test_commits_are_synced_and_foreign_keys_kept(engine: Engine) -> None:
    with reading(engine) as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }

    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_a_block_that_fails_leaves_nothing_behind(engine: Engine) -> None:
    def fail_midway() -> None:
        with writing(engine) as connection:
            connection.execute(text("CREATE TABLE half (id INTEGER)"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_midway()
    with reading(engine) as connection:
        tables = connection.execute(text("SELECT name FROM sqlite_master")).scalars().all()
    assert "half" not in tables


def test_a_newer_database_is_told_in_one_line(engine: Engine, url: str) -> None:
    with writing(engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(UserError, match="written by a newer Greenroom"):
        open_engine(url)


def test_a_file_that_is_no_database_is_told_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "greenroom.db"
    path.write_bytes(b"not a database, but long enough to look like one" * 50)

    with pytest.raises(UserError, match="The database cannot be used: file is not a database"):
        open_engine(f"sqlite:///{path}")


@pytest.mark.parametrize("wrong", ["nonsense", "nosuchdb://x/y", "", "sqlite://", "sqlite://:::/"])
def test_an_address_that_cannot_be_is_told_in_one_line(wrong: str) -> None:
    with pytest.raises(UserError, match="GREENROOM_DATABASE_URL"):
        open_engine(wrong)


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "places.db"
    with sqlite3.connect(path) as theirs:
        theirs.execute("CREATE TABLE places (id INTEGER)")

    with pytest.raises(StoreProblem, match="belongs to another program"):
        open_engine(f"sqlite:///{path}")
    with sqlite3.connect(path) as theirs:
        assert theirs.execute("SELECT name FROM sqlite_master").fetchall() == [("places",)]


def test_a_database_without_its_tables_is_told_in_one_line(engine: Engine) -> None:
    with writing(engine) as connection:
        connection.execute(text("DROP TABLE drafts"))

    with (
        pytest.raises(StoreProblem, match="The database cannot be used: no such table: drafts"),
        reading(engine) as connection,
    ):
        connection.execute(text("SELECT * FROM drafts"))


def test_a_mistake_of_ours_in_the_database_stays_loud(engine: Engine) -> None:
    with pytest.raises(IntegrityError), writing(engine) as connection:
        connection.execute(
            text("INSERT INTO drafts VALUES ('none', 1, 0, 'text', '2026-03-02 09:00:00')")
        )
