"""Everything as one file, and back: a zip of a manifest and JSON Lines, one for each table."""

import json
import os
import tempfile
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

from sqlalchemy import BigInteger, Column, Connection, Integer, String, Table, func, select

from greenroom.errors import UserError
from greenroom.store.tables import ARCHIVED, ARCHIVED_IN, UtcTime

FORMAT, VERSION = "greenroom-archive", 3
MANIFEST = "manifest.json"
MAX_BYTES = 256 * 2**20  # of a table, unpacked; some two thousand rounds
MAX_MANIFEST = 64 * 2**10

Row = dict[str, Any]

# What reading a damaged zip raises: an encrypted one is a RuntimeError, a wrong name a ValueError.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)


@dataclass(frozen=True, kw_only=True)
class Contents:
    """An archive's rows by table, each with the columns and types of its table."""

    rows: Mapping[str, tuple[Row, ...]]


def count_rows(connection: Connection) -> dict[str, int]:
    """How many rows each table holds."""
    counted = {table.name: select(func.count()).select_from(table) for table in ARCHIVED}
    return {name: connection.execute(query).scalar_one() for name, query in counted.items()}


def write_archive(connection: Connection, path: Path) -> None:
    """Write every table into one file; it appears whole or not at all.

    Raises:
        UserError: The file cannot be written.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
        unfinished = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                _write_zip(connection, file)
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as error:
        raise UserError(f"{path}: cannot be written ({error.strerror})") from error


def read_archive(path: Path) -> Contents:
    """Read an archive and check all of it, trusting none of it.

    Raises:
        UserError: It cannot be read, is damaged, or is newer than this Greenroom.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            manifest, held = _manifest(path, archive)
            tables: dict[str, tuple[Row, ...]] = {table.name: () for table in ARCHIVED}
            tables |= {table.name: _rows(path, archive, manifest, table) for table in held}
    except OSError as error:
        raise UserError(f"{path}: cannot be read ({error.strerror or error})") from error
    except _DAMAGE as error:
        raise UserError(f"{path}: not an archive, or a damaged one") from error
    return Contents(rows=tables)


def _write_zip(connection: Connection, file: IO[bytes]) -> None:
    digests: dict[str, str] = {}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for table in ARCHIVED:
            digest = sha256()
            with archive.open(f"{table.name}.jsonl", "w", force_zip64=True) as entry:
                for row in connection.execute(
                    select(table).order_by(*table.primary_key)
                ).mappings():
                    line = json.dumps(dict(row), default=datetime.isoformat).encode() + b"\n"
                    digest.update(line)
                    entry.write(line)
            digests[table.name] = digest.hexdigest()
        manifest = {"format": FORMAT, "version": VERSION, "sha256": digests}
        archive.writestr(MANIFEST, json.dumps(manifest, indent=1))


def _manifest(path: Path, archive: zipfile.ZipFile) -> tuple[Mapping[str, str], tuple[Table, ...]]:
    """The digest of each table and the tables, once the archive is known to be one of ours."""
    if MANIFEST not in archive.namelist():
        raise UserError(f"{path}: not a Greenroom archive")
    manifest = json.loads(_unpacked(path, archive, MANIFEST, MAX_MANIFEST))
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise UserError(f"{path}: not a Greenroom archive")
    version, digests = manifest.get("version"), manifest.get("sha256")
    if version not in ARCHIVED_IN:
        raise UserError(f"{path}: written by a newer Greenroom (archive version {version!r})")
    held = ARCHIVED_IN[version]
    expected = {MANIFEST, *(f"{table.name}.jsonl" for table in held)}
    if sorted(archive.namelist()) != sorted(expected) or not isinstance(digests, dict):
        raise UserError(f"{path}: it does not hold the tables an archive has")
    return digests, held


def _unpacked(path: Path, archive: zipfile.ZipFile, name: str, limit: int) -> bytes:
    """Unpack one entry, never more of it than the limit whatever its header claims."""
    if archive.getinfo(name).compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise zipfile.BadZipFile(name)
    with archive.open(name) as entry:
        content = entry.read(limit + 1)
    if len(content) > limit:
        raise UserError(f"{path}: {name} is larger than {limit // 2**10:,} kB unpacked")
    return content


def _rows(
    path: Path, archive: zipfile.ZipFile, digests: Mapping[str, str], table: Table
) -> tuple[Row, ...]:
    name = f"{table.name}.jsonl"
    content = _unpacked(path, archive, name, MAX_BYTES)
    if sha256(content).hexdigest() != digests.get(table.name):
        raise UserError(f"{path}: {name} is damaged")
    rows = []
    for number, line in enumerate(content.splitlines(), start=1):
        try:
            rows.append(_row(table, json.loads(line)))
        except (ValueError, OverflowError, RecursionError) as error:
            raise UserError(f"{path}: {name}, line {number}: {_one_line(error)}") from error
    return tuple(rows)


def _row(table: Table, given: object) -> Row:
    """One row with the columns and types of its table; anything else is a ValueError."""
    if not isinstance(given, dict) or set(given) != {column.name for column in table.c}:
        raise ValueError(f"not a row of {table.name}")
    return {column.name: _value(column, given[column.name]) for column in table.c}


def _value(column: Column[Any], value: object) -> object:
    """A value of a column's type that every database can hold."""
    if isinstance(column.type, UtcTime) and isinstance(value, str):
        moment = datetime.fromisoformat(value)
        if moment.tzinfo is not None:
            return moment.astimezone(UTC)
    elif isinstance(column.type, Integer) and type(value) is int:
        if abs(value) < 2 ** (63 if isinstance(column.type, BigInteger) else 31):
            return value
    elif isinstance(column.type, String) and isinstance(value, str):
        fits = len(value) <= (column.type.length or MAX_BYTES)
        if fits and "\x00" not in value and value.encode("utf-8", "replace").decode() == value:
            return value
    raise ValueError(f"{column.name} is not what it should be")


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]


def by_session(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Rows by the session they belong to, in their order."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["session"], []).append(row)
    return found
