"""Write the trained support model as the int8 ONNX file that Greenroom ships.

python grader/export.py --trained FILE --out FILE [--float]
"""

import argparse
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file

from greenroom.language.onnx_build import Weights, build_support

HEADS = 12
NAMES = {
    "out": "attention.output.dense",
    "norm_one": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "norm_two": "output.LayerNorm",
}


def as_bert(trained: Weights) -> Weights:
    """The trained tensors by BERT's names."""
    named = {"roles.weight": trained["roles.weight"]}
    for part in ("weight", "bias"):
        named[f"head.{part}"] = trained[f"head.{part}"]
        named[f"embeddings.LayerNorm.{part}"] = trained[f"first_norm.{part}"]
    for key, tensor in trained.items():
        if not key.startswith("layers."):
            continue
        _, number, name, part = key.split(".")
        prefix = f"encoder.layer.{number}."
        if name == "qkv":
            for which, third in zip(("query", "key", "value"), np.split(tensor, 3), strict=True):
                named[f"{prefix}attention.self.{which}.{part}"] = third
        else:
            named[f"{prefix}{NAMES[name]}.{part}"] = tensor
    return named


def main() -> None:
    """Read, convert, write."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--trained", type=Path, required=True)
    asked.add_argument("--out", type=Path, required=True)
    asked.add_argument("--float", action="store_true", help="float32 layers, to compare with")
    given = asked.parse_args()
    model = build_support(as_bert(load_file(given.trained)), HEADS, quantised=not given.float)
    given.out.write_bytes(model)
    print(f"{given.out}: {len(model) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
