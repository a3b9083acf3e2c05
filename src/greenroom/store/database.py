"""Opens the database and brings its schema up to date; reading and writing happen in its blocks."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

from greenroom.errors import StoreProblem, UserError

HEAD = "0003"  # the newest migration; a test compares it with the folder
BUSY_MS = 15_000
WORKERS = 40  # the web server's threads; a connection for each is kept open
_LOCK = 0x67726E72  # one number for every Greenroom that migrates a PostgreSQL database


def open_engine(url: str) -> Engine:
    """Open the database at a URL, creating or migrating it where needed.

    Raises:
        UserError: The URL cannot be used.
        StoreProblem: The database cannot be opened, is damaged, is newer than this Greenroom, or
            holds something else.
    """
    try:
        engine = _engine(url)
    except (ArgumentError, NoSuchModuleError, ImportError, ValueError) as error:
        raise UserError(f"GREENROOM_DATABASE_URL cannot be used: {_one_line(error)}") from error
    except OSError as error:
        raise StoreProblem(f"The database cannot be opened: {_one_line(error)}") from error
    _migrate(engine)
    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One consistent look at the database."""
    with _told(), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that writes: everything in the block, or nothing."""
    for_writing = engine.execution_options(writes=True)
    turn = engine.get_execution_options().get("turn", nullcontext())
    with _told(), turn, for_writing.connect() as connection, connection.begin():
        yield connection


@contextmanager
def _told() -> Iterator[None]:
    """Tell of a disk that is full, a file that is damaged or may not be written; bugs stay loud."""
    try:
        yield
    except DatabaseError as error:
        if isinstance(error, OperationalError) or type(error) is DatabaseError:
            raise StoreProblem(f"The database cannot be used: {_one_line(error)}") from error
        raise


def _engine(url: str) -> Engine:
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_engine(parsed, pool_size=10, max_overflow=WORKERS, pool_pre_ping=True)
    if not parsed.database or parsed.database == ":memory:":
        raise ArgumentError("SQLite needs a file, like sqlite:///greenroom.db")
    Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        parsed, pool_size=WORKERS, max_overflow=10, connect_args={"timeout": BUSY_MS / 1000}
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    # SQLite has one writer, and who waits for it sleeps: the threads of a process queue up instead.
    return engine.execution_options(turn=Lock())


def _prepare_sqlite(connection: Any, _: ConnectionPoolEntry) -> None:
    """Set up a new SQLite connection.

    `synchronous=FULL` syncs at each commit. Under NORMAL a killed process would lose nothing
    either, but a laptop whose battery dies would lose answers back to the last checkpoint.
    """
    connection.isolation_level = None  # the driver begins too late; `_begin_sqlite` does
    for pragma in (
        f"busy_timeout={BUSY_MS}",
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    """Take the write lock at once when about to write: an upgrade midway fails without waiting."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _migrate(engine: Engine) -> None:
    with reading(engine) as connection:
        if _version(connection) == HEAD:
            return
        _refuse_foreign(connection)
    with writing(engine) as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        if _version(connection) != HEAD:  # another process may have been quicker
            _upgrade(connection)


def _refuse_foreign(connection: Connection) -> None:
    """Refuse a SQLite file of another program, which our tables would spoil."""
    if connection.dialect.name != "sqlite" or _version(connection) is not None:
        return
    if set(inspect(connection).get_table_names()) - {"alembic_version"}:
        raise StoreProblem(
            "The database belongs to another program; "
            "set GREENROOM_DATABASE_URL or GREENROOM_DATA_DIR to another place"
        )


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _upgrade(connection: Connection) -> None:
    # Alembic takes a quarter of a second to import: only a database out of date pays for it.
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise StoreProblem(
            "The database was written by a newer Greenroom; install that version to open it"
        ) from error


def _one_line(error: Exception) -> str:
    cause = error.orig if isinstance(error, DatabaseError) and error.orig else error
    return " ".join(str(cause).split())
