"""The pack's lexicon, read once, and what a short advert asks."""

from functools import cache

from greenroom.content.requirements import read_requirements
from greenroom.resume.match.job import read_job
from greenroom.resume.match.lexicon import Lexicon
from greenroom.resume.match.model import Job, Requirement
from greenroom.world import open_world


@cache
def the_lexicon() -> Lexicon:
    return Lexicon(read_requirements(open_world().settings.pack_dir))


def read(text: str) -> Job:
    return read_job(text, the_lexicon())


def asked(line: str) -> Requirement:
    """The one requirement of a line under "Requirements"."""
    (requirement,) = read(f"Requirements\n- {line}\n").requirements
    return requirement
