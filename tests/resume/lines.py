"""Lines of résumés for tests of what is asked of them, and answers to such questions."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from bench.resume_flags import read_labelled
from greenroom.content.model import Bank, Question
from greenroom.resume.defend import question_about
from greenroom.resume.model import Bullet
from greenroom.resume.probes import ask_about
from greenroom.resume.score.bullet import read_bullet
from tests.resume.people import PEOPLE, SHARED

LABELLED = [read_bullet(each.text) for each in read_labelled()]
FILES = Path(__file__).parent / "files"


@dataclass(frozen=True, kw_only=True)
class Answered:
    """A question of a kind about a line, with an answer that should stand up and one that not."""

    kind: str
    bullet: str
    good: str
    poor: str

    def question(self, bank: Bank) -> Question:
        """The question as a round asks it."""
        bullet = read_bullet(self.bullet)
        asked = ask_about(bullet, self.kind, (0, len(bullet.text)))
        return question_about(bullet, asked.ask, bank.questions)


def answers(name: str = "answers") -> list[Answered]:
    """Pairs of answers, in `answers` one for each kind of probe."""
    text = (FILES / f"{name}.yaml").read_text(encoding="utf-8")
    return [Answered(**each) for each in yaml.safe_load(text)]


def lines_of(person: str) -> list[Bullet]:
    """The bullets of one of the fictional people, newest first."""
    path = SHARED / "truth" / f"{person}.json"
    if not path.exists():
        pytest.skip(f"{path} is not there")
    truth = json.loads(path.read_text(encoding="utf-8"))
    jobs = [
        read_bullet(text, f"{job['title']}, {job['company']}", job["end"] == "present")
        for job in truth["experience"]
        for text in job["bullets"]
    ]
    return jobs + [read_bullet(t, own["name"]) for own in truth["projects"] for t in own["bullets"]]


def everybody() -> list[list[Bullet]]:
    """The lines of all of them."""
    return [lines_of(person) for person in PEOPLE]
