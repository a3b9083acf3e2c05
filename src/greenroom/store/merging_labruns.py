"""Merges an archive's runs of labs: what is sealed or measured here stays, later words count."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from greenroom.errors import UserError
from greenroom.labs.model import Run
from greenroom.store.archive import Contents, Row
from greenroom.store.labruns import (
    LabRun,
    Origin,
    Said,
    parse_lab_run,
    parse_predictions,
    parse_result,
    read_lab_runs,
    write_lab_run,
    write_predictions,
    write_result,
    write_said,
)
from greenroom.store.tables import lab_runs

_PARTS = ("lab_predictions", "lab_results", "lab_answers")


@dataclass(frozen=True, kw_only=True)
class Brought:
    """One run as an archive tells it, with when each result was kept."""

    run: LabRun
    kept_at: Mapping[Origin, datetime]


def read_lab_archive(contents: Contents, path: Path) -> tuple[Brought, ...]:
    """Make runs of labs out of an archive's rows.

    Raises:
        UserError: The rows do not make whole runs.
    """
    try:
        _refuse_strays(contents)
        return tuple(_brought(row, contents) for row in contents.rows["lab_runs"])
    except ValueError as error:
        raise UserError(f"{path}: a run of a lab or what belongs to one is damaged") from error


def merge_lab_runs(connection: Connection, brought: tuple[Brought, ...], path: Path) -> None:
    """Merge them; doing it twice changes nothing more.

    Raises:
        UserError: A run is another one here.
    """
    for each in brought:
        told = each.run
        here = next(iter(read_lab_runs(connection, lab_runs.c.id == told.id)), None)
        if here is None:
            write_lab_run(connection, told)
            here = replace(told, predictions=(), sealed_at=None, results={}, answers={})
        elif _design(here) != _design(told):
            raise UserError(
                f"{path}: the run {told.id!r} of the lab {told.lab} is another one here"
            )
        _add_what_is_new(connection, here, each)


def _add_what_is_new(connection: Connection, here: LabRun, brought: Brought) -> None:
    told = brought.run
    if told.sealed_at and not here.sealed_at:
        write_predictions(connection, told.id, told.predictions, told.sealed_at)
    for origin, ran in told.results.items():
        if origin not in here.results:
            write_result(connection, told.id, origin, ran, brought.kept_at[origin])
    for question, said in told.answers.items():
        if question not in here.answers or said.saved_at > here.answers[question].saved_at:
            write_said(connection, told.id, question, said)


def _refuse_strays(contents: Contents) -> None:
    rows = contents.rows
    known = {row["id"] for row in rows["lab_runs"]}
    strays = any(row["run"] not in known for part in _PARTS for row in rows[part])
    if len(known) != len(rows["lab_runs"]) or strays:
        raise ValueError("not whole runs")


def _brought(row: Row, contents: Contents) -> Brought:
    predicted, results, answers = (list(_of(row, contents, part)) for part in _PARTS)
    run = parse_lab_run(row)
    if len(predicted) > 1 or (results and not predicted) or not run.id or not run.lab:
        raise ValueError("a result before what was expected of it")
    for each in predicted:
        expected = parse_predictions(each["body"])
        run = replace(run, predictions=expected, sealed_at=each["sealed_at"])
    measured = {_origin(each): _result(each, run) for each in results}
    said = {
        each["question"]: Said(text=each["text"], saved_at=each["saved_at"]) for each in answers
    }
    if len(measured) != len(results) or len(said) != len(answers):
        raise ValueError("a row twice")
    kept_at = {_origin(each): each["at"] for each in results}
    return Brought(run=replace(run, results=measured, answers=said), kept_at=kept_at)


def _of(row: Row, contents: Contents, part: str) -> Iterator[Row]:
    return (each for each in contents.rows[part] if each["run"] == row["id"])


def _result(row: Row, of: LabRun) -> Run:
    ran = parse_result(row["body"], row["series"])
    if (ran.lab, ran.revision, ran.seed) != (of.lab, of.revision, of.seed):
        raise ValueError("a result of something else")
    return ran


def _origin(row: Row) -> Origin:
    origins: dict[str, Origin] = {"grid": "grid", "real": "real"}
    if row["origin"] not in origins:
        raise ValueError("no such origin")
    return origins[row["origin"]]


def _design(run: LabRun) -> tuple[object, ...]:
    return run.lab, run.session, run.revision, run.seed, run.choices, run.chosen_at
