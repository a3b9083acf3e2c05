"""The theory labs: identities to the last digit, rates beside theory's, recall and its price."""

import argparse
import time
from importlib.util import find_spec
from itertools import product

import numpy as np

from greenroom.labs import recall
from greenroom.labs.bias_variance import LEARNERS, PLACES, SETTINGS, TRUTHS, decompose
from greenroom.labs.choosing import settle
from greenroom.labs.descent_lab import LAB as DESCENT
from greenroom.labs.recall_lab import LAB as RECALL
from greenroom.labs.run import one_thread, quiet

RATES = (("gd", "safe"), ("gd", "tuned"), ("momentum", "tuned"), ("nesterov", "tuned"))
SEEDS = 5


def show(_asked: argparse.Namespace) -> None:
    """Print each figure beside its goal."""
    with one_thread():
        print(f"bias² + variance + noise against the error: {_identity():.1e} off (goal 1e-10)")
        _rates()
        _divergence()
        _recall()
        _torch()


def _identity() -> float:
    """The largest gap over every learner, flexibility and world."""
    rng, worst = np.random.default_rng(0), 0.0
    at = (np.arange(PLACES) + 0.5) / PLACES
    for truth, noise, (name, learner) in product(
        TRUTHS.values(), (0.1, 0.3, 0.6), LEARNERS.items()
    ):
        x = (np.arange(30) + rng.random((200, 30))) / 30
        y = truth(x) + noise * rng.standard_normal(x.shape)
        for level in SETTINGS[name]:
            parts = decompose(learner(x, y, at, level), truth(at), noise)
            # a wild polynomial errs by hundreds: rounding goes with the size
            gap = abs(parts.bias2 + parts.variance + parts.noise - parts.error)
            worst = max(worst, gap / max(1.0, parts.error))
    return worst


def _rates() -> None:
    worst = 0.0
    print("digits of distance won in 100 passes on the bowl, measured / theory")
    for method, rate in RATES:
        shown = []
        for condition in (10, 100, 1000):
            chosen = {"method": method, "rate": rate, "condition": condition, "passes": 1600}
            found = [
                DESCENT.trial(settle(DESCENT, chosen), seed, quiet).metrics for seed in range(SEEDS)
            ]
            pairs = np.array([(each["rate-measured"], each["rate-theory"]) for each in found])
            worst = max(worst, float(np.abs(pairs[:, 0] / pairs[:, 1] - 1).max()))
            shown.append(f"{condition}: {pairs[:, 0].mean():.3f} / {pairs[:, 1].mean():.3f}")
        print(f"  {method:9} {rate:6} " + "   ".join(shown))
    print(f"furthest from theory, of {SEEDS} seeds each: {worst:.1%} (goal 10%)")


def _divergence() -> None:
    beyond = settle(DESCENT, {"rate": "beyond"})
    found = DESCENT.trial(beyond, 0, quiet).metrics
    print(
        f"2.1/L: gradient descent loses {-found['rate-measured']:.2f} digits in 100 passes, "
        f"by theory {-found['rate-theory']:.2f}"
    )


def _recall() -> None:
    for network, pairs in product(("attention", "lstm", "rnn"), (8, 32)):
        chosen = settle(RECALL, {"network": network, "pairs": pairs})
        start = time.process_time()
        found = [RECALL.trial(chosen, seed, quiet).metrics for seed in range(SEEDS)]
        took = (time.process_time() - start) / SEEDS
        right = [each["accuracy"] for each in found]
        goal = " (goal .99 in 10)" if network == "attention" else ""
        print(
            f"{network:9} {pairs:2} pairs: {np.mean(right):.3f} right, least {min(right):.3f}, "
            f"{took:.2f} CPU seconds to train and examine{goal}"
        )


def _torch() -> None:
    if find_spec("torch") is None:
        print("torch is not installed: its networks are not held beside ours")
        return
    from greenroom.labs.recall_torch import gradients

    for network in ("attention", "lstm", "rnn"):
        reader = recall.begin(settle(RECALL, {"network": network, "forget-bias": 1.0}), 0)
        tokens, answers, _ = recall.draw("recall", 8, 32, np.random.default_rng(1))
        loss, ours, _ = reader.learn(tokens, answers)
        other, theirs = gradients(reader, network, tokens, answers)
        gap = max(float(np.abs(ours[name] - theirs[name]).max()) for name in theirs)
        print(
            f"{network:9} against torch's autograd: loss {abs(loss - other):.1e}, slopes {gap:.1e}"
        )
