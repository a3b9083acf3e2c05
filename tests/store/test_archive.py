import json
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from greenroom.errors import UserError
from greenroom.session.model import Closed
from greenroom.store import archive
from greenroom.store.journal import Journal
from tests.builders import (
    NINE,
    a_question,
    a_scorecard,
    a_session,
    answered,
    asked,
    minutes,
    skipped,
)

Q, R = a_question("q"), a_question("r")
Rows = list[dict[str, Any]]


@pytest.fixture
def journals(tmp_path: Path) -> Iterator[Callable[[], Journal]]:
    opened: list[Journal] = []
    numbers = count()

    def fresh() -> Journal:
        opened.append(Journal(f"sqlite:///{tmp_path / f'{next(numbers)}.db'}"))
        return opened[-1]

    yield fresh
    for journal in opened:
        journal.close()


@pytest.fixture
def full(journals: Callable[[], Journal]) -> Journal:
    """A journal with a finished round, a conflict's text in it, and one still going."""
    journal = journals()
    session = a_session(Q, turns=(asked(Q),))
    journal.create(session, 7)
    journal.type("s", 1, "The base ra", NINE)
    grade = a_scorecard(Q, levels={"point": 1})
    journal.append(session, (answered(Q), Closed(at=NINE, reason="done")), [grade], NINE)
    journal.keep("s", 1, "said elsewhere", NINE)
    journal.settle("s", [], "hire", NINE)
    journal.create(replace(a_session(Q, R, turns=(asked(Q), skipped(Q), asked(R))), id="t"), 8)
    journal.type("t", 3, "half an ans", NINE)
    return journal


def everything(journal: Journal) -> object:
    sessions = [past.id for past in journal.history(NINE)]
    kept = [(journal.read(each), journal.grades(each)) for each in sessions]
    return journal.history(NINE), kept


def test_everything_comes_back(
    full: Journal, journals: Callable[[], Journal], tmp_path: Path
) -> None:
    other = journals()

    written = full.export(tmp_path / "all.zip")
    added = other.import_(tmp_path / "all.zip")
    assert everything(other) == everything(full)
    rehearsed = {"sessions": 2, "turns": 6, "drafts": 3, "scorecards": 1}
    labs = {"lab_runs": 0, "lab_predictions": 0, "lab_results": 0, "lab_answers": 0}
    assert written == added == rehearsed | {"resumes": 0, "evidence": 0, "jobs": 0} | labs


def test_importing_twice_is_as_good_as_once(full: Journal, tmp_path: Path) -> None:
    before = everything(full)
    full.export(tmp_path / "all.zip")

    full.import_(tmp_path / "all.zip")
    added = full.import_(tmp_path / "all.zip")
    assert everything(full) == before
    assert set(added.values()) == {0}


def test_a_rehearsal_that_went_on_elsewhere_goes_on_here(
    full: Journal, journals: Callable[[], Journal], tmp_path: Path
) -> None:
    other = journals()
    full.export(tmp_path / "early.zip")
    other.import_(tmp_path / "early.zip")
    session = other.read("t").session
    other.append(session, (answered(R, at=NINE + minutes(1)),), [], NINE)
    other.export(tmp_path / "late.zip")

    full.import_(tmp_path / "late.zip")
    full.import_(tmp_path / "early.zip")
    assert everything(full) == everything(other)


def test_two_stories_of_one_rehearsal_are_not_mixed(
    full: Journal, journals: Callable[[], Journal], tmp_path: Path
) -> None:
    other = journals()
    full.export(tmp_path / "all.zip")
    other.import_(tmp_path / "all.zip")
    other.append(other.read("t").session, (answered(R, "this way"),), [], NINE)
    full.append(full.read("t").session, (answered(R, "that way"),), [], NINE)
    full.export(tmp_path / "all.zip")
    before = everything(other)

    with pytest.raises(UserError, match="the rehearsal of 2026-03-02 09:00 UTC went on differ"):
        other.import_(tmp_path / "all.zip")
    assert everything(other) == before


def test_an_archive_that_cannot_be_written_is_told(full: Journal, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be written"):
        full.export(tmp_path / "nowhere" / "all.zip")
    assert not list(tmp_path.glob("*.zip*"))


def change(path: Path, table: str, edit: Callable[[Rows], object], **manifest: object) -> Path:
    """Write an archive with other rows in a table, its digests made to fit."""
    with zipfile.ZipFile(path) as old:
        entries = {name: old.read(name) for name in old.namelist()}
    rows = [json.loads(line) for line in entries[f"{table}.jsonl"].splitlines()]
    edit(rows)
    entries[f"{table}.jsonl"] = b"\n".join(json.dumps(row).encode() for row in rows)
    about = json.loads(entries["manifest.json"])
    about["sha256"][table] = sha256(entries[f"{table}.jsonl"]).hexdigest()
    entries["manifest.json"] = json.dumps({**about, **manifest}).encode()
    return zipped(path, entries)


def zipped(path: Path, entries: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in entries.items():
            new.writestr(name, content)
    return path


def put(place: int, **fields: object) -> Callable[[Rows], object]:
    return lambda rows: rows[place].update(fields)


HOSTILE: dict[str, tuple[str, Callable[[Rows], object]]] = {
    "a column of another table": ("turns", put(0, mood="x")),
    "a column missing": ("turns", lambda rows: rows[0].pop("text")),
    "text for a number": ("sessions", put(0, turns="3")),
    "a boolean for a number": ("turns", put(0, number=False)),
    "a number no database holds": ("sessions", put(0, seed=2**64)),
    "a moment without a zone": ("turns", put(0, at="2026-03-02T09:00:00")),
    "a moment that never was": ("turns", put(0, at="2026-13-02T09:00:00+00:00")),
    "half a character": ("turns", put(1, text="\ud800")),
    "a character no database holds": ("turns", put(1, text="a\x00b")),
    "an unknown kind of turn": ("turns", put(0, kind="invented")),
    "an unknown way of asking": ("turns", put(0, way="shout")),
    "a turn about no question": ("turns", put(1, question="nope")),
    "a turn that is missing": ("turns", lambda rows: rows.pop(0)),
    "a turn of no session": ("turns", put(0, session="nobody")),
    "a session twice": ("sessions", lambda rows: rows.append(rows[0])),
    "an id that is a path": ("sessions", lambda rows: rows.append({**rows[1], "id": "/"})),
    "a snapshot of nothing": ("sessions", put(0, snapshot="{}")),
    "an invented recommendation": ("sessions", put(0, recommendation="genius")),
    "a quote never said": (
        "scorecards",
        lambda rows: rows[0].update(body=rows[0]["body"].replace('"quote":"C', '"quote":"X')),
    ),
    "marks for something else": ("scorecards", put(0, question="r")),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_rows_that_cannot_be_are_refused_and_nothing_changes(
    full: Journal, journals: Callable[[], Journal], tmp_path: Path, what: str
) -> None:
    full.export(tmp_path / "all.zip")
    other = journals()

    with pytest.raises(UserError, match=r"all\.zip: ") as refusal:
        other.import_(change(tmp_path / "all.zip", *HOSTILE[what]))
    assert "\n" not in str(refusal.value)
    assert other.history(NINE) == ()


def test_a_newer_archive_is_refused(full: Journal, tmp_path: Path) -> None:
    full.export(tmp_path / "all.zip")

    with pytest.raises(UserError, match="written by a newer Greenroom"):
        full.import_(change(tmp_path / "all.zip", "turns", lambda _: None, version=4))


def test_a_flipped_byte_is_noticed_wherever_it_is(full: Journal, tmp_path: Path) -> None:
    full.export(tmp_path / "all.zip")
    whole = (tmp_path / "all.zip").read_bytes()
    before = everything(full)

    for place in range(0, len(whole), 97):
        broken = bytes([*whole[:place], whole[place] ^ 0xFF, *whole[place + 1 :]])
        (tmp_path / "all.zip").write_bytes(broken)
        with suppress(UserError):  # a byte that no reader looks at may be another
            full.import_(tmp_path / "all.zip")
        assert everything(full) == before


def test_half_an_archive_is_refused(full: Journal, tmp_path: Path) -> None:
    full.export(tmp_path / "all.zip")
    whole = (tmp_path / "all.zip").read_bytes()
    (tmp_path / "all.zip").write_bytes(whole[: len(whole) // 2])

    with pytest.raises(UserError, match="not an archive, or a damaged one"):
        full.import_(tmp_path / "all.zip")


@pytest.mark.parametrize(
    "entries",
    [{}, {"manifest.json": b"[]"}, {"manifest.json": b"{"}, {"../manifest.json": b"{}"}],
)
def test_another_zip_is_refused(full: Journal, tmp_path: Path, entries: dict[str, bytes]) -> None:
    with pytest.raises(UserError, match="archive"):
        full.import_(zipped(tmp_path / "other.zip", entries))


def test_a_further_file_in_an_archive_is_refused(full: Journal, tmp_path: Path) -> None:
    full.export(tmp_path / "all.zip")
    with zipfile.ZipFile(tmp_path / "all.zip", "a") as archive_file:
        archive_file.writestr("../evil.py", b"print()")

    with pytest.raises(UserError, match="does not hold the tables"):
        full.import_(tmp_path / "all.zip")


def test_a_bomb_is_not_unpacked(full: Journal, tmp_path: Path) -> None:
    full.export(tmp_path / "all.zip")
    with zipfile.ZipFile(tmp_path / "all.zip") as old:
        entries = {name: old.read(name) for name in old.namelist()}
    entries["manifest.json"] += b" " * archive.MAX_MANIFEST
    zipped(tmp_path / "all.zip", entries)

    with pytest.raises(UserError, match=r"manifest\.json is larger than 64 kB"):
        full.import_(tmp_path / "all.zip")


def test_a_missing_file_is_told(full: Journal, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be read"):
        full.import_(tmp_path / "none.zip")
