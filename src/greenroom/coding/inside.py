"""What a run does inside its process: loads the submission, and answers one request at a time.

Nothing here is trusted by the parent: the submission shares this process, and may change all of it.
"""

import builtins
import io
import os
import struct
import sys
import types
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from greenroom.coding.crossing import read_alike, write_alike
from greenroom.coding.held import Held
from greenroom.coding.loading import lines_of, load
from greenroom.coding.specials import OPERATIONS, base_of, specials_of
from greenroom.coding.wire import Node, Reader, Unsendable, Writer, pack, unpack

_LENGTH = struct.Struct("<I")
_OUT_OF_TURN = 70  # the exit code when words come that make no sense now


class Inside:
    """One submission, and the pipe to the check that asks it."""

    def __init__(self, pipe: int) -> None:
        """Take the descriptor to the parent."""
        self.pipe = pipe
        self.held = Held()
        self.source = ""
        self.lent: dict[int, Any] = {}
        self.lent_numbers: dict[int, int] = {}
        self.errors: dict[int, int] = {}
        self.families: dict[type, int] = {}
        self.asked = 0

    def serve(self, until: int | None = None) -> list[Any]:
        """Answer requests; return when the answer to our own question number `until` comes."""
        while True:
            message = unpack(self.receive(), self.resolve)
            if message[0] == "do":
                self.send(self.answer(*message[1:]))
            elif message[0] == "load":
                self.send(self.begin(*message[1:]))
            elif message[1] == until:
                return list(message)
            else:
                os._exit(_OUT_OF_TURN)

    def begin(self, nonce: str, source: str, entries: Any, forbid: Any) -> list[Any]:
        """Load the submission."""
        self.source = source
        return self.tell(nonce, lambda: load(source, tuple(entries), forbid))

    def answer(self, nonce: str, name: str, operands: Any, named: Any, options: Any) -> list[Any]:
        """Perform one operation."""
        self.held.drop(options["drop"])
        made = self.tell(nonce, lambda: OPERATIONS[name](*operands, **named))
        if options["keep"] and made[0] == "ok":
            made[2] = (made[2], operands, named)
        return made

    def tell(self, nonce: str, act: Callable[[], Any]) -> list[Any]:
        """Do something, and tell what came of it."""
        try:
            return ["ok", nonce, act()]
        except StopIteration:
            return ["stop", nonce]
        except MemoryError:
            return ["memory", nonce]
        except BaseException as error:  # noqa: BLE001 - the parent decides what it means
            if id(error) in self.errors:
                return ["lent error", nonce, self.errors[id(error)]]
            own = error if type(error).__module__ != "builtins" else None
            return ["error", nonce, type(error), *self.said(error), own]

    def said(self, error: BaseException) -> tuple[str, list[Any], int, list[str]]:
        """The message, arguments and lines of an error."""
        try:
            message = str(error)[:10_000]
        except Exception:  # noqa: BLE001 - a submission's own __str__ may fail
            message = ""
        try:
            args = list(error.args)
            pack(args, self.refer)
        except (Unsendable, AttributeError, TypeError):
            args = [message]
        return (message, args, *lines_of(error, self.source))

    def send(self, message: list[Any]) -> None:
        """Send a message; what it holds that cannot cross is told instead."""
        try:
            payload = pack(message, self.refer)
        except (Unsendable, MemoryError) as error:
            payload = pack(["unsendable", message[1], str(error)], self.refer)
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except Exception:  # noqa: BLE001, S112 - a submission may have closed or replaced it
                continue
        self.write(_LENGTH.pack(len(payload)) + payload)

    def receive(self) -> bytes:
        """Receive one frame; the end of the pipe ends the process."""
        (size,) = _LENGTH.unpack(self.read(_LENGTH.size))
        return self.read(size)

    def read(self, size: int) -> bytes:
        """Read exactly that many bytes."""
        got = bytearray()
        while len(got) < size:
            piece = os.read(self.pipe, min(size - len(got), 1 << 20))
            if not piece:
                os._exit(0)
            got += piece
        return bytes(got)

    def write(self, frame: bytes) -> None:
        """Write all of these bytes."""
        left = memoryview(frame)
        while left:
            left = left[os.write(self.pipe, left) :]

    def ask(self, what: str, number: int, *args: Any, **named: Any) -> Any:
        """Ask the parent for something of an object it lent."""
        self.asked += 1
        mine = self.asked
        self.send(["ask", mine, what, number, list(args), named])
        found = self.serve(until=mine)
        if found[0] == "ok":
            return found[2]
        if found[0] == "stop":
            raise StopIteration
        kind, message, place = found[2:]
        raise self.borrowed_error(place, kind, [message])

    def refer(self, value: Any, writer: Writer) -> Node:
        """Write what is no plain value: by a number, and what is worth knowing about it."""
        lent = self.lent_numbers.get(id(value), self.errors.get(id(value)))
        if lent is not None:
            return {"yours": lent}
        if isinstance(value, types.TracebackType):
            return None  # it says where in here; nothing out there can use it
        if isinstance(value, type) and issubclass(value, BaseException):
            return self.refer_error(value)
        made = write_alike(value, writer)
        if made is not NotImplemented:
            return made
        kind = "class" if isinstance(value, type) else _KINDS.get(type(value).__name__, "object")
        name = value.__name__ if isinstance(value, type) else type(value).__name__
        family = self.families.setdefault(type(value), len(self.families) + 1)
        about = [kind, str(name), specials_of(value), base_of(value), family]
        return {"mine": [self.held.number(value), *about]}

    def refer_error(self, value: type) -> Node:
        """Write an exception class: a builtin one by name, another with its bases."""
        if value.__module__ == "builtins":
            return {"type": value.__name__}
        bases = [self.refer_error(base) for base in value.__bases__ if base is not object]
        bases = [base for base in bases if base is not None]
        return {"errortype": [self.held.number(value), value.__name__, bases]}

    def resolve(self, name: str, node: Node, reader: Reader) -> Any:
        """Read what refers to an object: our own by its number, the parent's as a proxy."""
        if name == "yours":
            return self.held.get(node)
        if name == "mine":
            return self.borrowed(*node)
        if name == "file":
            content = reader.value(node)
            return io.StringIO(content) if type(content) is str else io.BytesIO(content)
        if name == "lenttype":
            return self.borrowed_type(*node)
        if name == "error":
            return self.borrowed_error(node[0], reader.value(node[1]), reader.values(node[2]))
        made = read_alike(name, node, reader)
        if made is NotImplemented:
            raise Unsendable(f"{name} is no type that crosses")
        return made

    def borrowed(self, number: int, kind: str, name: str, specials: list[str]) -> Any:
        """The proxy of something lent: a function, an iterator, or an object with methods."""
        if number not in self.lent:
            make = {"function": self.function, "iterator": self.iterator}.get(kind)
            made = make(number, name) if make else self.object(number, name, specials)
            self.lent[number] = made
            self.lent_numbers[id(made)] = number
        return self.lent[number]

    def borrowed_error(self, place: int, kind: Any, args: list[Any]) -> BaseException:
        """The error in here that stands for one of the check's."""
        known = self.lent.get(-place)
        if known is None:
            try:
                known = kind(*args)
            except TypeError:  # some want more than a message
                known = Exception(*args)
            self.errors[id(known)] = place
            self.lent[-place] = known  # kept alive, so that its id stays its own
        return known

    def borrowed_type(self, number: int, name: str, base: str) -> Any:
        """A class like an exception class of the check's own."""
        if number not in self.lent:
            made = type(name, (getattr(builtins, base),), {"__module__": "checks"})
            self.lent[number] = made
            self.lent_numbers[id(made)] = number
        return self.lent[number]

    def function(self, number: int, name: str) -> Any:
        """A function whose calls are answered by the check."""

        def lent(*args: Any, **named: Any) -> Any:
            return self.ask("call", number, *args, **named)

        lent.__name__ = lent.__qualname__ = name
        return lent

    def iterator(self, number: int, _: str) -> Iterator[Any]:
        """A generator whose items come from the check, one by one."""
        while True:
            try:
                item = self.ask("next", number)
            except StopIteration:
                return
            yield item

    def object(self, number: int, name: str, specials: list[str]) -> Any:
        """An object whose public attributes are asked of the check."""

        def get(_: Any, attribute: str) -> Any:
            if attribute.startswith("_"):
                raise AttributeError(attribute)
            return self.ask("get", number, attribute)

        def special(method: str) -> Any:
            return lambda _, *args, **named: self.ask("special", number, method, *args, **named)

        space: dict[str, Any] = {"__getattr__": get, **{one: special(one) for one in specials}}
        return type(name, (), space)()


_KINDS: Mapping[str, str] = {
    "function": "function",
    "builtin_function_or_method": "function",
    "method": "function",
    "module": "module",
}
