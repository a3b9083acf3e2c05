"""How well bullets' flags agree with people's labels: python -m bench.resume_flags [--errors].

The bullets lie in tests/resume/bullets, labelled twice and settled by the policy beside them.
A third of them, chosen by a hash of their text, is held out: patterns are tuned on the others only.
"""

import csv
import hashlib
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from greenroom.resume.model import FLAG_LETTERS, Flag
from greenroom.resume.score.bullet import read_bullet

BULLETS = Path(__file__).resolve().parents[1] / "tests" / "resume" / "bullets" / "bullets.tsv"
Labels = frozenset[Flag]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A bullet with the flags of both passes, and what was settled on."""

    text: str
    first: Labels
    second: Labels
    settled: Labels

    @property
    def held_out(self) -> bool:
        """Whether no pattern may be tuned on it."""
        return int(hashlib.sha256(self.text.encode()).hexdigest()[:8], 16) % 3 == 0


@dataclass(frozen=True, slots=True)
class Rates:
    """Precision, recall and F1 of one flag."""

    precision: float
    recall: float
    f1: float


def read_labelled(path: Path = BULLETS) -> tuple[Labelled, ...]:
    """Read the labelled bullets."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return tuple(
        Labelled(row["text"], *(_labels(row[name]) for name in ("first", "second", "settled")))
        for row in rows
    )


def _labels(letters: str) -> Labels:
    return frozenset(FLAG_LETTERS[letter] for letter in letters if letter != "-")


def rates(bullets: Sequence[Labelled], shown: Callable[[str], Labels]) -> dict[Flag, Rates]:
    """Measure each flag against what was settled on."""
    judged = [(bullet.settled, shown(bullet.text)) for bullet in bullets]
    return {flag: _rates(flag, judged) for flag in FLAG_LETTERS.values()}


def _rates(flag: Flag, judged: Sequence[tuple[Labels, Labels]]) -> Rates:
    both = sum(flag in true and flag in said for true, said in judged)
    labelled = sum(flag in true for true, _ in judged)
    named = sum(flag in said for _, said in judged)
    return Rates(both / max(named, 1), both / max(labelled, 1), 2 * both / max(labelled + named, 1))


def macro(found: dict[Flag, Rates]) -> float:
    """The mean F1 over the flags."""
    return sum(each.f1 for each in found.values()) / len(found)


def kappa(flag: Flag, bullets: Sequence[Labelled]) -> float:
    """Cohen's kappa between the two passes."""
    count = len(bullets)
    first = sum(flag in bullet.first for bullet in bullets) / count
    second = sum(flag in bullet.second for bullet in bullets) / count
    agreed = sum((flag in bullet.first) == (flag in bullet.second) for bullet in bullets) / count
    chance = first * second + (1 - first) * (1 - second)
    return (agreed - chance) / (1 - chance)


def shown_by_rules(text: str) -> Labels:
    """What the rules see in a bullet."""
    return read_bullet(text).flags


def main() -> None:
    """Print agreement and F1 for each flag; with --errors, the mistakes on those not held out."""
    bullets = read_labelled()
    develop = [bullet for bullet in bullets if not bullet.held_out]
    held = [bullet for bullet in bullets if bullet.held_out]
    seen, unseen = rates(develop, shown_by_rules), rates(held, shown_by_rules)
    print(f"{len(bullets)} bullets, {len(develop)} to develop on, {len(held)} held out")
    print("flag         kappa   develop F1   held out: precision  recall     F1")
    for flag in FLAG_LETTERS.values():
        row = unseen[flag]
        print(
            f"{flag:12} {kappa(flag, bullets):5.3f}   {seen[flag].f1:10.3f}"
            f"   {row.precision:19.3f} {row.recall:7.3f} {row.f1:6.3f}"
        )
    print(f"macro-F1             {macro(seen):10.3f}   {'':27} {macro(unseen):6.3f}")
    if "--errors" in sys.argv[1:]:
        for bullet in develop:
            said = shown_by_rules(bullet.text)
            missed, extra = sorted(bullet.settled - said), sorted(said - bullet.settled)
            if missed or extra:
                print(f"missed {missed}, too many {extra}: {bullet.text}")


if __name__ == "__main__":
    main()
