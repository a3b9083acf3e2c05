"""The networks in torch, where it is installed, beside those with gradients by hand."""

from importlib.util import find_spec

import numpy as np
import pytest

from greenroom.labs import recall as lab
from greenroom.labs.choosing import settle
from greenroom.labs.recall_lab import LAB

pytestmark = pytest.mark.skipif(
    find_spec("torch") is None, reason="torch is not installed: pip install 'greenroom[torch]'"
)


@pytest.mark.parametrize("positions", ["none", "learnt", "waves"])
@pytest.mark.parametrize("network", ["attention", "lstm", "rnn"])
def test_autograd_finds_the_gradients_written_by_hand(network: str, positions: str) -> None:
    from greenroom.labs.recall_torch import gradients

    chosen = settle(LAB, {"network": network, "positions": positions, "forget-bias": 1.0})
    reader = lab.begin(chosen, 3)
    tokens, answers, _ = lab.draw("recall", 8, 16, np.random.default_rng(4))

    loss, ours, _ = reader.learn(tokens, answers)
    other, theirs = gradients(reader, network, tokens, answers)

    assert other == pytest.approx(loss, rel=1e-12)
    assert set(theirs) >= set(reader.parameters) - {"positions"}
    for name, slope in theirs.items():
        assert slope == pytest.approx(ours[name], rel=1e-8, abs=1e-12), name
