"""Measures what is asked of résumés: how much, how varied, and how well answers are told apart.

Usage: python -m bench.resume_probes
"""

import time
from collections import Counter
from pathlib import Path

import yaml

from bench.resume_flags import read_labelled
from greenroom.content.load import read_bank
from greenroom.content.model import Bank
from greenroom.grading.free_text import make_grader
from greenroom.grading.model import Grader, Scorecard
from greenroom.language.embed import load_embedder
from greenroom.resume.defend import question_about
from greenroom.resume.ledger import HOLDS
from greenroom.resume.probes import ask_about, probes_for
from greenroom.resume.score.bullet import read_bullet
from greenroom.world import open_world

ANSWERS = Path(__file__).parents[1] / "tests" / "resume" / "files"


def main() -> None:
    """Print the figures."""
    _asked()
    settings = open_world().settings
    bank = read_bank(settings.pack_dir)
    embed = load_embedder(settings.models_dir, settings.threads)
    graders = {"by words": make_grader(None, bank.mistakes)}
    if embed is not None:
        graders["by meaning"] = make_grader(embed, bank.mistakes)
    for name in ("answers", "answers-seen"):
        for how, grader in graders.items():
            print(f"{name}, {how}: {_told_apart(name, bank, grader)}")


def _asked() -> None:
    bullets = [read_bullet(each.text) for each in read_labelled()]
    probes_for(bullets[:1])  # reads the pack
    began = time.perf_counter()
    asked = probes_for(bullets)
    spent = 1000 * (time.perf_counter() - began) / len(bullets)
    kinds = Counter(ask.kind for asks in asked for ask in asks)
    print(f"{len(bullets)} bullets, {sum(kinds.values())} asks, {spent:.2f} ms a bullet")
    print("asks a bullet:", dict(sorted(Counter(map(len, asked)).items())))
    print("kinds:", ", ".join(f"{kind} {count}" for kind, count in kinds.most_common()))


def _told_apart(name: str, bank: Bank, grader: Grader) -> str:
    pairs = yaml.safe_load((ANSWERS / f"{name}.yaml").read_text(encoding="utf-8"))
    shares: dict[str, list[float]] = {"good": [], "poor": []}
    for pair in pairs:
        bullet = read_bullet(pair["bullet"])
        asked = ask_about(bullet, pair["kind"], (0, len(bullet.text)))
        question = question_about(bullet, asked.ask, bank.questions)
        for side, found in shares.items():
            card = grader(question, pair[side])
            found.append(card.share if isinstance(card, Scorecard) else 0.0)
    held = sum(share >= HOLDS for share in shares["good"])
    fell = sum(share < HOLDS for share in shares["poor"])
    means = [sum(found) / len(found) for found in shares.values()]
    return (
        f"of {len(pairs)} good answers {held} hold, of as many poor ones {fell} do not; "
        f"they earn {means[0]:.0%} and {means[1]:.0%}"
    )


if __name__ == "__main__":
    main()
