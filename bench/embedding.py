"""Embeds the sentences of 150-word answers, with Greenroom and with sentence-transformers.

python bench/embedding.py --with /path/to/venv/bin/python --model FOLDER_OR_WHEEL

Both take part in the same run, warmed up, in alternating rounds, each with the same two threads.
The other side runs in an interpreter of its own, where sentence-transformers and torch are
installed; this file is its server too, so it imports nothing of Greenroom at the top.
"""

import argparse
import json
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

Answers = list[list[str]]
Embed = Callable[[Sequence[str]], Any]

WORDS = 150


def main() -> None:
    """Measure, print."""
    arguments = _arguments()
    if arguments.serve:
        _serve(Path(arguments.serve), arguments.threads)
        return
    answers = _answers(arguments.answers)
    result: dict[str, Any] = {
        "cpu": f"{platform.machine()}, {os.cpu_count()} cores",
        "threads": arguments.threads,
        "answers": len(answers),
        "sentences": sum(map(len, answers)),
        "words_per_answer": statistics.mean(
            sum(len(sentence.split()) for sentence in answer) for answer in answers
        ),
    }
    ours = _greenroom(arguments.threads)
    if arguments.other:
        with _model_folder(Path(arguments.model)) as folder:
            result |= _compare(ours, arguments, folder, answers)
    else:
        result["greenroom"] = _summary([_round(ours, answers) for _ in range(arguments.rounds)])
    print(json.dumps(result, indent=2) if arguments.json else _table(result))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--with", dest="other", help="a Python with sentence-transformers")
    parser.add_argument("--model", help="for the other side: all-MiniLM-L6-v2, folder or wheel")
    parser.add_argument("--answers", type=int, default=40, help="how many answers a round")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--serve", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.other and not arguments.model:
        parser.error("--with needs --model")
    return arguments


def _answers(count: int) -> Answers:
    """Answers of about 150 words, made of the sentences of the pack's exemplars."""
    from greenroom.content.load import read_bank
    from greenroom.world import open_world

    bank = read_bank(open_world().settings.pack_dir)
    sentences = [
        sentence
        for question in sorted(bank.questions.values(), key=lambda question: question.id)
        for exemplar in question.exemplars
        for sentence in re.split(r"(?<=[.!?])\s+", " ".join(exemplar.answer.split()))
    ]
    answers: Answers = [[]]
    for sentence in sentences:
        if sum(len(said.split()) for said in answers[-1]) >= WORDS:
            if len(answers) == count:
                break
            answers.append([])
        answers[-1].append(sentence)
    return answers


def _greenroom(threads: int) -> Embed:
    from greenroom.language.embed import load_embedder
    from greenroom.world import open_world

    embed = load_embedder(open_world().settings.models_dir, threads)
    if embed is None:
        sys.exit("no model: greenroom models install")
    return embed


def _round(embed: Embed, answers: Answers) -> tuple[float, float]:
    """Seconds for all answers, one call an answer as grading does it, then all in one call."""
    start = time.perf_counter()
    for answer in answers:
        embed(answer)
    middle = time.perf_counter()
    embed([sentence for answer in answers for sentence in answer])
    return middle - start, time.perf_counter() - middle


def _compare(
    ours: Embed, arguments: argparse.Namespace, folder: Path, answers: Answers
) -> dict[str, Any]:
    command = [arguments.other, __file__, "--serve", str(folder)]
    command += ["--threads", str(arguments.threads)]
    offline = {**os.environ, "HF_HUB_OFFLINE": "1", "TOKENIZERS_PARALLELISM": "true"}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=offline
    ) as server:
        assert server.stdin  # noqa: S101 - it was asked for
        assert server.stdout  # noqa: S101 - it was asked for
        about = _ask(server.stdin, server.stdout, answers)
        _round(ours, answers)
        mine, theirs = [], []
        for _ in range(arguments.rounds):
            mine.append(_round(ours, answers))
            theirs.append(tuple(_ask(server.stdin, server.stdout, "round")["seconds"]))
        server.stdin.close()
    return {
        "greenroom": _summary(mine),
        "sentence-transformers": {**about["versions"], **_summary(theirs)},
        "ratio": {
            "per_answer": _ratio([a[0] for a in mine], [b[0] for b in theirs]),
            "in_one_call": _ratio([a[1] for a in mine], [b[1] for b in theirs]),
        },
        "agreement": _agreement(ours, answers, about["vectors"]),
    }


def _ask(stdin: IO[str], stdout: IO[str], request: object) -> Any:
    stdin.write(json.dumps(request) + "\n")
    stdin.flush()
    return json.loads(stdout.readline())


def _summary(rounds: Sequence[tuple[float, ...]]) -> dict[str, float]:
    return {
        "seconds_per_answer_round": statistics.median(seconds[0] for seconds in rounds),
        "seconds_in_one_call": statistics.median(seconds[1] for seconds in rounds),
    }


def _ratio(mine: list[float], theirs: list[float]) -> dict[str, float]:
    ratios = [b / a for a, b in zip(mine, theirs, strict=True)]
    return {"median": statistics.median(ratios), "low": min(ratios), "high": max(ratios)}


def _agreement(ours: Embed, answers: Answers, vectors: list[list[float]]) -> float:
    """Pearson's r between both sides' cosines, over all pairs of the first sentences."""
    import numpy as np

    sentences = [sentence for answer in answers for sentence in answer][: len(vectors)]
    pairs = np.triu_indices(len(sentences), 1)
    mine, theirs = ours(sentences), np.array(vectors)
    return float(np.corrcoef((mine @ mine.T)[pairs], (theirs @ theirs.T)[pairs])[0, 1])


def _table(result: dict[str, Any]) -> str:
    count = result["sentences"]
    words = f"{result['words_per_answer']:.0f} words each"
    lines = [
        f"{count} sentences of {result['answers']} answers, {words}",
        f"{result['threads']} threads; {result['cpu']}",
        f"{'sentences a second':24}{'a call an answer':>18}{'all in one call':>18}",
    ]
    for side in ("greenroom", "sentence-transformers"):
        if side in result:
            rates = (count / result[side][key] for key in _summary([(1, 1)]))
            lines.append(f"{side:24}" + "".join(f"{rate:18.0f}" for rate in rates))
    if "ratio" in result:
        ratios = (
            f"{r['median']:.2f} ({r['low']:.2f}-{r['high']:.2f})" for r in result["ratio"].values()
        )
        lines.append(f"{'times as fast':24}" + "".join(f"{ratio:>18}" for ratio in ratios))
        other = result["sentence-transformers"]
        lines.append(
            f"against sentence-transformers {other['sentence_transformers']}, torch "
            f"{other['torch']}; cosines agree with r = {result['agreement']:.4f}"
        )
    return "\n".join(lines)


@contextmanager
def _model_folder(path: Path) -> Iterator[Path]:
    """The folder that sentence-transformers reads; a wheel is unpacked for as long."""
    if path.is_dir():
        yield path
        return
    with tempfile.TemporaryDirectory() as unpacked, zipfile.ZipFile(path) as wheel:
        wheel.extractall(unpacked)
        yield next(Path(unpacked).rglob("modules.json")).parent


def _serve(folder: Path, threads: int) -> None:
    """The other side: reads the answers, then does a round for each further line."""
    import sentence_transformers  # type: ignore[import-not-found] # in the other interpreter
    import torch  # in the other interpreter
    from transformers.utils.logging import (  # type: ignore[import-not-found] # as above
        disable_progress_bar,
    )

    disable_progress_bar()
    torch.set_num_threads(threads)
    model = sentence_transformers.SentenceTransformer(str(folder), device="cpu")
    answers = json.loads(sys.stdin.readline())
    versions = {
        "torch": torch.__version__,
        "sentence_transformers": sentence_transformers.__version__,
    }
    sentences = [sentence for answer in answers for sentence in answer]
    _round(model.encode, answers)
    vectors = model.encode(sentences[:200], normalize_embeddings=True).tolist()
    print(json.dumps({"versions": versions, "vectors": vectors}), flush=True)
    for _ in sys.stdin:
        print(json.dumps({"seconds": _round(model.encode, answers)}), flush=True)


if __name__ == "__main__":
    main()
