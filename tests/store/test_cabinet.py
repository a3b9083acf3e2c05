import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from greenroom.errors import NotFound, UserError
from greenroom.resume.document import Document, Line
from greenroom.resume.model import Basics, Fact, Resume, Work
from greenroom.store.cabinet import Evidence, Filed, Held, JobText
from greenroom.store.journal import Journal
from tests.builders import NINE

LATER = NINE + timedelta(minutes=5)


def a_held(name: str = "cv.md", content: bytes = b"Ada Ferry\n") -> Held:
    words = content.decode()
    document = Document(kind="markdown", text=words, lines=(Line(0, 9),))
    work = Work(name=Fact("Ferry Lines", 0, 9), highlights=(Fact("Cut losses 23%", 0, 9, 0.5),))
    resume = Resume(document=document, basics=Basics(name=Fact("Ada Ferry", 0, 9)), work=(work,))
    digest = sha256(content).hexdigest()
    filed = Filed(id=digest[:12], name=name, kind="markdown", digest=digest, saved_at=NINE)
    return Held(filed=filed, content=content, resume=resume)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    opened = Journal(f"sqlite:///{tmp_path / 'here.db'}")
    yield opened
    opened.close()


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Journal]:
    opened = Journal(f"sqlite:///{tmp_path / 'there.db'}")
    yield opened
    opened.close()


def test_a_resume_is_read_back_as_it_was_kept(journal: Journal) -> None:
    held = a_held()

    journal.cabinet.file(held)

    assert journal.cabinet.resume(held.filed.id) == held
    assert journal.cabinet.filed() == (held.filed,)


def test_the_same_file_is_kept_once(journal: Journal) -> None:
    held = a_held()
    again = replace(held, filed=replace(held.filed, id="another", saved_at=LATER))

    journal.cabinet.file(held)

    assert journal.cabinet.file(again) == held.filed
    assert len(journal.cabinet.filed()) == 1


def test_a_forgotten_resume_is_gone(journal: Journal) -> None:
    held = a_held()
    journal.cabinet.file(held)

    journal.cabinet.forget(held.filed.id)

    with pytest.raises(NotFound, match="there is no résumé"):
        journal.cabinet.resume(held.filed.id)


def test_the_last_evidence_for_a_claim_counts(journal: Journal) -> None:
    first = Evidence(claim="c", text="the dashboard", dropped=False, saved_at=NINE)
    last = Evidence(claim="c", text="", dropped=True, saved_at=LATER)

    journal.cabinet.back(first)
    journal.cabinet.back(last)

    assert journal.cabinet.evidence() == {"c": last}


def test_the_newest_job_is_the_one_prepared_for(journal: Journal) -> None:
    newest = JobText(id="b", text="Fraud engineer", saved_at=LATER)
    journal.cabinet.aim(JobText(id="a", text="Search engineer", saved_at=NINE))
    journal.cabinet.aim(newest)

    assert journal.cabinet.job() == newest

    journal.cabinet.drop_job()

    assert journal.cabinet.job() == JobText(id="a", text="Search engineer", saved_at=NINE)


def test_all_of_it_travels_in_an_archive_and_merging_twice_changes_nothing(
    journal: Journal, elsewhere: Journal, tmp_path: Path
) -> None:
    held, job = a_held(), JobText(id="a", text="Search engineer", saved_at=NINE)
    kept = Evidence(claim="c", text="the dashboard", dropped=False, saved_at=NINE)
    newer = Evidence(claim="c", text="the launch report", dropped=False, saved_at=LATER)
    journal.cabinet.file(held)
    journal.cabinet.aim(job)
    journal.cabinet.back(kept)
    elsewhere.cabinet.back(newer)

    journal.export(tmp_path / "all.zip")
    added = [elsewhere.import_(tmp_path / "all.zip") for _ in range(2)]

    assert [rows["resumes"] for rows in added] == [1, 0]
    assert elsewhere.cabinet.resume(held.filed.id) == held
    assert elsewhere.cabinet.evidence() == {"c": newer}
    assert elsewhere.cabinet.job() == job


def test_an_archive_from_before_there_were_resumes_is_still_read(
    journal: Journal, elsewhere: Journal, tmp_path: Path
) -> None:
    journal.export(tmp_path / "new.zip")
    with zipfile.ZipFile(tmp_path / "new.zip") as new:
        manifest = json.loads(new.read("manifest.json"))
        old = {name: new.read(f"{name}.jsonl") for name in ("sessions", "turns", "drafts")}
        old["scorecards"] = new.read("scorecards.jsonl")
    manifest = {**manifest, "version": 1}
    manifest["sha256"] = {name: manifest["sha256"][name] for name in old}
    with zipfile.ZipFile(tmp_path / "old.zip", "w") as archive:
        archive.writestr("manifest.json", json.dumps(manifest))
        for name, rows in old.items():
            archive.writestr(f"{name}.jsonl", rows)

    added = elsewhere.import_(tmp_path / "old.zip")

    assert added["sessions"] == 0


def test_a_resume_whose_file_was_changed_on_the_way_is_refused(
    journal: Journal, elsewhere: Journal, tmp_path: Path
) -> None:
    held = a_held()
    journal.cabinet.file(replace(held, content=b"somebody else's\n"))
    journal.export(tmp_path / "all.zip")

    with pytest.raises(UserError, match="is damaged"):
        elsewhere.import_(tmp_path / "all.zip")

    assert elsewhere.cabinet.filed() == ()


def test_a_database_of_the_first_version_gains_the_tables_and_keeps_its_rows(
    journal: Journal, tmp_path: Path
) -> None:
    journal.close()
    url = f"sqlite:///{tmp_path / 'here.db'}"
    engine = create_engine(url)
    with engine.begin() as connection:
        labs = ("lab_answers", "lab_results", "lab_predictions", "lab_runs")
        for table in (*labs, "resumes", "evidence", "jobs"):
            connection.execute(text(f"DROP TABLE {table}"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    engine.dispose()

    opened = Journal(url)
    opened.cabinet.file(a_held())

    assert [filed.name for filed in opened.cabinet.filed()] == ["cv.md"]
    opened.close()
