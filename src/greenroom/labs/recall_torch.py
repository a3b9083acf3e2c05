"""The recall lab's three networks in torch, from the same parameters: what a library writes for us.

Needs the `[torch]` extra; the lab itself runs on NumPy. Gradients come from autograd, and a test
holds them beside those written by hand in `networks.py`.
"""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import torch
from torch.nn.functional import cross_entropy

from greenroom.labs.networks import HEADS, Parameters
from greenroom.labs.recall import SYMBOLS, Reader, Whole, waves

Tensors = Mapping[str, Any]


def attention(p: Tensors, x: Any) -> Any:
    """One transformer layer, read at the last token: x (B, T, d) to a state (B, d)."""
    b, _, d = x.shape
    last = x[:, -1]  # (B, d)

    def split(rows: Any) -> Any:
        return rows.reshape(b, -1, HEADS, d // HEADS).transpose(1, 2)  # (B, H, T, e)

    q, k, v = split(last @ p["query"]), split(x @ p["key"]), split(x @ p["value"])
    read = torch.nn.functional.scaled_dot_product_attention(q, k, v)  # (B, H, 1, e)
    middle = last + read.transpose(1, 2).reshape(b, d) @ p["mix"]
    return middle + torch.relu(middle @ p["up"]) @ p["down"]


def lstm(p: Tensors, x: Any) -> Any:
    """Gates in the order input, forget, output, candidate."""
    h = c = torch.zeros(len(x), x.shape[2], dtype=x.dtype)
    for now in x.unbind(dim=1):
        i, f, o, new = (torch.cat([now, h], dim=1) @ p["weights"] + p["bias"]).chunk(4, dim=1)
        c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(new)
        h = torch.sigmoid(o) * torch.tanh(c)
    return h


def rnn(p: Tensors, x: Any) -> Any:
    """One state, rewritten at every token."""
    h = torch.zeros(len(x), x.shape[2], dtype=x.dtype)
    for now in x.unbind(dim=1):
        h = torch.tanh(now @ p["in"] + h @ p["again"] + p["bias"])
    return h


NETWORKS: Mapping[str, Callable[[Tensors, Any], Any]] = {
    "attention": attention,
    "lstm": lstm,
    "rnn": rnn,
}


def gradients(
    reader: Reader, network: str, tokens: Whole, answers: Whole
) -> tuple[float, Parameters]:
    """The mean cross-entropy of a batch, and autograd's gradient of every parameter used."""
    p = {name: torch.tensor(value, requires_grad=True) for name, value in reader.parameters.items()}
    ones = np.eye(SYMBOLS + 1)
    marks = np.concatenate([ones[tokens[..., 0]], ones[tokens[..., 1]]], axis=2)  # (B, T, 66)
    x = torch.tensor(marks) @ p["embedding"]
    if reader.positions == "learnt":
        x = x + p["positions"][: x.shape[1]]
    elif reader.positions == "waves":
        x = x + torch.tensor(waves(x.shape[1]))
    loss = cross_entropy(NETWORKS[network](p, x) @ p["readout"], torch.tensor(answers))
    loss.backward()
    slopes = {name: each.grad.numpy() for name, each in p.items() if each.grad is not None}
    return float(loss.detach()), slopes
