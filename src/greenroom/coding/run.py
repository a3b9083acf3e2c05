"""One run of a submission: what a check may ask of it, what it used, and how it ended."""

import os
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import RLock
from types import TracebackType
from typing import Any, Self

from greenroom.coding.account import Call, Ending, Limits, Usage
from greenroom.coding.conversation import Conversation, Gone
from greenroom.coding.outcomes import Crashed, Ended, MemoryLimit, Refused, TimeLimit, ZygoteLost
from greenroom.coding.references import References
from greenroom.coding.standin import StandIn, describe, name_it
from greenroom.coding.standing import state_of
from greenroom.coding.wire import Unsendable, pack, unpack

__all__ = ["Call", "Limits", "Run", "Usage"]

_DEEPEST = 60  # calls of the submission into the check, within one another
_KEPT = 100  # calls
_SIGXCPU = -24
_WAITS = 10  # times the seconds of a run that one thread of a check waits for another


class Run:
    """A submission, loaded in a process of its own; close it, or use it as a context manager.

    Threads of a check take turns: what runs elsewhere is asked one thing after another.
    """

    candidate: Any

    def __init__(self, talk: Conversation, limits: Limits, end: Callable[[], Ending]) -> None:
        """Take the pipe, the limits, and how the process is ended."""
        self.limits = limits
        self.calls: deque[Call] = deque(maxlen=_KEPT)
        self.ended: Ended | None = None
        self._talk, self._end = talk, end
        self._references = References(self)
        self._base: int | None = None
        self._deep = 0
        self._turn = RLock()
        self._used = (0.0, 0.0)
        self._closed = False

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the process."""
        self.close()

    @property
    def printed(self) -> str:
        """What the submission printed so far, as much as is kept."""
        return self._talk.printed.decode("utf-8", "replace")

    @property
    def usage(self) -> Usage:
        """What it used so far."""
        cpu, memory = self._used
        return Usage(wall=self._talk.waited, cpu=cpu, memory_mb=memory)

    @property
    def last_call(self) -> Call | None:
        """The call made last."""
        return self.calls[-1] if self.calls else None

    def load(self, source: str, entries: tuple[str, ...], forbid: tuple[str, ...]) -> None:
        """Load the submission; `candidate` stands for it from then on.

        Raises:
            Ended: The process has ended over it, or it took too long.
            Exception: Whatever the source raises, and NameError when an entry is missing.
        """
        self.candidate = module = self._ask("load", source, list(entries), list(forbid))
        if len(entries) == 1:
            self.candidate = getattr(module, entries[0])
        if self.candidate is not module and isinstance(self.candidate, StandIn):
            state_of(name_it(self.candidate, entries[0])).home = module

    def ask(self, name: str, *operands: Any, **named: Any) -> Any:
        """Have an operation performed in the run's process."""
        if name != "call":
            return self._do(name, operands, named)
        with self._noted(operands, named) as result:
            result.append(self._do(name, operands, named))
        return result[0]

    def ask_keeping(self, *operands: Any, **named: Any) -> Any:
        """Have a call made; return its result, and its arguments as they are afterwards."""
        with self._noted(operands, named) as result:
            kept = self._do("call", operands, named, keep=True)
            result.append(kept[0])
        value, args, named_after = kept
        return value, tuple(args[1:]), named_after

    def hold(self, number: int) -> None:
        """Count a stand-in."""
        self._references.hold(number)

    def let_go(self, number: int) -> None:
        """Count a stand-in that is no more."""
        self._references.let_go(number)

    def close(self) -> None:
        """End the process, and learn what it used; afterwards every request says it is over."""
        if self._closed:
            return
        self._closed = True
        try:
            ending = self._end()
        except ZygoteLost as error:
            self.ended = self.ended or error
            ending = Ending(0, 0.0, 0)
        finally:
            self._talk.close()
        self._finish(ending)

    def _finish(self, ending: Ending) -> None:
        grown = self._grown(ending)
        self._used = (ending.cpu, grown)
        self.ended = self.ended or Refused("this run is over")
        if isinstance(self.ended, Crashed) and grown > 0.9 * self.limits.memory_mb:
            self.ended = self._memory()

    def _do(self, name: str, operands: Any, named: Any, *, keep: bool = False) -> Any:
        with self._in_turn():
            options = {"keep": keep, "drop": self._references.dropped()}
            return self._ask("do", name, list(operands), named, options)

    def _ask(self, *request: Any) -> Any:
        """Send a request, serve what is asked back meanwhile, and return the answer."""
        if self.ended is not None:
            raise self.ended.with_traceback(None)  # it would grow with each time it is raised
        nonce = os.urandom(8).hex()
        with self._watched(), self._talk.clocked():
            message = self._exchange([request[0], nonce, *request[1:]])
            if message[0] == "ready" and self._base is None:  # sent before anything was loaded
                self._base = int(message[1])
                message = self._read(self._talk.next_frame())
            while message[0] == "ask":
                message = self._exchange(self._answer(message))
            if message[1] != nonce:
                raise Crashed("the submission's process answered what was not asked")
            value, error = self._meaning(message)
        if error is not None:
            raise error
        return value

    def _exchange(self, message: list[Any]) -> list[Any]:
        return self._read(self._talk.exchange(pack(message, self._references.refer)))

    def _read(self, frame: bytes) -> list[Any]:
        found = unpack(frame, self._references.resolve)
        if type(found) is not list or len(found) < 2:
            raise Crashed("the submission's process sent no message")
        return found

    def _meaning(self, message: list[Any]) -> tuple[Any, BaseException | None]:
        """What a request's answer means: a value, or an error of the submission or the check."""
        kind, _, *told = message
        if kind == "ok":
            return told[0], None
        if kind == "stop":
            return None, StopIteration()
        if kind == "error":
            return None, self._references.error(*told)
        if kind == "lent error":
            return None, self._references.lent.error(told[0])
        if kind == "memory":
            raise self._memory()
        if kind == "unsendable":
            raise Refused(f"what the submission returned cannot cross: {told[0]}")
        raise Crashed("the submission's process sent no answer")

    def _answer(self, message: list[Any]) -> list[Any]:
        """Serve one request of the submission to something it was lent."""
        _, mine, what, number, args, named = message
        self._deep += 1
        try:
            _must(
                self._deep <= _DEEPEST, "the submission and the check called each other too deeply"
            )
            return ["ok", mine, self._references.lent.perform(what, number, args, named)]
        except StopIteration:
            return ["stop", mine]
        except Exception as error:  # noqa: BLE001 - it is the check's own, and comes back to it
            place = self._references.lent.keep_error(error)
            return ["error", mine, type(error), str(error), place]
        finally:
            self._deep -= 1

    def _grown(self, ending: Ending) -> float:
        return max(0, ending.memory - (self._base or ending.memory)) / (1 << 20)

    def _memory(self) -> MemoryLimit:
        return MemoryLimit(f"it asked for more than the {self.limits.memory_mb} MB it may have")

    @contextmanager
    def _in_turn(self) -> Iterator[None]:
        """Wait until no other thread of the check is being answered."""
        if not self._turn.acquire(timeout=_WAITS * self.limits.seconds):
            raise TimeLimit("threads of the check wait for each other without end")
        try:
            yield
        finally:
            self._turn.release()

    @contextmanager
    def _noted(self, operands: Any, named: Any) -> Iterator[list[Any]]:
        """Keep a call for reports."""
        result: list[Any] = []
        said, began = "", time.perf_counter()
        try:
            yield result
        except BaseException as error:
            said = f"{type(error).__name__}: {error}"
            raise
        finally:
            name = getattr(type(operands[0]), "greenroom_name", None) or describe(operands[0])
            value = result[0] if result else None
            seconds = time.perf_counter() - began
            self.calls.append(Call(name, operands[1:], named, value, said, seconds))

    @contextmanager
    def _watched(self) -> Iterator[None]:
        """Whatever ends the run ends it for good."""
        try:
            yield
        except Ended as error:
            self.ended = error
            raise
        except Unsendable as error:
            self.ended = Refused(str(error))
            raise self.ended from error
        except (AttributeError, LookupError, TypeError, ValueError) as error:
            self.ended = Crashed(f"the submission's process spoke nonsense: {error}")
            raise self.ended from error
        except Gone:
            self.ended = self._gone()
            raise self.ended from None

    def _gone(self) -> Ended:
        """Why a process ended by itself."""
        try:
            ending = self._end()
        except ZygoteLost as lost:
            return lost
        self._end = lambda: ending
        grown = self._grown(ending)
        if grown > 0.9 * self.limits.memory_mb:
            return self._memory()
        if ending.status == _SIGXCPU:
            return TimeLimit(f"it took longer than the {self.limits.seconds:g} s it may take")
        how = f"signal {-ending.status}" if ending.status < 0 else f"exit code {ending.status}"
        return Crashed(f"the submission's process ended with {how}")


def _must(holds: bool, why: str) -> None:
    if not holds:
        raise Refused(why)
