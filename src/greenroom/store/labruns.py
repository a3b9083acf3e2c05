"""Runs of labs as they are kept: the design, what was expected of it, what came, what was said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from typing import Any, Literal

from pydantic import TypeAdapter
from sqlalchemy import Connection, Engine, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from greenroom.errors import Conflict, NotFound
from greenroom.labs.choosing import cell
from greenroom.labs.model import Choices, Run, Series, Value
from greenroom.labs.predicting import Prediction
from greenroom.store.database import reading, writing
from greenroom.store.tables import lab_answers, lab_predictions, lab_results, lab_runs

Origin = Literal["grid", "real"]
"""Where a result is from: the grid measured ahead, or a run for real."""
Row = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Said:
    """What was said to a question, and when it was saved."""

    text: str
    saved_at: datetime


@dataclass(frozen=True, kw_only=True)
class LabRun:
    """A run of a lab, from the choices to what was said about its result.

    Attributes:
        id: Its id.
        lab: Of which lab.
        session: The session it is a stage of; "" for none.
        revision: The lab's, when it was designed.
        seed: What its data are drawn by.
        choices: The design.
        chosen_at: When that was decided.
        predictions: What is expected; () until it is sealed.
        sealed_at: When that was; None before.
        results: What was measured, by where it is from.
        answers: What was said, by question.
    """

    id: str
    lab: str
    session: str = ""
    revision: int
    seed: int
    choices: Choices
    chosen_at: datetime
    predictions: tuple[Prediction, ...] = ()
    sealed_at: datetime | None = None
    results: Mapping[Origin, Run] = field(default_factory=dict)
    answers: Mapping[str, Said] = field(default_factory=dict)

    @property
    def result(self) -> Run | None:
        """What counts: the real run where there is one."""
        return self.results.get("real") or self.results.get("grid")


class LabRuns:
    """Runs of labs in the database; any number of threads may use it."""

    def __init__(self, engine: Engine) -> None:
        """Use a database that is open."""
        self._engine = engine

    def add(self, made: LabRun) -> None:
        """Keep what was chosen."""
        with writing(self._engine) as connection:
            write_lab_run(connection, made)

    def seal(self, run_id: str, expected: Sequence[Prediction], at: datetime) -> None:
        """Keep what is expected, for good.

        Raises:
            Conflict: Something else is kept already.
        """
        with writing(self._engine) as connection:
            mine = lab_predictions.c.run == run_id
            row = connection.execute(select(lab_predictions).where(mine)).first()
            if row is None:
                write_predictions(connection, run_id, expected, at)
            elif parse_predictions(row.body) != tuple(expected):
                raise Conflict("What you expected of this run is sealed already; it stands")

    def measured(self, run_id: str, origin: Origin, ran: Run, at: datetime) -> None:
        """Keep a result in place of an earlier one of the same origin."""
        with writing(self._engine) as connection:
            write_result(connection, run_id, origin, ran, at)

    def say(self, run_id: str, question: str, said: Said) -> None:
        """Keep what was said to a question, in place of what was said before."""
        with writing(self._engine) as connection:
            write_said(connection, run_id, question, said)

    def read(self, run_id: str) -> LabRun:
        """Read a run, whole.

        Raises:
            NotFound: There is none by that id.
        """
        with reading(self._engine) as connection:
            found = read_lab_runs(connection, lab_runs.c.id == run_id, charts=True)
        if not found:
            raise NotFound(f"there is no lab run {run_id!r}; /labs lists yours")
        return found[0]

    def history(self, lab: str = "", session: str = "") -> tuple[LabRun, ...]:
        """Runs without their charts, newest first: all, or those of a lab or a session."""
        wanted = lab_runs.c.lab == lab if lab else lab_runs.c.id != ""
        if session:
            wanted = wanted & (lab_runs.c.session == session)
        with reading(self._engine) as connection:
            return read_lab_runs(connection, wanted)


def read_lab_runs(
    connection: Connection, wanted: Any, *, charts: bool = False
) -> tuple[LabRun, ...]:
    """The runs a condition on their table holds for, newest first."""
    order = (lab_runs.c.chosen_at.desc(), lab_runs.c.id.desc())
    found = {row.id: parse_lab_run(row._asdict()) for row in
             connection.execute(select(lab_runs).where(wanted).order_by(*order))}  # fmt: skip
    mine = select(lab_runs.c.id).where(wanted)
    for row in connection.execute(select(lab_predictions).where(lab_predictions.c.run.in_(mine))):
        expected = parse_predictions(row.body)
        found[row.run] = replace(found[row.run], predictions=expected, sealed_at=row.sealed_at)
    columns = [each for each in lab_results.c if charts or each.name != "series"]
    for row in connection.execute(select(*columns).where(lab_results.c.run.in_(mine))):
        ran = parse_result(row.body, row.series if charts else "[]")
        results = {**found[row.run].results, row.origin: ran}
        found[row.run] = replace(found[row.run], results=results)
    for row in connection.execute(select(lab_answers).where(lab_answers.c.run.in_(mine))):
        said = {row.question: Said(text=row.text, saved_at=row.saved_at)}
        found[row.run] = replace(found[row.run], answers={**found[row.run].answers, **said})
    return tuple(found.values())


def write_lab_run(connection: Connection, made: LabRun) -> None:
    """Add a run as it was chosen."""
    names = ("id", "lab", "session", "revision", "seed", "chosen_at")
    own = {name: getattr(made, name) for name in names}
    connection.execute(insert(lab_runs).values(**own, choices=cell(made.choices)))


def write_predictions(
    connection: Connection, run_id: str, expected: Sequence[Prediction], at: datetime
) -> None:
    """Add what is expected of a run."""
    body = _predictions().dump_json(tuple(expected)).decode()
    connection.execute(insert(lab_predictions).values(run=run_id, body=body, sealed_at=at))


def write_result(
    connection: Connection, run_id: str, origin: Origin, ran: Run, at: datetime
) -> None:
    """Write what a run measured, in place of what was there."""
    body = _run().dump_json(replace(ran, series=())).decode()
    own = {"body": body, "series": _series().dump_json(ran.series).decode(), "at": at}
    statement = _upsert(connection).insert(lab_results).values(run=run_id, origin=origin, **own)
    connection.execute(statement.on_conflict_do_update(index_elements=["run", "origin"], set_=own))


def write_said(connection: Connection, run_id: str, question: str, said: Said) -> None:
    """Write what was said to a question, in place of what was there."""
    own = {"text": said.text, "saved_at": said.saved_at}
    statement = _upsert(connection).insert(lab_answers)
    statement = statement.values(run=run_id, question=question, **own)
    connection.execute(
        statement.on_conflict_do_update(index_elements=["run", "question"], set_=own)
    )


def parse_lab_run(row: Row) -> LabRun:
    """A run as it was chosen.

    Raises:
        ValueError: The row is none.
    """
    own = {name: value for name, value in row.items() if name != "choices"}
    return LabRun(**own, choices=_choices().validate_json(row["choices"]))


def parse_predictions(body: str) -> tuple[Prediction, ...]:
    """What is expected of a run.

    Raises:
        ValueError: It is not that.
    """
    return _predictions().validate_json(body)


def parse_result(body: str, series: str) -> Run:
    """What a run measured.

    Raises:
        ValueError: It is not that.
    """
    charts = _series().validate_json(series)
    for each in charts:
        if len({len(column) for column in each.columns.values()}) != 1:
            raise ValueError("a chart's columns are not of one length")
    return replace(_run().validate_json(body), series=charts)


def _upsert(connection: Connection) -> Any:
    return sqlite if connection.dialect.name == "sqlite" else postgresql


@cache
def _choices() -> TypeAdapter[dict[str, Value]]:
    return TypeAdapter(dict[str, Value])


@cache
def _predictions() -> TypeAdapter[tuple[Prediction, ...]]:
    return TypeAdapter(tuple[Prediction, ...])


@cache
def _run() -> TypeAdapter[Run]:
    """Reads and writes a run; made when first used, since it takes a while."""
    return TypeAdapter(Run)


@cache
def _series() -> TypeAdapter[tuple[Series, ...]]:
    return TypeAdapter(tuple[Series, ...])
