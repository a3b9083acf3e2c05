"""A lab for tests of what all labs share: a loaded coin, thrown as often as chosen."""

import os
import signal
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from greenroom.labs.model import (
    Choice,
    Choices,
    Contrast,
    Lab,
    Metric,
    Option,
    Progress,
    Series,
    Trial,
)


def throw(choices: Choices, seed: int, progress: Progress) -> Trial:
    """The share of heads."""
    import numpy as np

    progress(0.5, "thrown")
    heads = np.random.default_rng((seed, 7)).random(int(choices["throws"])) < float(choices["load"])
    share = float(heads.mean()) + (1.0 if choices["counted-twice"] else 0.0)
    drawn = Series(
        id="throws",
        title="Heads & tails",
        columns={"throw": tuple(range(1, 6)), "heads": tuple(float(h) for h in heads[:5])},
        says="Five of the throws.",
    )
    return Trial(metrics={"heads": share, "tails": 1 - share}, series=(drawn,), drawn=f"of {seed}")


def beside(choices: Choices) -> tuple[Contrast, ...]:
    """Fair against loaded, few against many, honest against counted twice."""
    del choices
    return (
        Contrast(choice="load", instead=0.9, metric="heads", rises=True, mistake="target-leakage",
                 lesson="{there} loaded, {here} fair", ask="Why {here} and not {there}: {effect}?"),
        Contrast(choice="throws", instead=400, metric="heads", lesson="more: {gap}", ask="{gap}?"),
        Contrast(choice="counted-twice", instead=True, metric="heads", rises=False,
                 lesson="never said", ask="never asked"),
    )  # fmt: skip


def options(*values: str | float | bool) -> tuple[Option, ...]:
    return tuple(Option(value=value, label=f"is {value}") for value in values)


LAB = Lab(
    id="coin",
    title="A coin",
    about="It is thrown.",
    revision=1,
    choices=(
        Choice(id="load", title="Load", about="…", options=options(0.5, 0.9), default=0.5),
        Choice(id="throws", title="Throws", about="…", options=options(50, 400), default=50),
        Choice(id="counted-twice", title="Twice", about="…", options=options(False, True),
               default=False),
    ),
    metrics=(
        Metric(id="heads", title="share of heads", better="neither", digits=2),
        Metric(id="tails", title="share of tails", better="neither", digits=2),
    ),
    trial=throw,
    contrasts=beside,
    sources=("tests.labs.coin",),
)  # fmt: skip
WHERE = "tests.labs.coin:LAB"
DEATH = "GREENROOM_TEST_DEATH"  # names a file; while it is there, a loaded coin is deadly


def throw_or_die(choices: Choices, seed: int, progress: Progress) -> Trial:
    """As `throw`, but once, amid the sweep, its process is killed as for want of memory."""
    mark = Path(os.environ.get(DEATH, "/nowhere"))
    if choices["load"] == 0.9 and mark.exists():
        mark.unlink()
        os.kill(os.getpid(), signal.SIGKILL)
    return throw(choices, seed, progress)


DEADLY = replace(LAB, trial=throw_or_die)
DEADLY_WHERE = "tests.labs.coin:DEADLY"


def a_coin(trial: Callable[[Choices, int, Progress], Trial] = throw, revision: int = 1) -> Lab:
    return replace(LAB, trial=trial, revision=revision)
