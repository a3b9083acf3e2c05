"""How the support model tells for from against, on points it was kept from.

Usage: python bench/support_pairs.py
"""

import sys
from collections import defaultdict
from pathlib import Path

import numpy as np
import yaml

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from greenroom.grading.unseen import held_out  # noqa: E402  # importable from anywhere
from greenroom.language.entail import load_entail  # noqa: E402
from greenroom.world import open_world  # noqa: E402

PAIRS = ROOT / "grader" / "data" / "pairs"
CREDITED = 0.5  # probability of support from which a point would be credited by it alone


def main() -> None:
    """Print, for each kind of text, how many would be credited."""
    settings = open_world().settings
    entail = load_entail(settings.models_dir, settings.threads)
    if entail is None:
        raise SystemExit("the models are not installed: make models")
    credited: dict[str, list[bool]] = defaultdict(list)
    for path in sorted(PAIRS.glob("*.yaml")):
        for point in yaml.safe_load(path.read_text(encoding="utf-8")):
            if not held_out(point["point"]):
                continue
            said = [
                (f"{side} {text['how']}", text["say"])
                for side in ("supported", "contradicted", "absent")
                for text in point[side]
            ]
            verdicts = entail("", [(text, point["point"]) for _, text in said])
            for (kind, _), verdict in zip(said, verdicts, strict=True):
                credited[kind].append(bool(verdict[0] >= CREDITED))
    for kind, told in credited.items():
        print(f"{kind:28} {len(told):4} texts  credited {np.mean(told):.2f}")


if __name__ == "__main__":
    main()
