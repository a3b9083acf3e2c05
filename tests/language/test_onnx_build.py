from math import erf

import numpy as np
import pytest

from greenroom.language.embed import open_session
from greenroom.language.onnx_build import Weights, build_encoder
from tests.language.tiny import HEADS, LAYERS, WIDTH, tiny_weights

IDS = np.array([1, 9, 4, 40, 9, 21, 2], np.int64)
gelu = np.vectorize(lambda x: x * (1 + erf(x / 2**0.5)) / 2)


def forward(weights: Weights, ids: np.ndarray) -> np.ndarray:
    """BERT as its paper writes it, in float64: what the graphs are compared with."""

    def dense(name: str, x: np.ndarray) -> np.ndarray:
        return np.asarray(x @ weights[f"{name}.weight"].T + weights[f"{name}.bias"])

    def norm(name: str, x: np.ndarray) -> np.ndarray:
        x = (x - x.mean(-1, keepdims=True)) / np.sqrt(x.var(-1, keepdims=True) + 1e-12)
        return x * weights[f"{name}.weight"] + weights[f"{name}.bias"]

    def heads(x: np.ndarray) -> np.ndarray:
        return x.reshape(len(ids), HEADS, -1).swapaxes(0, 1)

    x = weights["embeddings.word_embeddings.weight"][ids].astype(float)
    x = x + weights["embeddings.position_embeddings.weight"][: len(ids)]
    x = norm("embeddings.LayerNorm", x + weights["embeddings.token_type_embeddings.weight"][0])
    for layer in range(LAYERS):
        at = f"encoder.layer.{layer}."
        q, k, v = (heads(dense(f"{at}attention.self.{n}", x)) for n in ("query", "key", "value"))
        scores = np.exp(q @ k.swapaxes(1, 2) / np.sqrt(WIDTH / HEADS))
        mixed = scores / scores.sum(-1, keepdims=True) @ v
        mixed = dense(f"{at}attention.output.dense", mixed.swapaxes(0, 1).reshape(len(ids), WIDTH))
        x = norm(f"{at}attention.output.LayerNorm", x + mixed)
        wide = gelu(dense(f"{at}intermediate.dense", x))
        x = norm(f"{at}output.LayerNorm", x + dense(f"{at}output.dense", wide))
    pooled = x.mean(0)
    return np.asarray(pooled / np.linalg.norm(pooled))


def run(encoder: bytes) -> np.ndarray:
    return np.asarray(open_session(encoder).run(None, {"ids": IDS})[0])


def test_the_float_graph_computes_what_bert_computes() -> None:
    weights = tiny_weights()

    vector = run(build_encoder(weights, HEADS, quantised=False))

    assert vector == pytest.approx(forward(weights, IDS), abs=1e-5)


@pytest.mark.parametrize("seed", range(4))
def test_the_int8_graph_computes_nearly_the_same(seed: int) -> None:
    weights = tiny_weights(seed)

    vector = run(build_encoder(weights, HEADS, quantised=True))

    assert vector @ forward(weights, IDS) > 0.998
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-5)


def test_the_same_weights_give_the_same_bytes_and_stay_as_they_are() -> None:
    weights = tiny_weights()

    first = build_encoder(weights, HEADS, quantised=True)
    second = build_encoder(dict(reversed(weights.items())), HEADS, quantised=True)

    assert first == second
    assert all((weights[name] == array).all() for name, array in tiny_weights().items())


def test_neighbouring_int8_weights_cannot_overflow_sixteen_bits() -> None:
    import onnx

    model = onnx.load_from_string(build_encoder(tiny_weights(), HEADS, quantised=True))
    products = [
        onnx.numpy_helper.to_array(tensor).astype(int)
        for tensor in model.graph.initializer
        if tensor.name.endswith(".weight") and tensor.data_type == onnx.TensorProto.INT8
    ]

    assert len(products) == 4 * LAYERS
    assert all(255 * (abs(w[0::2]) + abs(w[1::2])).max() < 2**15 for w in products)
