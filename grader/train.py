"""Train the support model from the published MiniLM weights.

python -m grader.train --minilm FOLDER --shared FOLDER --stage NAME [--start FILE] --out FILE
"""

import argparse
import random
import time
from collections.abc import Iterator
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer

from grader.examples import Pack, Verdict
from grader.model import LAYERS, Batch, Support
from grader.stages import STAGES

SEED = 7
TOKENS = 3072  # padded tokens a step
RATE, BY_DEPTH, HEAD_RATE = 2e-4, 0.9, 1e-3
WARM = 0.06
QUESTION, ANSWER, POINT = 40, 300, 160  # tokens kept of each
ONCE = ("wordings", "entailment", "noisy")  # sources of which an epoch sees its part alone

Ready = tuple[list[list[int]], Verdict]


class Packer:
    """Turns packs into batches of token ids."""

    def __init__(self, tokenizer: Path) -> None:
        self.tokenizer = Tokenizer.from_file(str(tokenizer))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.start = int(self.tokenizer.token_to_id("[CLS]") or 0)
        self.end = int(self.tokenizer.token_to_id("[SEP]") or 0)

    def ids(self, text: str, limit: int) -> list[int]:
        """At most `limit` token ids of a text, its beginning and its end."""
        ids = self.tokenizer.encode(text, add_special_tokens=False).ids
        return ids if len(ids) <= limit else ids[: limit // 2] + ids[-(limit - limit // 2) :]

    def rows(self, pack: Pack) -> Iterator[Ready]:
        """Question, answer and point by their token ids, for each point, and its verdict."""
        question = [self.start, *self.ids(pack.question, QUESTION), self.end]
        answer = [*self.ids(pack.answer, ANSWER), self.end]
        for text, verdict in pack.points:
            yield [question, answer, [self.start, *self.ids(text, POINT), self.end]], verdict


def lay_out(rows: list[list[list[int]]]) -> Batch:
    """Lay out sequences of question, answer and point with their masks."""
    length = max(sum(map(len, parts)) for parts in rows)
    ids = torch.zeros(len(rows), length, dtype=torch.long)
    positions, roles = torch.zeros_like(ids), torch.zeros_like(ids)
    weights = torch.zeros(len(rows), len(rows) * length)
    first = []
    hidden = torch.full((len(rows), 1, 1, length), -1e4)
    for row, parts in enumerate(rows):
        at = 0
        for place, part in enumerate(parts):
            span = slice(at, at + len(part))
            ids[row, span] = torch.tensor(part)
            begin = len(parts[0]) if place == 1 else 0
            positions[row, span] = torch.arange(begin, begin + len(part))
            roles[row, span] = place
            at += len(part)
        hidden[row, :, :, :at] = 0.0
        begin = row * length + at - len(parts[2])
        first.append(begin)
        weights[row, begin : begin + len(parts[2])] = 1 / len(parts[2])
    return Batch(ids, positions, roles, hidden, weights, torch.tensor(first))


def batches(packs: list[Ready], rng: random.Random) -> list[list[Ready]]:
    """Groups of like length in random order."""
    order = sorted(
        range(len(packs)), key=lambda i: sum(map(len, packs[i][0])) * rng.uniform(0.9, 1.1)
    )
    groups: list[list[int]] = [[]]
    for index in order:
        longest = sum(map(len, packs[index][0]))
        if groups[-1] and longest * (len(groups[-1]) + 1) > TOKENS:
            groups.append([])
        groups[-1].append(index)
    rng.shuffle(groups)
    return [[packs[i] for i in group] for group in groups]


def parameters(model: Support, peak: float) -> list[dict[str, object]]:
    """Lower rates for lower layers."""
    groups: list[dict[str, object]] = [
        {"params": list(model.head.parameters()), "lr": HEAD_RATE, "weight_decay": 0.01},
        {
            "params": [*model.roles.parameters(), *model.first_norm.parameters()],
            "lr": peak * BY_DEPTH**LAYERS,
            "weight_decay": 0.0,
        },
    ]
    for depth, layer in enumerate(model.layers):
        rate = peak * BY_DEPTH ** (LAYERS - 1 - depth)
        for decays in (True, False):
            chosen = [p for p in layer.parameters() if (p.dim() > 1) == decays]
            groups.append({"params": chosen, "lr": rate, "weight_decay": 0.01 if decays else 0.0})
    return groups


def train(
    model: Support, packer: Packer, examples: dict[str, list[Pack]], epochs: int, peak: float
) -> None:
    """Train in place."""
    rng = random.Random(SEED)
    ready = {
        name: [row for pack in packs for row in packer.rows(pack)]
        for name, packs in examples.items()
    }
    plan = []
    for epoch in range(epochs):
        chosen = [
            one
            for name, packs in ready.items()
            for place, one in enumerate(packs)
            if place % epochs == epoch or name not in ONCE
        ]
        plan.append(batches(chosen, rng))
    steps = sum(map(len, plan))
    optimiser = torch.optim.AdamW(parameters(model, peak))
    print(steps, "steps", flush=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min(s / (WARM * steps), max(0.02, (steps - s) / (steps * (1 - WARM))))
    )
    began, smooth = time.time(), 0.0
    model.train()
    for step, group in enumerate((group for epoch in plan for group in epoch), start=1):
        batch = lay_out([parts for parts, _ in group])
        target = torch.tensor([verdict for _, verdict in group])
        with torch.autocast("cpu", torch.bfloat16):
            logits = model(batch)
        loss = -(target * logits.log_softmax(1)).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        smooth = loss.item() if step == 1 else 0.98 * smooth + 0.02 * loss.item()
        if step % 50 == 0 or step == steps:
            print(f"{step}/{steps} loss {smooth:.3f} {time.time() - began:.0f} s", flush=True)


def main() -> None:
    """Train and save."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--minilm", type=Path, required=True)
    asked.add_argument("--shared", type=Path, required=True)
    asked.add_argument("--out", type=Path, required=True)
    asked.add_argument("--without", default="")
    asked.add_argument("--stage", choices=STAGES, required=True)
    asked.add_argument("--start", type=Path, help="weights of the stage before")
    asked.add_argument("--rate", type=float, default=RATE)
    asked.add_argument("--epochs", type=int, default=2)
    given = asked.parse_args()
    torch.manual_seed(SEED)
    torch.set_num_threads(2)
    packer = Packer(given.minilm / "tokenizer.json")
    model = Support(
        {
            k.removeprefix("bert."): v
            for k, v in load_file(given.minilm / "model.safetensors").items()
        }
    )
    model.dropout = 0.0
    rng = random.Random(SEED)
    if given.start:
        model.load_state_dict(load_file(given.start))
    examples = STAGES[given.stage](given.shared, rng, given.without).packs
    for name, packs in examples.items():
        print(name, len(packs), sum(len(p.points) for p in packs), flush=True)
    train(model, packer, examples, given.epochs, given.rate)
    save_file(model.state_dict(), given.out)


if __name__ == "__main__":
    main()
