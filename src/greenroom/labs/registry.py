"""Every lab by its id, imported when it is first looked at."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module

from greenroom.content.suggest import did_you_mean
from greenroom.errors import NotFound
from greenroom.labs.model import Lab

# Where each lab is: the module, and its name there. The order is the one they are listed in.
WHERE: Mapping[str, str] = {
    "bias-variance": "greenroom.labs.bias_variance_lab:LAB",
    "descent": "greenroom.labs.descent_lab:LAB",
    "recall": "greenroom.labs.recall_lab:LAB",
    "validation": "greenroom.labs.validation_lab:LAB",
    "calibration": "greenroom.labs.calibration_lab:LAB",
    "shrinkage": "greenroom.labs.shrinkage_lab:LAB",
    "imbalance": "greenroom.labs.imbalance_lab:LAB",
    "fraud": "greenroom.labs.fraud.lab:LAB",
    "recommender": "greenroom.labs.shop.lab:LAB",
}


@cache
def labs() -> Mapping[str, Lab]:
    """All labs by id; a lab's module is imported when the lab is asked for."""
    return _Lazily()


def find_lab(lab_id: str) -> Lab:
    """The lab by that id.

    Raises:
        NotFound: There is none.
    """
    if lab_id not in WHERE:
        near = did_you_mean(lab_id, WHERE)
        raise NotFound(f"there is no lab {lab_id!r}{near}; `greenroom lab list` shows them")
    return labs()[lab_id]


def lab_at(where: str) -> Lab:
    """The lab at `module:NAME`: how another process finds it."""
    module, _, name = where.partition(":")
    found: Lab = getattr(import_module(module), name)
    return found


class _Lazily(Mapping[str, Lab]):
    def __getitem__(self, lab_id: str) -> Lab:
        return lab_at(WHERE[lab_id])

    def __iter__(self) -> Iterator[str]:
        return iter(WHERE)

    def __len__(self) -> int:
        return len(WHERE)
