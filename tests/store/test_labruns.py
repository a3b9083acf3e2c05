import json
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from greenroom.errors import Conflict, NotFound, UserError
from greenroom.labs.choosing import settle
from greenroom.labs.predicting import Prediction
from greenroom.labs.run import run
from greenroom.store.journal import Journal
from greenroom.store.labruns import LabRun, Said
from tests.builders import NINE
from tests.labs.coin import LAB

LATER = NINE + timedelta(minutes=5)
EXPECTED = (Prediction(metric="heads", value=0.5, margin=0.1),)
CHOICES = settle(LAB, {"throws": 400})
LAB_TABLES = ("lab_runs", "lab_predictions", "lab_results", "lab_answers")


def a_lab_run(name: str = "one", **other: Any) -> LabRun:
    made = LabRun(id=name, lab="coin", revision=1, seed=3, choices=CHOICES, chosen_at=NINE)
    return replace(made, **other)


def full(journal: Journal) -> LabRun:
    ran = run(LAB, CHOICES, 3)
    journal.lab_runs.add(a_lab_run())
    journal.lab_runs.seal("one", EXPECTED, LATER)
    journal.lab_runs.measured("one", "grid", ran, LATER)
    journal.lab_runs.say("one", "why", Said(text="Because it is loaded.", saved_at=LATER))
    return journal.lab_runs.read("one")


@pytest.fixture
def journals(tmp_path: Path) -> Iterator[Callable[[], Journal]]:
    opened: list[Journal] = []

    def open_one() -> Journal:
        opened.append(Journal(f"sqlite:///{tmp_path / f'{len(opened)}.db'}"))
        return opened[-1]

    yield open_one
    for each in opened:
        each.close()


@pytest.fixture
def journal(journals: Callable[[], Journal]) -> Journal:
    return journals()


def rewrite(path: Path, version: int, change: Callable[[str, str], str | None]) -> Path:
    """The archive with each table's text as the change makes it; None leaves the table out."""
    with zipfile.ZipFile(path) as archive:
        tables = {name: archive.read(name).decode() for name in archive.namelist()}
    manifest = json.loads(tables.pop("manifest.json"))
    changed = {name: change(name.removesuffix(".jsonl"), text) for name, text in tables.items()}
    kept = {name: text for name, text in changed.items() if text is not None}
    digests = {name.removesuffix(".jsonl"): sha256(text.encode()).hexdigest()
               for name, text in kept.items()}  # fmt: skip
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("manifest.json", json.dumps({**manifest, "version": version,
                                                      "sha256": digests}))  # fmt: skip
        for name, text in kept.items():
            archive.writestr(name, text)
    return path


def test_a_run_is_read_back_as_it_was_kept_to_the_last_bit(journal: Journal) -> None:
    kept = full(journal)

    assert kept.choices == CHOICES
    assert {name: type(kept.choices[name]) for name in CHOICES} == {
        "load": float, "throws": int, "counted-twice": bool
    }  # fmt: skip
    assert (kept.predictions, kept.sealed_at) == (EXPECTED, LATER)
    assert kept.result == run(LAB, CHOICES, 3)
    assert kept.answers["why"].text == "Because it is loaded."


def test_what_is_expected_is_sealed_once(journal: Journal) -> None:
    journal.lab_runs.add(a_lab_run())
    journal.lab_runs.seal("one", EXPECTED, NINE)

    journal.lab_runs.seal("one", EXPECTED, LATER)  # sent twice
    with pytest.raises(Conflict, match="sealed already"):
        journal.lab_runs.seal("one", (replace(EXPECTED[0], value=0.9),), LATER)

    assert journal.lab_runs.read("one").predictions == EXPECTED
    assert journal.lab_runs.read("one").sealed_at == NINE


def test_the_history_is_newest_first_and_of_one_lab_or_session(journal: Journal) -> None:
    full(journal)
    journal.lab_runs.add(a_lab_run("two", chosen_at=LATER, session="s"))
    journal.lab_runs.add(a_lab_run("three", lab="descent"))

    assert [each.id for each in journal.lab_runs.history("coin")] == ["two", "one"]
    assert [each.id for each in journal.lab_runs.history(session="s")] == ["two"]
    assert len(journal.lab_runs.history()) == 3
    kept = journal.lab_runs.history("coin")[1].result
    assert kept
    assert kept.series == ()


def test_a_real_run_counts_before_the_grid(journal: Journal) -> None:
    full(journal)
    real = run(LAB, CHOICES, 3)

    journal.lab_runs.measured("one", "real", replace(real, seconds=2.0), LATER)

    assert journal.lab_runs.read("one").result is not None
    assert journal.lab_runs.read("one").results["real"].seconds == 2.0


def test_a_run_that_is_not_there_is_told(journal: Journal) -> None:
    with pytest.raises(NotFound, match="there is no lab run 'nope'"):
        journal.lab_runs.read("nope")


def test_runs_travel_in_an_archive_and_merging_twice_changes_nothing(
    journals: Callable[[], Journal], tmp_path: Path
) -> None:
    here, there = journals(), journals()
    kept = full(here)
    there.lab_runs.add(a_lab_run())

    here.export(tmp_path / "all.zip")
    added = [there.import_(tmp_path / "all.zip") for _ in range(2)]

    assert [[rows[name] for name in LAB_TABLES] for rows in added] == [[0, 1, 1, 1], [0, 0, 0, 0]]
    assert there.lab_runs.read("one") == kept


def test_what_was_sealed_here_stays_and_the_later_words_count(
    journals: Callable[[], Journal], tmp_path: Path
) -> None:
    here, there = journals(), journals()
    full(here)
    mine = (replace(EXPECTED[0], value=0.7),)
    there.lab_runs.add(a_lab_run())
    there.lab_runs.seal("one", mine, NINE)
    there.lab_runs.say("one", "why", Said(text="Earlier.", saved_at=NINE))
    there.lab_runs.say("one", "else", Said(text="Mine.", saved_at=NINE))

    here.export(tmp_path / "all.zip")
    there.import_(tmp_path / "all.zip")

    merged = there.lab_runs.read("one")
    assert merged.predictions == mine
    assert merged.answers["why"].text == "Because it is loaded."
    assert merged.answers["else"].text == "Mine."


@pytest.mark.parametrize("version", [1, 2])
def test_an_archive_from_before_there_were_labs_is_still_read(
    journals: Callable[[], Journal], tmp_path: Path, version: int
) -> None:
    here, there = journals(), journals()
    here.export(tmp_path / "all.zip")
    later = {1: ("resumes", "evidence", "jobs", *LAB_TABLES), 2: LAB_TABLES}[version]

    old = rewrite(tmp_path / "all.zip", version, lambda n, text: None if n in later else text)

    assert there.import_(old)["lab_runs"] == 0


DAMAGE: dict[str, tuple[str, str, str]] = {
    "choices that are none": ("lab_runs", r"\"load\"", r"\"load"),
    "an expectation that is none": ("lab_predictions", "margin", "mood"),
    "a result of no lab run": ("lab_results", '"run": "one"', '"run": "two"'),
    "an origin that is none": ("lab_results", '"origin": "grid"', '"origin": "hearsay"'),
    "a result of another lab": ("lab_results", r"{\"lab\":\"coin\"", r"{\"lab\":\"fraud\""),
    "a chart with a hole": ("lab_results", r"[1,2,3,4,5]", r"[1,2,3,4]"),
}


@pytest.mark.parametrize("what", DAMAGE)
def test_rows_that_cannot_be_are_refused_and_nothing_changes(
    journals: Callable[[], Journal], tmp_path: Path, what: str
) -> None:
    here, there = journals(), journals()
    full(here)
    here.export(tmp_path / "all.zip")
    table, old, new = DAMAGE[what]

    changed = rewrite(tmp_path / "all.zip", 3,
                      lambda n, text: text.replace(old, new) if n == table else text)  # fmt: skip

    with pytest.raises(UserError, match="a run of a lab or what belongs to one is damaged"):
        there.import_(changed)
    assert there.lab_runs.history() == ()


def test_a_database_from_before_there_were_labs_gains_the_tables(tmp_path: Path) -> None:
    before = Journal(f"sqlite:///{tmp_path / 'old.db'}")
    before.close()
    with sqlite3.connect(tmp_path / "old.db") as database:
        for table in reversed(LAB_TABLES):
            database.execute(f"DROP TABLE {table}")
        database.execute("UPDATE alembic_version SET version_num = '0002'")
    database.close()

    after = Journal(f"sqlite:///{tmp_path / 'old.db'}")

    assert full(after).lab == "coin"
    after.close()
