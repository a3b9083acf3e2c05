"""Measures a design in a process of its own, told of progress and killed when it is cancelled.

The only module that starts such processes. Each measures one design and ends, and with it all the
memory that models took; it ends too when the one that started it is gone, at its next step.
"""

import multiprocessing
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from greenroom.errors import UserError
from greenroom.labs.model import Cancelled, Choices, Lab, Progress, Run
from greenroom.labs.registry import lab_at

if TYPE_CHECKING:
    from greenroom.labs.run import Known

LOOK = 0.1  # seconds between two looks at whether the run is still wanted
LOST = "the process that measures was lost, perhaps for want of memory; run it again"
Step = tuple[float, str]


@dataclass(frozen=True, kw_only=True)
class Order:
    """What is to be measured.

    Attributes:
        where: The lab as the registry names it, `module:NAME`.
        choices: The design, settled.
        seed: What its data are drawn by.
        folders: Grids whose cells are taken as they are; () to measure everything.
    """

    where: str
    choices: Choices
    seed: int
    folders: tuple[Path, ...] = ()


def measure_apart(order: Order, progress: Progress, stop: Event) -> Run:
    """Measure a design in a process of its own, and wait for it.

    Raises:
        Cancelled: `stop` was set; the process is gone.
        UserError: The process was lost.
    """
    spawn = multiprocessing.get_context("spawn")  # not fork: this process has threads
    ours, theirs = spawn.Pipe()
    process = spawn.Process(target=_work, args=(theirs, order), daemon=True)
    process.start()
    theirs.close()
    try:
        return _followed(ours, progress, stop)
    except (EOFError, OSError) as error:
        raise UserError(LOST) from error
    finally:
        process.kill()
        process.join()
        ours.close()


def _followed(pipe: Connection, progress: Progress, stop: Event) -> Run:
    while not stop.is_set():
        if not pipe.poll(LOOK):
            continue
        said: Step | Run | Exception = pipe.recv()
        if isinstance(said, Exception):
            raise said
        if isinstance(said, Run):
            return said
        progress(*said)
    raise Cancelled


def _work(pipe: Connection, order: Order) -> None:
    """Measure, in the process that was started for it."""
    from greenroom.labs.run import run

    def tell(done: float, what: str) -> None:
        pipe.send((done, what))  # breaks where nobody listens any more, and ends this process

    try:
        lab = lab_at(order.where)
        pipe.send(run(lab, order.choices, order.seed, tell, _known(lab, order)))
    except ConnectionError:  # nobody listens any more
        return
    except Exception as error:  # told to whoever waits for it
        pipe.send(UserError(f"the run broke down: {' '.join(str(error).split()) or type(error)}"))
        raise


def _known(lab: Lab, order: Order) -> "Known | None":
    """The cells that are taken from grids: all but the design's own, whose charts are wanted."""
    from greenroom.labs.choosing import cell
    from greenroom.labs.grid import known

    if not order.folders:
        return None
    own, kept = cell(order.choices), known(lab, order.seed, order.folders)
    return lambda choices: None if cell(choices) == own else kept(choices)
