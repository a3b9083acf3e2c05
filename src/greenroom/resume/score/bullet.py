"""Reads one bullet: what it shows and what to do about it."""

import re

from greenroom.resume.model import Bullet
from greenroom.resume.score.arithmetic import ARITHMETIC
from greenroom.resume.score.flags import flags
from greenroom.resume.score.look import Look, findings
from greenroom.resume.score.missing import MISSING
from greenroom.resume.score.numbers import numbers
from greenroom.resume.score.rulebook import Rulebook, rulebook
from greenroom.resume.score.wording import WORDING

LOOKED = 1500  # characters of a bullet that are looked at; two lines have 200


def read_bullet(
    text: str, entry: str = "", ongoing: bool = False, book: Rulebook | None = None
) -> Bullet:
    """Judge one bullet; its probes are asked elsewhere.

    Args:
        text: The bullet, without its sign.
        entry: Whose bullet it is, as `Title, Company` or the project's name.
        ongoing: Whether the entry goes on.
        book: The pack's rules; those that come with Greenroom when there are none.

    >>> bullet = read_bullet("Cut churn 12% with LightGBM, checked in an A/B test")
    >>> sorted(bullet.flags)
    ['evaluation', 'metric', 'model', 'problem', 'verb']
    """
    laws = book or rulebook()
    single = re.sub(r"\s+", " ", text).strip()
    looked = single[:LOOKED]
    shown = flags(looked, laws)
    look = Look(looked, ongoing, bool(entry), shown, numbers(looked, laws), laws)
    return Bullet(
        text=single,
        entry=entry,
        ongoing=ongoing,
        shown=shown,
        findings=findings(look, (*MISSING, *ARITHMETIC, *WORDING)),
    )
