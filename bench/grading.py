"""How fast answers of 150 words are graded, beside sentence-transformers embedding them alone.

python bench/grading.py --with /path/to/venv/bin/python --model FOLDER_OR_WHEEL

Greenroom's time is the whole of grading: cutting, embedding, comparing, marking, summing up. The
other side only embeds the same sentences, a call an answer, in the same run and on as many threads.
The question has six criteria; its wordings are embedded before the clock starts.
"""

import argparse
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench.embedding import _ask, _model_folder  # noqa: E402  # the path above makes it importable
from greenroom.content.load import read_bank  # noqa: E402
from greenroom.content.model import Question  # noqa: E402
from greenroom.grading.free_text import make_grader  # noqa: E402
from greenroom.grading.model import Grader  # noqa: E402
from greenroom.grading.polarity import claims, opposition  # noqa: E402
from greenroom.grading.spans import units, word_count  # noqa: E402
from greenroom.grading.terms import content, words  # noqa: E402
from greenroom.language.embed import load_embedder  # noqa: E402
from greenroom.world import open_world  # noqa: E402

WORDS = 150
CRITERIA = 6


def main() -> None:
    """Grade in rounds, alternating with the other side when there is one, and print."""
    options = _options()
    settings = open_world().settings
    bank = read_bank(settings.pack_dir)
    question = next(q for q in bank.questions.values() if len(q.rubric) == CRITERIA)
    answers = _answers([e.answer for q in bank.questions.values() for e in q.exemplars])
    grader = make_grader(load_embedder(settings.models_dir, options.threads), bank.mistakes)
    _grade_all(grader, question, answers)  # warms up
    print(
        f"{len(answers)} answers of {statistics.mean(map(word_count, answers)):.0f} words, "
        f"{CRITERIA} criteria ({question.id}), grader {grader(question, answers[0]).grader}, "
        f"{options.threads} threads; {platform.machine()}, {os.cpu_count()} cores"
    )
    if not options.other:
        taken = [_grade_all(grader, question, answers) for _ in range(options.rounds)]
        print(_line("greenroom, grading", taken))
        return
    with _model_folder(Path(options.model)) as folder:
        taken, theirs = _beside(options, folder, (grader, question), answers)
    print(_line("greenroom, grading", taken))
    rates = [len(answers) / seconds for seconds in theirs]
    print(f"{'sentence-transformers, embedding':34}{statistics.median(rates):44.1f} answers/s")
    ratios = [seconds / sum(mine) for seconds, mine in zip(theirs, taken, strict=True)]
    print(
        f"graded {statistics.median(ratios):.2f} times as fast as it embeds "
        f"({min(ratios):.2f}-{max(ratios):.2f} over {len(ratios)} rounds)"
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--with", dest="other", help="a Python with sentence-transformers")
    parser.add_argument("--model", help="for the other side: all-MiniLM-L6-v2, folder or wheel")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    if options.other and not options.model:
        parser.error("--with needs --model")
    return options


def _answers(texts: Sequence[str]) -> list[str]:
    """Answers of about 150 words, made of the exemplars' sentences."""
    answers, said = [], ""
    for text in texts:
        for unit in units(text):
            said = f"{said} {unit.text}".strip()
            if word_count(said) >= WORDS:
                answers.append(said)
                said = ""
    return answers[:60]


def _grade_all(grader: Grader, question: Question, answers: Sequence[str]) -> list[float]:
    """Seconds for each answer, none of which the process has seen."""
    for remembered in (words, content, units, word_count, claims, opposition):
        remembered.cache_clear()
    taken = []
    for answer in answers:
        start = time.perf_counter()
        grader(question, answer)
        taken.append(time.perf_counter() - start)
    return taken


def _beside(
    options: argparse.Namespace,
    folder: Path,
    ours: tuple[Grader, Question],
    answers: Sequence[str],
) -> tuple[list[list[float]], list[float]]:
    """Rounds of both sides, one after the other."""
    server = str(ROOT / "bench" / "embedding.py")
    command = [options.other, server, "--serve", str(folder), "--threads", str(options.threads)]
    offline = {**os.environ, "HF_HUB_OFFLINE": "1", "TOKENIZERS_PARALLELISM": "true"}
    taken, theirs = [], []
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=offline
    ) as other:
        if other.stdin is None or other.stdout is None:
            sys.exit("the other interpreter has no pipes")
        _ask(other.stdin, other.stdout, [[u.text for u in units(answer)] for answer in answers])
        for _ in range(options.rounds):
            taken.append(_grade_all(*ours, answers))
            theirs.append(float(_ask(other.stdin, other.stdout, "round")["seconds"][0]))
        other.stdin.close()
    return taken, theirs


def _line(name: str, taken: Sequence[Sequence[float]]) -> str:
    every = sorted(seconds for round_ in taken for seconds in round_)
    middle, late = statistics.median(every), every[int(0.95 * (len(every) - 1))]
    rate = statistics.median(len(round_) / sum(round_) for round_ in taken)
    return f"{name:34}p50 {1000 * middle:6.1f} ms   p95 {1000 * late:6.1f} ms{rate:16.1f} answers/s"


if __name__ == "__main__":
    main()
