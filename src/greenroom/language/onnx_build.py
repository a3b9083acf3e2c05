"""Builds the sentence encoder as an ONNX graph from its safetensors weights, in float or int8.

The int8 graph is what Greenroom runs. Weights are quantised per output channel. Activations are
quantised per row, that is per token, while the text is read, so a large value in one token never
coarsens its neighbours: against one scale per text this more than halves the error at the same
speed, and a text's vector cannot depend on the texts embedded with it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

Weights = Mapping[str, NDArray[Any]]
_Shape = list[str | int]

_OPSET = 20
_IR_VERSION = 9
_EPSILON = 1e-12  # BERT's own, in every LayerNorm


@dataclass(frozen=True, kw_only=True)
class _Graph:
    """The nodes and constants written so far; a value is known by its name."""

    nodes: list[onnx.NodeProto] = field(default_factory=list)
    constants: dict[str, onnx.TensorProto] = field(default_factory=dict)

    def constant(self, name: str, array: NDArray[Any]) -> str:
        if name not in self.constants:
            contiguous = np.ascontiguousarray(array).reshape(array.shape)
            self.constants[name] = numpy_helper.from_array(contiguous, name)
        return name

    def add(self, kind: str, inputs: list[str], output: str, **attributes: Any) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [output], output, **attributes))
        return output


def build_encoder(weights: Weights, heads: int, *, quantised: bool) -> bytes:
    """The BERT encoder with mean pooling and L2 normalisation, as a serialised ONNX model.

    The same weights give the same bytes.
    The graph reads one text, without padding and so without a mask: `ids` is int64 of shape
    (tokens,), `vector` is float32 of shape (width,), `states` (tokens, width) are the last layer's
    rows, each of length 1.

    Args:
        weights: BERT's tensors by their usual names.
        heads: The number of attention heads; it is not in the weights.
        quantised: int8 weights and per-token int8 activations, rather than float32.

    Returns:
        The serialised model: about 23 MB quantised and 90 MB in float for MiniLM-L6.
    """
    graph = _Graph()
    hidden = _embeddings(graph, weights, quantised=quantised)
    layers = sum(name.endswith("attention.self.query.weight") for name in weights)
    for number in range(layers):
        layer = _Layer(graph, weights, f"encoder.layer.{number}.", heads, quantised)
        hidden = layer.write(hidden)
    first = graph.constant("first_axis", np.array([0], np.int64))
    graph.add("ReduceMean", [hidden, first], "mean", keepdims=0)
    graph.add("LpNormalization", ["mean"], "vector", axis=0, p=2)
    graph.add("LpNormalization", [hidden], "states", axis=-1, p=2)
    width = weights["embeddings.LayerNorm.weight"].shape[0]
    ids: dict[str, tuple[int, _Shape]] = {"ids": (TensorProto.INT64, ["tokens"])}
    outputs: dict[str, _Shape] = {"vector": [width], "states": ["tokens", width]}
    return _serialised(graph, "sentence-encoder", ids, outputs)


def build_support(weights: Weights, heads: int, *, quantised: bool) -> bytes:
    """The support model, reading several sequences laid end to end, as a serialised ONNX model.

    `embedded` is float32 (tokens, width), word and place embeddings summed; `roles` int64
    (tokens,); `attend` float32 (tokens, tokens), 0 where attention may go; `first` int64 (points,),
    the place of each point's first token; `pool` float32 (points, tokens), the weights that
    average each point's tokens; `logits` float32 (points, classes).

    Args:
        weights: BERT's tensors by their usual names, `roles.weight`, `head.weight`, `head.bias`.
        heads: The number of attention heads.
        quantised: int8 layers and per-token int8 activations, rather than float32.
    """
    graph = _Graph()
    normed = _layer_norm(graph, weights, "embeddings.LayerNorm", "embedded")
    graph.add("Gather", [graph.constant("role_rows", weights["roles.weight"]), "roles"], "role")
    hidden = graph.add("Add", [normed, "role"], "read")
    layers = sum(name.endswith("attention.self.query.weight") for name in weights)
    for number in range(layers):
        layer = _Layer(graph, weights, f"encoder.layer.{number}.", heads, quantised, "attend")
        hidden = layer.write(hidden)
    graph.add("Gather", [hidden, "first"], "beginning")
    graph.add("MatMul", ["pool", hidden], "average")
    graph.add("Concat", ["beginning", "average"], "pooled", axis=1)
    turned = graph.constant("head.weight", weights["head.weight"].T)
    graph.add("MatMul", ["pooled", turned], "head.product")
    graph.add("Add", ["head.product", graph.constant("head.bias", weights["head.bias"])], "logits")
    classes, width = weights["head.weight"].shape[0], weights["roles.weight"].shape[1]
    return _serialised(
        graph,
        "support",
        {
            "embedded": (TensorProto.FLOAT, ["tokens", width]),
            "roles": (TensorProto.INT64, ["tokens"]),
            "attend": (TensorProto.FLOAT, ["tokens", "tokens"]),
            "first": (TensorProto.INT64, ["points"]),
            "pool": (TensorProto.FLOAT, ["points", "tokens"]),
        },
        {"logits": ["points", classes]},
    )


def _serialised(
    graph: _Graph,
    name: str,
    inputs: Mapping[str, tuple[int, _Shape]],
    outputs: Mapping[str, _Shape],
) -> bytes:
    model = helper.make_model(
        helper.make_graph(
            graph.nodes,
            name,
            [helper.make_tensor_value_info(key, *kind) for key, kind in inputs.items()],
            [
                helper.make_tensor_value_info(key, TensorProto.FLOAT, x)
                for key, x in outputs.items()
            ],
            list(graph.constants.values()),
        ),
        opset_imports=[helper.make_opsetid("", _OPSET)],
        ir_version=_IR_VERSION,
        producer_name="greenroom",
    )
    return bytes(model.SerializeToString(deterministic=True))


def _embeddings(graph: _Graph, weights: Weights, *, quantised: bool) -> str:
    """Word, position and (constant) segment embeddings, summed and normalised."""
    words = weights["embeddings.word_embeddings.weight"]
    if quantised:
        whole, scale = _quantise_words(words)
        graph.add("Gather", [graph.constant("words", whole), "ids"], "word_whole")
        graph.add("Gather", [graph.constant("words_scale", scale), "ids"], "word_scale")
        graph.add("Cast", ["word_whole"], "word_float", to=TensorProto.FLOAT)
        graph.add("Mul", ["word_float", "word_scale"], "word")
    else:
        graph.add("Gather", [graph.constant("words", words), "ids"], "word")
    segment = weights["embeddings.token_type_embeddings.weight"][0]
    places = weights["embeddings.position_embeddings.weight"] + segment
    start = graph.constant("start", np.array([0], np.int64))
    graph.add("Shape", ["ids"], "tokens")
    graph.add("Slice", [graph.constant("places", places), start, "tokens"], "place")
    graph.add("Add", ["word", "place"], "embedded")
    return _layer_norm(graph, weights, "embeddings.LayerNorm", "embedded")


def word_table(weights: Weights) -> bytes:
    """Word and place embeddings by themselves, for models that share them, as safetensors."""
    from safetensors.numpy import save

    name = "embeddings.{}_embeddings.weight".format
    words, scale = _quantise_words(weights[name("word")])
    places = weights[name("position")] + weights[name("token_type")][0]
    return bytes(save({"words": words, "scale": scale, "places": places}))


def _quantise_words(words: NDArray[Any]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Word embeddings as int8 (words, width) and a scale for each, (words, 1)."""
    return _quantise(words, np.abs(words).max(axis=1, keepdims=True))


def _layer_norm(graph: _Graph, weights: Weights, name: str, value: str) -> str:
    gain = graph.constant(f"{name}.weight", weights[f"{name}.weight"])
    shift = graph.constant(f"{name}.bias", weights[f"{name}.bias"])
    return graph.add(
        "LayerNormalization", [value, gain, shift], f"{name}.out", axis=-1, epsilon=_EPSILON
    )


@dataclass(frozen=True)
class _Layer:
    """One transformer layer: attention and a feed-forward net, each with a residual and a norm."""

    graph: _Graph
    weights: Weights
    prefix: str
    heads: int
    quantised: bool
    mask: str = ""  # added to the scores: 0 where attention may go

    def write(self, hidden: str) -> str:
        """Add the layer's nodes; `hidden` and the result are (tokens, width)."""
        attended = self._dense("attention.output.dense", self._attention(hidden))
        hidden = self._residual("attention.output.LayerNorm", attended, hidden)
        wide = self._dense("intermediate.dense", hidden)
        active = self.graph.add("Gelu", [wide], f"{self.prefix}gelu")
        narrow = self._dense("output.dense", active)
        return self._residual("output.LayerNorm", narrow, hidden)

    def _attention(self, hidden: str) -> str:
        """softmax(Q K^T / sqrt(head width)) V for all heads at once; Q, K and V in one product."""
        graph, prefix = self.graph, self.prefix
        parts = [f"attention.self.{part}" for part in ("query", "key", "value")]
        weight = np.concatenate([self.weights[f"{prefix}{part}.weight"] for part in parts])
        bias = np.concatenate([self.weights[f"{prefix}{part}.bias"] for part in parts])
        width = weight.shape[1] // self.heads
        # softmax(Q K^T * s) is softmax((s Q) K^T): the scale goes into Q's weights for nothing.
        weight[: weight.shape[1]] *= width**-0.5
        bias[: weight.shape[1]] *= width**-0.5
        joint = self._product("qkv", hidden, weight, bias)
        shape = graph.constant("by_head", np.array([0, 3, self.heads, width], np.int64))
        split = graph.add("Reshape", [joint, shape], f"{prefix}qkv.heads")
        shares = []
        for number, order in enumerate(([1, 0, 2], [1, 2, 0], [1, 0, 2])):
            which = graph.constant(f"part_{number}", np.array(number, np.int64))
            part = graph.add("Gather", [split, which], f"{prefix}part_{number}", axis=1)
            shares.append(graph.add("Transpose", [part], f"{part}.turned", perm=order))
        query, key, value = shares
        scores = graph.add("MatMul", [query, key], f"{prefix}scores")
        if self.mask:
            scores = graph.add("Add", [scores, self.mask], f"{prefix}masked")
        weights = graph.add("Softmax", [scores], f"{prefix}softmax", axis=-1)
        mixed = graph.add("MatMul", [weights, value], f"{prefix}mixed")
        turned = graph.add("Transpose", [mixed], f"{prefix}mixed.turned", perm=[1, 0, 2])
        flat = graph.constant("flat", np.array([0, width * self.heads], np.int64))
        return graph.add("Reshape", [turned, flat], f"{prefix}context")

    def _residual(self, norm: str, value: str, hidden: str) -> str:
        total = self.graph.add("Add", [value, hidden], f"{self.prefix}{norm}.sum")
        return _layer_norm(self.graph, self.weights, f"{self.prefix}{norm}", total)

    def _dense(self, name: str, value: str) -> str:
        weight = self.weights[f"{self.prefix}{name}.weight"]
        return self._product(name, value, weight, self.weights[f"{self.prefix}{name}.bias"])

    def _product(self, name: str, value: str, weight: NDArray[Any], bias: NDArray[Any]) -> str:
        """`value @ weight.T + bias`, where `weight` is (out, in) as BERT stores it."""
        graph, name = self.graph, f"{self.prefix}{name}"
        if self.quantised:
            product = _int8_product(graph, name, value, weight)
        else:
            turned = graph.constant(f"{name}.weight", weight.T)
            product = graph.add("MatMul", [value, turned], f"{name}.product")
        return graph.add("Add", [product, graph.constant(f"{name}.bias", bias)], f"{name}.out")


def _int8_product(graph: _Graph, name: str, value: str, weight: NDArray[Any]) -> str:
    """The product with int8 weights, one scale per output, and uint8 rows, one scale per token."""
    whole, scale = _quantise(weight, _paired_peak(weight))
    last = graph.constant("last_axis", np.array([-1], np.int64))
    graph.add("Abs", [value], f"{name}.size")
    graph.add("ReduceMax", [f"{name}.size", last], f"{name}.peak", keepdims=1)
    step = graph.constant("step", np.array(1 / 127, np.float32))
    graph.add("Mul", [f"{name}.peak", step], f"{name}.row_scale")
    graph.add("Reshape", [f"{name}.row_scale", last], f"{name}.scale")
    graph.add("Shape", [f"{name}.scale"], f"{name}.rows")
    middle = numpy_helper.from_array(np.array([128], np.uint8))
    graph.add("ConstantOfShape", [f"{name}.rows"], f"{name}.zero", value=middle)
    rows = graph.add(
        "QuantizeLinear", [value, f"{name}.scale", f"{name}.zero"], f"{name}.in", axis=0
    )
    zero = graph.constant("middle", np.array(128, np.uint8))
    turned = graph.constant(f"{name}.weight", whole.T)
    graph.add("MatMulInteger", [rows, turned, zero], f"{name}.whole")
    graph.add("Cast", [f"{name}.whole"], f"{name}.float", to=TensorProto.FLOAT)
    # One factor after the other: multiplied together first, onnxruntime would fuse them into a
    # product that takes a single scale for all rows.
    factor = graph.constant(f"{name}.factor", scale.reshape(-1))
    graph.add("Mul", [f"{name}.float", factor], f"{name}.scaled")
    return graph.add("Mul", [f"{name}.scaled", f"{name}.row_scale"], f"{name}.product")


def _paired_peak(weight: NDArray[Any]) -> NDArray[Any]:
    """The largest sum of two neighbouring weights' sizes in each row.

    Processors without VNNI instructions add two neighbouring int8 products in 16 bits, and
    saturate. With this peak two neighbours never exceed 128 * 255, so every machine agrees.
    """
    size = np.abs(weight)
    return np.asarray((size[:, 0::2] + size[:, 1::2]).max(axis=1, keepdims=True))


def _quantise(
    matrix: NDArray[Any], peak: NDArray[Any]
) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Round to int8 with a scale for each row, so that `whole * scale` is near the matrix."""
    scale = np.where(peak > 0, peak / 127, 1).astype(np.float32)
    return np.rint(matrix / scale).astype(np.int8), scale
