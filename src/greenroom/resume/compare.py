"""Sets two versions of a résumé side by side: what each part gained, which bullets changed how."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Indel
from rapidfuzz.fuzz import token_sort_ratio

from greenroom.resume.model import Bullet, Score

ALIKE = 55.0  # of 100, from which two bullets are versions of one; below they share only a subject

Change = Literal["same", "changed", "added", "gone"]


@dataclass(frozen=True, slots=True)
class PartBeside:
    """One part of the score in both versions; a share is None where a version has no such part."""

    id: str
    title: str
    weight: float
    before: float | None
    after: float | None

    @property
    def gained(self) -> float:
        """Points gained, below 0 when lost."""
        return self.weight * ((self.after or 0.0) - (self.before or 0.0))


@dataclass(frozen=True, slots=True)
class Words:
    """A run of words that the other version has too, or has not."""

    text: str
    differs: bool = False


@dataclass(frozen=True, slots=True)
class BulletBeside:
    """One bullet in both versions; a side is empty where it was added or is gone."""

    change: Change
    entry: str
    before: tuple[Words, ...] = ()
    after: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions side by side."""

    before: int
    after: int
    parts: tuple[PartBeside, ...]
    bullets: tuple[BulletBeside, ...]

    def count(self, change: Change) -> int:
        """How many bullets changed in one way."""
        return sum(each.change == change for each in self.bullets)


def compare(before: Score, after: Score) -> Comparison:
    """Compare an earlier version of a résumé with a later one.

    Bullets stand in the later version's order; one that is gone stands after what preceded it.
    """
    return Comparison(
        before=before.score,
        after=after.score,
        parts=tuple(_parts(before, after)),
        bullets=beside(before.bullets, after.bullets),
    )


def beside(before: Sequence[Bullet], after: Sequence[Bullet]) -> tuple[BulletBeside, ...]:
    """Pair bullets that are the same or versions of one, each at most once.

    >>> rows = beside([Bullet("Cut costs by 3%"), Bullet("Led it")], [Bullet("Cut costs by 30%")])
    >>> [(row.change, [each.text for each in row.after if each.differs]) for row in rows]
    [('changed', ['30%']), ('gone', [])]
    """
    pairs = _pairs([each.text for each in before], [each.text for each in after])
    old_of = {new: old for old, new in pairs.items()}
    rows = [
        ((new, -1), _row(before[old_of[new]] if new in old_of else None, bullet))
        for new, bullet in enumerate(after)
    ]
    place = -1
    for old, bullet in enumerate(before):
        place = pairs.get(old, place)
        if old not in pairs:
            rows.append(((place, old), _row(bullet, None)))
    return tuple(row for _, row in sorted(rows, key=lambda row: row[0]))


def _pairs(before: Sequence[str], after: Sequence[str]) -> dict[int, int]:
    likeness = [
        (-token_sort_ratio(old, new, score_cutoff=ALIKE), abs(i - j), i, j)
        for i, old in enumerate(before)
        for j, new in enumerate(after)
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for unlike, _, i, j in sorted(likeness):
        if unlike < 0 and i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def _row(before: Bullet | None, after: Bullet | None) -> BulletBeside:
    if before is None or after is None:
        whole = before or after or Bullet("")
        words = (Words(whole.text),)
        if before is None:
            return BulletBeside("added", whole.entry, after=words)
        return BulletBeside("gone", whole.entry, before=words)
    old, new = _split(before.text), _split(after.text)
    moves = list(Indel.opcodes(old, new))
    left = (Words("".join(old[m.src_start : m.src_end]), m.tag != "equal") for m in moves)
    right = (Words("".join(new[m.dest_start : m.dest_end]), m.tag != "equal") for m in moves)
    change: Change = "same" if before.text == after.text else "changed"
    return BulletBeside(change, after.entry, tuple(_said(left)), tuple(_said(right)))


def _said(words: Iterator[Words]) -> Iterator[Words]:
    return (each for each in words if each.text)


def _split(text: str) -> list[str]:
    """Words and what stands between them, so that they join to the text again."""
    return re.findall(r"\s+|[^\s]+", text)


def _parts(before: Score, after: Score) -> Iterator[PartBeside]:
    old = {part.id: part for part in before.parts}
    new = {part.id: part for part in after.parts}
    for name, part in {**old, **new}.items():
        was = old[name].share if name in old else None
        now = new[name].share if name in new else None
        yield PartBeside(name, part.title, part.weight, was, now)
