"""The recall lab: which networks can look something up that they read long ago.

A token carries a key and a value; the last token carries a key alone, and the answer is the value
that stood beside it. In the order task tokens carry values only, and the answer is the first one.

    >>> tokens, answers, where = draw("recall", 3, 2, np.random.default_rng(0))
    >>> tokens.shape, bool((tokens[0, where[0], 1] == answers[0]))
    ((2, 4, 2), True)
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from greenroom.labs.model import Choices, Progress, Series, Trial
from greenroom.labs.networks import NETWORKS, Array, Network, Parameters, softmax

Whole = npt.NDArray[np.int64]

SYMBOLS = 32  # keys, and values; one more of each stands for none
WIDTH = 32
BATCH = 32
EXAM = 1000
REACH = 64  # tokens over which a gradient is followed back
RATE = {"attention": 0.01, "lstm": 0.01, "rnn": 0.003}
LONGEST = REACH + 1


def draw(task: str, pairs: int, count: int, rng: np.random.Generator) -> tuple[Whole, Whole, Whole]:
    """Sequences of a task.

    Returns:
        Tokens (B, T, 2) as key and value, T = pairs + 1; answers (B,); where each stands (B,).
    """
    blank = np.full((count, 1), SYMBOLS)
    symbols = rng.random((2, count, max(SYMBOLS, pairs))).argsort(axis=2)[:, :, :pairs] % SYMBOLS
    keys, values = symbols[0], rng.integers(SYMBOLS, size=(count, pairs))
    where = rng.integers(pairs, size=count)
    asked = np.take_along_axis(keys, where[:, None], axis=1)
    if task == "order":
        keys, values = np.full_like(keys, SYMBOLS), symbols[1]
        where, asked = np.zeros(count, dtype=np.int64), blank
    tokens = np.stack([np.hstack([keys, asked]), np.hstack([values, blank])], axis=2)
    return tokens, values[np.arange(count), where], where


@dataclass(frozen=True, slots=True)
class Reader:
    """A network between an embedding of tokens and a choice among values."""

    network: Network
    parameters: Parameters
    positions: str  # none, learnt or waves

    def embed(self, tokens: Whole) -> tuple[Array, Array]:
        """One-hot keys beside one-hot values (B, T, 66), and x (B, T, d)."""
        ones = np.eye(SYMBOLS + 1)
        marks = np.concatenate([ones[tokens[..., 0]], ones[tokens[..., 1]]], axis=2)
        x = marks @ self.parameters["embedding"]
        if self.positions == "learnt":
            x = x + self.parameters["positions"][: x.shape[1]]
        elif self.positions == "waves":
            x = x + waves(x.shape[1])
        return marks, x

    def answer(self, tokens: Whole) -> tuple[Array, tuple[object, ...]]:
        """Probabilities of each value, (B, 32), and what the network kept."""
        state, kept = self.network.forward(self.parameters, self.embed(tokens)[1])
        return softmax(state @ self.parameters["readout"]), kept

    def learn(self, tokens: Whole, answers: Whole) -> tuple[float, Parameters, Array]:
        """The mean cross-entropy, its gradients, and that of every embedded token."""
        marks, x = self.embed(tokens)
        state, kept = self.network.forward(self.parameters, x)  # (B, d)
        chances = softmax(state @ self.parameters["readout"])  # (B, 32)
        rows = np.arange(len(answers))
        loss = -np.log(chances[rows, answers] + 1e-300).mean()
        d_scores = chances.copy()
        d_scores[rows, answers] -= 1
        d_scores /= len(answers)
        grads, d_x = self.network.backward(
            self.parameters, kept, d_scores @ self.parameters["readout"].T
        )
        grads["readout"] = state.T @ d_scores
        grads["embedding"] = marks.reshape(-1, marks.shape[2]).T @ d_x.reshape(-1, WIDTH)
        grads["positions"] = np.zeros_like(self.parameters["positions"])
        if self.positions == "learnt":
            grads["positions"][: x.shape[1]] = d_x.sum(axis=0)
        return float(loss), grads, d_x


def waves(length: int) -> Array:
    """Sines and cosines of each place (T, d) in d/2 wavelengths (Vaswani and others, 2017)."""
    turns = np.arange(length)[:, None] / 10_000 ** (np.arange(WIDTH // 2) * 2 / WIDTH)
    return np.hstack([np.sin(turns), np.cos(turns)]) * 0.7


def begin(choices: Choices, seed: int) -> Reader:
    """A reader that has learnt nothing yet."""
    rng = np.random.default_rng((seed, 51))
    network = NETWORKS[str(choices["network"])]
    own = network.begin(rng, WIDTH, float(choices["forget-bias"]))
    around = {
        "embedding": rng.standard_normal((2 * SYMBOLS + 2, WIDTH)) * 0.5,
        "positions": rng.standard_normal((LONGEST, WIDTH)) * 0.5,
        "readout": rng.standard_normal((WIDTH, SYMBOLS)) / np.sqrt(WIDTH),
    }
    return Reader(network, own | around, str(choices["positions"]))


def train(reader: Reader, choices: Choices, seed: int, progress: Progress) -> list[float]:
    """Adam over fresh sequences, the parameters changed in place; the loss of every step."""
    rng = np.random.default_rng((seed, 52))
    rate, steps = RATE[str(choices["network"])], int(choices["steps"])
    means = {name: np.zeros_like(value) for name, value in reader.parameters.items()}
    squares = {name: np.zeros_like(value) for name, value in reader.parameters.items()}
    losses = []
    for step in range(1, steps + 1):
        tokens, answers, _ = draw(str(choices["task"]), int(choices["pairs"]), BATCH, rng)
        loss, grads, _ = reader.learn(tokens, answers)
        losses.append(loss)
        size = np.sqrt(sum(float((g**2).sum()) for g in grads.values()))
        for name, grad in grads.items():
            g = grad / max(1.0, size)  # long sequences would throw the RNN out
            means[name] = 0.9 * means[name] + 0.1 * g
            squares[name] = 0.99 * squares[name] + 0.01 * g**2
            mean, square = means[name] / (1 - 0.9**step), squares[name] / (1 - 0.99**step)
            reader.parameters[name] -= rate * (1.1 - step / steps) * mean / (np.sqrt(square) + 1e-8)
        if step % 20 == 0:
            progress(step / steps, f"step {step}, loss {loss:.2f}")
    return losses


def reach(reader: Reader, seed: int) -> Array:
    """Size of the loss's gradient at each of 64 tokens before the last, nearest first."""
    tokens, answers, _ = draw("order", REACH, BATCH, np.random.default_rng((seed, 53)))
    _, _, d_x = reader.learn(tokens, answers)
    return np.asarray(np.sqrt((d_x**2).sum(axis=2)).mean(axis=0)[-2::-1])


def trial(choices: Choices, seed: int, progress: Progress) -> Trial:
    """Trains one network and examines it on sequences it has not seen."""
    reader = begin(choices, seed)
    sizes = reach(reader, seed)
    losses = train(reader, choices, seed, progress)
    pairs = int(choices["pairs"])
    exam = np.random.default_rng((seed, 54))
    tokens, answers, where = draw(str(choices["task"]), pairs, EXAM, exam)
    chances, kept = reader.answer(tokens)
    mass, series = 0.0, [_loss_chart(losses), _reach_chart(sizes)]
    if choices["network"] == "attention":
        shares = np.asarray(kept[4])[:, :, 0]  # (B, H, T)
        mass = float(shares[np.arange(EXAM), :, where].max(axis=1).mean())
        series.append(_attention_map(shares, where))
    counted = [v.size for name, v in reader.parameters.items() if name != "positions"]
    return Trial(
        metrics={
            "accuracy": float((chances.argmax(axis=1) == answers).mean()),
            "loss": float(-np.log(chances[np.arange(EXAM), answers] + 1e-300).mean()),
            "attention-mass": mass,
            "reach": float(np.log10(sizes[-1] + 1e-300) - np.log10(sizes[0] + 1e-300)),
            "dependent-steps": 1.0 if choices["network"] == "attention" else float(pairs + 1),
            "parameters": float(sum(counted)),
        },
        series=tuple(series),
    )


def _attention_map(shares: Array, where: Whole) -> Series:
    """What the last token of eight sequences reads, by the head that reads the right one more."""
    rows = np.unique(where, return_index=True)[1][:8]  # one for each place, as far as eight go
    head = shares[np.arange(EXAM), :, where].mean(axis=0).argmax()
    seen = shares[rows, head]  # (8, T)
    wanted = [f"wants {where[row] + 1}" for row in rows]
    spots = [(place + 1, name) for name in wanted for place in range(seen.shape[1])]
    right = [seen[each, where[row]] for each, row in enumerate(rows)]
    return Series(
        id="attention",
        title="What the question attends to (share)",
        columns={
            "token": tuple(place for place, _ in spots),
            "question": tuple(name for _, name in spots),
            "share": tuple(float(each) for each in seen.ravel()),
        },
        form="heat",
        says=f"In {len(rows)} sequences the better head puts {min(right):.0%} to "
        f"{max(right):.0%} of its attention on the token that is wanted.",
    )


def _loss_chart(losses: list[float]) -> Series:
    blocks = [float(np.mean(losses[at : at + 10])) for at in range(0, len(losses), 10)]
    return Series(
        id="loss",
        title="Cross-entropy while training (means of ten steps)",
        columns={"step": tuple(range(10, 10 * len(blocks) + 1, 10)), "loss": tuple(blocks)},
        says=f"The loss begins at {blocks[0]:.2f} and ends at {blocks[-1]:.3f}; "
        f"guessing gives {np.log(SYMBOLS):.2f}.",
    )


def _reach_chart(sizes: Array) -> Series:
    logs = np.log10(sizes + 1e-300)
    return Series(
        id="reach",
        title="Gradient by distance from the end, before training (log10)",
        columns={
            "tokens back": tuple(range(1, REACH + 1)),
            "gradient": tuple(map(float, logs - logs[0])),
        },
        says=f"Eight tokens back 10^{logs[7] - logs[0]:.1f} of the nearest token's gradient is "
        f"left, {REACH} back 10^{logs[-1] - logs[0]:.1f}.",
    )
