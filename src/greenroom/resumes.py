"""The part of the shell that holds résumés: read, kept, scored, asked about, given back."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from greenroom.appraisal import Appraisal, GivenBack, Sheet
from greenroom.content.model import Question
from greenroom.errors import NotFound, UserError
from greenroom.lazily import lazily
from greenroom.session import acts
from greenroom.sittings import Sittings

if TYPE_CHECKING:  # imported when first used: marking one answer needs no résumé
    from greenroom.resume.document import Document
    from greenroom.resume.ledger import Claim, Note
    from greenroom.resume.match.lexicon import Lexicon
    from greenroom.resume.match.model import Job, Match
    from greenroom.resume.model import Bullet, Resume
    from greenroom.resume.read.isolated import Reader
    from greenroom.resume.render.render import Form
    from greenroom.store.cabinet import Cabinet, Evidence, Filed, Held, JobText

MOST_EVIDENCE = 5_000  # characters
CLAIM = "claim-"  # how the ids of questions about claims start


class Resumes:
    """Everything a candidate can do with a résumé; any number of threads may use it."""

    def __init__(self, sittings: Sittings) -> None:
        """Take the sessions, whose database holds résumés too; nothing is opened yet."""
        self._sittings, self._world = sittings, sittings.world
        self._reader = lazily(_open_reader)
        self._lexicon = lazily(self._read_lexicon)

    def read(self, path: Path) -> "Resume":
        """Read a résumé's file, in a process of its own.

        Raises:
            UserError: It cannot be read; one line says why and what to do.
        """
        from greenroom.resume.read.read import contents

        return self.read_bytes(path.name, contents(path))

    def read_bytes(self, name: str, content: bytes) -> "Resume":
        """Read what a file holds; the name is for messages.

        Raises:
            UserError: It cannot be read; one line says why and what to do.
        """
        document = self._reader().read_bytes(name, content)
        return self._parsed(name, content, document)

    def appraise(self, resume: "Resume", job: str = "") -> Appraisal:
        """Score a résumé and ask of each bullet; with a job description, set it beside it.

        Raises:
            UserError: The job description asks for nothing that could be read.
        """
        from greenroom.resume.probes import probe_kinds, probes_for
        from greenroom.resume.score.rulebook import rulebook
        from greenroom.resume.score.score import score

        pack_dir = self._world.settings.pack_dir
        scored = score(resume, self._today(), rulebook(pack_dir))
        asked = probes_for(scored.bullets, probe_kinds(pack_dir))
        with_asks = zip(scored.bullets, asked, strict=True)
        bullets = tuple(replace(bullet, probes=probes) for bullet, probes in with_asks)
        scored = replace(scored, bullets=bullets)
        match = self._matched(resume, bullets, job) if job.strip() else None
        return Appraisal(resume=resume, score=scored, match=match)

    def hand_in(self, name: str, content: bytes) -> "Filed":
        """Read a résumé and keep it; the same file is kept once.

        Raises:
            UserError: It cannot be read; one line says why and what to do.
        """
        from greenroom.store.cabinet import Filed, Held

        name = Path(name.replace("\\", "/")).name.strip()[:200] or "resume"
        resume = self.read_bytes(name, content)
        filed = Filed(
            id=self._world.new_id(),
            name=name,
            kind=resume.document.kind,
            digest=sha256(content).hexdigest(),
            saved_at=self._world.now(),
        )
        return self._cabinet().file(Held(filed=filed, content=content, resume=resume))

    def filed(self) -> "tuple[Filed, ...]":
        """The résumés that are kept, newest first."""
        return self._cabinet().filed()

    def sheet(self, resume_id: str) -> Sheet:
        """One of them, appraised beside the job that is prepared for.

        Raises:
            NotFound: There is none by that id.
        """
        held = self._cabinet().resume(resume_id)
        kept = self._cabinet().job()
        appraisal = self.appraise(held.resume, kept.text if kept else "")
        earlier = tuple(each for each in self.filed() if each.id != resume_id)
        claims = self._ledger(appraisal.score.bullets)
        return Sheet(filed=held.filed, appraisal=appraisal, claims=claims, earlier=earlier)

    def held(self, resume_id: str) -> "Held":
        """One of them as it was given and as it was read.

        Raises:
            NotFound: There is none by that id.
        """
        return self._cabinet().resume(resume_id)

    def picture(self, resume_id: str, page: int, width: int) -> bytes:
        """A page of a PDF as a PNG.

        Raises:
            NotFound: There is no such page.
        """
        held = self._cabinet().resume(resume_id)
        if held.filed.kind != "pdf" or not 0 <= page < len(held.resume.document.pages):
            raise NotFound("this résumé has no such page")
        return self._reader().picture(held.filed.name, held.content, page, width)

    def forget(self, resume_id: str) -> None:
        """Delete a résumé and its file; rounds about it stay in the history."""
        self._cabinet().forget(resume_id)

    def give_back(self, resume: "Resume", form: "Form") -> GivenBack:
        """Set a résumé in our template, and read it back to see that nothing is lost."""
        from greenroom.resume.render.lost import lost
        from greenroom.resume.render.render import render

        content = render(resume, form)
        return GivenBack(content=content, losses=lost(resume, form, content))

    def back_claim(self, claim: str, text: str, *, dropped: bool) -> "Evidence":
        """Keep what backs a claim, in the candidate's words, or that they will drop it.

        Raises:
            UserError: It is too long.
        """
        from greenroom.store.cabinet import Evidence

        text = acts.clean(text).strip()
        if len(text) > MOST_EVIDENCE:
            raise UserError(f"Keep what backs a claim under {MOST_EVIDENCE:,} characters")
        if not claim or len(claim) > 80:
            raise NotFound("there is no such claim")
        kept = Evidence(claim=claim, text=text, dropped=dropped, saved_at=self._world.now())
        self._cabinet().back(kept)
        return kept

    def defence(self, resume_id: str) -> tuple[str, tuple[Question, ...]]:
        """What a round that defends a résumé asks, and the round's title.

        Raises:
            NotFound: There is no such résumé.
            UserError: There is nothing in it to ask about.
        """
        from greenroom.resume.defend import defence
        from greenroom.resume.probes import probe_kinds

        sheet = self.sheet(resume_id)
        kinds = probe_kinds(self._world.settings.pack_dir)
        asked = defence(sheet.appraisal.score.bullets, self._questions(), sheet.claims, kinds)
        if not asked:
            raise UserError("there is no bullet to ask about in this résumé")
        return f"Defend {sheet.filed.name}", asked

    def rehearse(self, resume_id: str, bullet: int, probe: int) -> tuple[str, tuple[Question, ...]]:
        """What a round about a single probe asks, and the round's title.

        Raises:
            NotFound: There is no such résumé, bullet or probe.
        """
        from greenroom.resume.defend import question_about

        bullets = self.sheet(resume_id).appraisal.score.bullets
        if not (0 <= bullet < len(bullets) and 0 <= probe < len(bullets[bullet].probes)):
            raise NotFound("this résumé has no such question; open it again")
        ask = bullets[bullet].probes[probe]
        return "One line of your résumé", (question_about(bullets[bullet], ask, self._questions()),)

    def aim(self, text: str) -> "JobText":
        """Keep the description of the job that is prepared for.

        Raises:
            UserError: There is nothing in it.
        """
        from greenroom.store.cabinet import JobText

        text = acts.clean(text).strip()
        if not text:
            raise UserError("Paste the job description first")
        self.read_job(text)
        kept = JobText(id=self._world.new_id(), text=text, saved_at=self._world.now())
        return self._cabinet().aim(kept)

    def job(self) -> "JobText | None":
        """The description of the job that is prepared for; None when there is none."""
        return self._cabinet().job()

    def drop_job(self) -> None:
        """Prepare for that job no longer."""
        self._cabinet().drop_job()

    def read_job(self, text: str) -> "Job":
        """Read a job description.

        Raises:
            UserError: It asks for nothing that could be read.
        """
        from greenroom.resume.match.job import read_job

        job = read_job(text, self._lexicon())
        if not job.requirements:
            raise UserError(
                "no requirement was found in this job description; paste all of it, "
                "with the part that says what they look for"
            )
        return job

    def topics(self) -> Mapping[str, float]:
        """How much each topic of the pack matters for the job that is prepared for."""
        kept = self.job()
        return self.read_job(kept.text).topics if kept else {}

    def job_text(self, path: Path, content: bytes | None = None) -> str:
        """The text of a job description's file, or of what is said to be in it.

        Raises:
            UserError: It cannot be read; one line says why and what to do.
        """
        from greenroom.resume.match.text import job_text

        read = self._reader()
        return job_text(read.read(path) if content is None else read.read_bytes(path.name, content))

    def close(self) -> None:
        """End the process that reads files."""
        self._reader().close()

    def _parsed(self, name: str, content: bytes, document: "Document") -> "Resume":
        if document.kind == "json":  # its fields need no guessing
            from greenroom.resume.read.json_resume import resume_of_json
            from greenroom.resume.read.sniff import decode

            return resume_of_json(decode(name, content))
        from greenroom.resume.parse.parse import parse

        return parse(document, self._today())

    def _matched(self, resume: "Resume", bullets: "tuple[Bullet, ...]", job: str) -> "Match":
        from greenroom.resume.match.match import match

        month = f"{self._today():%Y-%m}"
        return match(resume, bullets, self.read_job(job), self._lexicon(), month)

    def _ledger(self, bullets: "tuple[Bullet, ...]") -> "tuple[Claim, ...]":
        from greenroom.resume.ledger import ledger

        return ledger(bullets, self._sittings.journal().grades_about(CLAIM), self._notes())

    def _notes(self) -> "Mapping[str, Note]":
        from greenroom.resume.ledger import Note

        kept = self._cabinet().evidence()
        return {name: Note(text=each.text, dropped=each.dropped) for name, each in kept.items()}

    def _questions(self) -> Mapping[str, Question]:
        from greenroom.content.load import read_bank

        return read_bank(self._world.settings.pack_dir).questions

    def _read_lexicon(self) -> "Lexicon":
        from greenroom.content.requirements import read_requirements
        from greenroom.resume.match.lexicon import Lexicon

        return Lexicon(read_requirements(self._world.settings.pack_dir))

    def _cabinet(self) -> "Cabinet":
        return self._sittings.journal().cabinet

    def _today(self) -> date:
        return self._world.now().date()


def _open_reader() -> "Reader":
    from greenroom.resume.read.isolated import Reader

    return Reader()
