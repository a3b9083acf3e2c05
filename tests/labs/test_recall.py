import numpy as np
import pytest

from greenroom.labs import recall as lab
from greenroom.labs.model import Choices, Value
from greenroom.labs.networks import NETWORKS

PLAIN: dict[str, Value] = {
    "network": "attention",
    "task": "recall",
    "pairs": 8,
    "positions": "learnt",
    "forget-bias": 0.0,
    "steps": 400,
}


def chosen(**choices: Value) -> Choices:
    return PLAIN | {name.replace("_", "-"): value for name, value in choices.items()}


def quiet(share: float, what: str) -> None:
    pass


def measured(**choices: Value) -> dict[str, float]:
    return dict(lab.trial(chosen(**choices), 1, quiet).metrics)


@pytest.mark.parametrize("network", NETWORKS)
def test_every_gradient_is_a_slope_of_the_loss(network: str) -> None:
    reader = lab.begin(chosen(network=network, forget_bias=1.0), 3)
    rng = np.random.default_rng(4)
    tokens, answers, _ = lab.draw("recall", 5, 4, rng)
    _, grads, _ = reader.learn(tokens, answers)

    for name, value in reader.parameters.items():
        for place in rng.choice(value.size, size=6, replace=False):
            at, kept = np.unravel_index(place, value.shape), value.flat[place]
            sides = []
            for step in (1e-5, -1e-5):
                value[at] = kept + step
                sides.append(reader.learn(tokens, answers)[0])
            value[at] = kept
            slope = (sides[0] - sides[1]) / 2e-5
            assert grads[name][at] == pytest.approx(slope, rel=1e-4, abs=1e-8), name


@pytest.mark.parametrize("network", NETWORKS)
def test_a_token_s_gradient_is_a_slope_too(network: str) -> None:
    rng, net = np.random.default_rng(4), NETWORKS[network]
    parameters = net.begin(rng, 8, 1.0)
    x, weights = rng.standard_normal((2, 4, 8)), rng.standard_normal((2, 8))
    _, kept = net.forward(parameters, x)
    _, d_x = net.backward(parameters, kept, weights)

    for at in ((0, 0, 1), (1, 2, 3), (0, 3, 7)):
        step = np.zeros_like(x)
        step[at] = 1e-6
        sides = [float((net.forward(parameters, x + s)[0] * weights).sum()) for s in (step, -step)]
        assert d_x[at] == pytest.approx((sides[0] - sides[1]) / 2e-6, rel=1e-5, abs=1e-8)


def test_attention_looks_up_eight_pairs_and_looks_at_the_right_one() -> None:
    found = measured()

    assert found["accuracy"] >= 0.99
    assert found["attention-mass"] >= 0.9


def test_recurrent_networks_do_not_in_as_many_steps() -> None:
    assert measured(network="lstm")["accuracy"] < 0.5
    assert measured(network="rnn")["accuracy"] < 0.5


def test_without_positions_attention_cannot_tell_the_first() -> None:
    assert measured(task="order", positions="none")["accuracy"] < 0.25
    assert measured(task="order")["accuracy"] > 0.95


def test_a_forget_gate_that_begins_open_lets_the_gradient_reach_further() -> None:
    closed, opened = (
        lab.reach(lab.begin(chosen(network="lstm", forget_bias=bias), 1), 1) for bias in (0.0, 2.0)
    )

    assert opened[-1] / opened[0] > 1e6 * closed[-1] / closed[0]
    assert opened[-1] / opened[0] > 1e-12


def test_the_same_seed_gives_the_same_numbers() -> None:
    assert measured(steps=20) == measured(steps=20)


def test_positions_may_be_waves_that_nobody_learnt() -> None:
    assert measured(task="order", positions="waves")["accuracy"] > 0.95


def test_the_attention_map_shows_where_each_question_looks() -> None:
    drawn = {each.id: each for each in lab.trial(chosen(), 1, quiet).series}["attention"]
    tokens, questions, shares = drawn.columns.values()
    rows = dict.fromkeys(questions)

    looked = {
        name: max((float(s), t) for t, q, s in zip(tokens, questions, shares, strict=True)
                  if q == name)[1]
        for name in rows
    }  # fmt: skip

    assert len(shares) == len(rows) * 9
    assert sum(name == f"wants {token}" for name, token in looked.items()) >= len(rows) - 1
