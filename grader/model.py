"""The support model: question, answer and point in one sequence, three verdicts out.

Six MiniLM layers and a linear head. Tried and left: letting the answer's tokens not see the point,
so that one pass serves all points; it could not tell a swapped direction from a copy.
"""

import math
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

WIDTH = 384
HEADS = 12
LAYERS = 6
SCALE = 1 / math.sqrt(WIDTH // HEADS)
ROLES = 3  # question, answer, hypothesis
CLASSES = 3  # supported, absent, contradicted


class Batch(NamedTuple):
    """B sequences of up to L tokens, each with one point.

    `ids`, `positions`, `roles` are (B, L); `attend` is (B, 1, 1, L), 0 where attention may go and
    -10,000 elsewhere; `member` is (B, B·L), the weights that average a point's tokens; `first`
    (B,) is the flat place of its [CLS].
    """

    ids: Tensor
    positions: Tensor
    roles: Tensor
    attend: Tensor
    member: Tensor
    first: Tensor


class Layer(nn.Module):
    """One transformer layer with the normalisation after each half, as BERT has it."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm_one = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, 4 * WIDTH)
        self.down = nn.Linear(4 * WIDTH, WIDTH)
        self.norm_two = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, states: Tensor, attend: Tensor, dropout: float) -> Tensor:
        """(B, L, WIDTH) and (B, 1, 1, L) to (B, L, WIDTH)."""
        size, length, _ = states.shape
        query, key, value = (
            part.view(size, length, HEADS, WIDTH // HEADS).transpose(1, 2)
            for part in self.qkv(states).chunk(3, dim=-1)
        )
        # Written out: the fused kernel's backward pass is four times as slow on a CPU.
        near = (query * SCALE) @ key.transpose(-1, -2) + attend
        mixed = torch.softmax(near, dim=-1) @ value
        mixed = self.out(mixed.transpose(1, 2).reshape(size, length, WIDTH))
        states = self.norm_one(states + functional.dropout(mixed, dropout, self.training))
        wide = functional.gelu(self.up(states))
        narrow = functional.dropout(self.down(wide), dropout, self.training)
        return self.norm_two(states + narrow)


class Support(nn.Module):
    """MiniLM with frozen token embeddings, roles, six trained layers and a linear head."""

    def __init__(self, published: dict[str, Tensor]) -> None:
        super().__init__()
        name = "embeddings.{}.weight".format
        self.register_buffer("words", published[name("word_embeddings")].float())
        place = published[name("position_embeddings")].float()
        kind = published[name("token_type_embeddings")].float()[0]
        self.register_buffer("places", place + kind)
        self.first_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        _copy(self.first_norm, published, "embeddings.LayerNorm")
        self.roles = nn.Embedding(ROLES, WIDTH)
        nn.init.zeros_(self.roles.weight)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        for number, layer in enumerate(self.layers):
            _copy_layer(layer, published, f"encoder.layer.{number}")
        self.head = nn.Linear(2 * WIDTH, CLASSES)
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.zeros_(self.head.bias)
        self.dropout = 0.1

    def forward(self, batch: Batch) -> Tensor:
        """Logits (B, CLASSES)."""
        attend = batch.attend.to(
            torch.bfloat16 if torch.is_autocast_enabled("cpu") else torch.float32
        )
        states = self.first_norm(self.words[batch.ids] + self.places[batch.positions])
        states = states + self.roles(batch.roles)
        for layer in self.layers:
            states = layer(states, attend, self.dropout)
        flat = states.reshape(-1, WIDTH).float()
        pooled = torch.cat([flat[batch.first], batch.member @ flat], dim=1)
        pooled = functional.dropout(pooled, self.dropout, self.training)
        return self.head(pooled)


def _copy(module: nn.Module, published: dict[str, Tensor], name: str) -> None:
    with torch.no_grad():
        module.weight.copy_(published[f"{name}.weight"])
        module.bias.copy_(published[f"{name}.bias"])


def _copy_layer(layer: Layer, published: dict[str, Tensor], name: str) -> None:
    with torch.no_grad():
        for part in ("weight", "bias"):
            three = [
                published[f"{name}.attention.self.{of}.{part}"] for of in ("query", "key", "value")
            ]
            getattr(layer.qkv, part).copy_(torch.cat(three))
    _copy(layer.out, published, f"{name}.attention.output.dense")
    _copy(layer.norm_one, published, f"{name}.attention.output.LayerNorm")
    _copy(layer.up, published, f"{name}.intermediate.dense")
    _copy(layer.down, published, f"{name}.output.dense")
    _copy(layer.norm_two, published, f"{name}.output.LayerNorm")
