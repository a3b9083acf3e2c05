"""The process that serves runs: loads a profile once, then forks a confined process for each run.

It holds no checks, no expected values and no submission, and reads nothing but its orders: which
come from the parent by a socket, with the descriptors of each run.
"""

import fcntl
import gc
import importlib
import json
import os
import platform
import signal
import socket
import sys
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import spec_from_file_location
from typing import Any, NoReturn, TextIO

from greenroom.coding import inside, wire_standard
from greenroom.coding.confine import landlock, limits, seccomp
from greenroom.coding.wire import Unsendable, pack

PROFILES = {
    "stdlib": (),
    "numpy": ("numpy", "numpy.random", "numpy.linalg", "numpy.fft"),
    "pandas": ("numpy", "numpy.random", "numpy.linalg", "numpy.fft", "pandas"),
}
_USUAL_NAMES = (
    "bisect collections copy dataclasses datetime decimal enum fractions functools heapq io "
    "itertools json math operator random re statistics string typing zoneinfo abc contextlib"
)
_USUAL = _USUAL_NAMES.split()
ORDER = 192  # bytes of an order, filled up with spaces: a stream knows no messages
CANNOT = 97  # the exit code of a run that could not be confined


class Zygote:
    """What a run's process needs, made ready once."""

    def __init__(self, orders: dict[str, Any]) -> None:
        """Load the profile and prepare what confines a run."""
        self.orders = orders
        self.running: dict[int, int] = {}
        _load(orders)
        self.rules = landlock.rules(orders["readable"]) if orders["landlock"] else -1
        self.filter = seccomp.assemble(platform.machine()) if orders["seccomp"] else None
        if orders["root"]:
            limits.give_up_root(become_nobody=orders["nobody"])
        _seed()
        gc.collect()
        gc.freeze()

    def serve(self, control: socket.socket) -> None:
        """Do what the parent orders, until it hangs up."""
        control.sendall(b'{"ready": true}\n')
        while True:
            data, descriptors, _, _ = socket.recv_fds(control, ORDER, 2, socket.MSG_WAITALL)
            if len(data) < ORDER:
                break
            order = json.loads(data)
            if order["do"] == "run":
                self.fork(order, descriptors, control)
            else:
                control.sendall(json.dumps(self.end(order["run"])).encode() + b"\n")
        for number in list(self.running):
            self.end(number)

    def fork(self, order: dict[str, Any], descriptors: list[int], control: socket.socket) -> None:
        """Start the process of one run."""
        inherited = limits.mapped()
        number = os.fork()
        if number == 0:
            control.close()
            self.become_run(order, descriptors, inherited)
        self.running[order["run"]] = number
        for descriptor in descriptors:
            os.close(descriptor)

    def end(self, run: int) -> dict[str, Any]:
        """End a run's process, and tell how it ended and what it used."""
        number = self.running.pop(run, None)
        if number is None:
            return {"status": 0, "cpu": 0.0, "memory": 0}
        os.kill(number, signal.SIGKILL)
        _, status, used = os.wait4(number, 0)
        scale = 1 if sys.platform == "darwin" else 1024
        return {
            "status": os.waitstatus_to_exitcode(status),
            "cpu": used.ru_utime + used.ru_stime,
            "memory": used.ru_maxrss * scale,
        }

    def become_run(self, order: dict[str, Any], fds: list[int], inherited: int) -> NoReturn:
        """Never return to the zygote: confine this process, then serve the check."""
        try:
            inside.Inside(self.confined(order, fds, inherited)).serve()
        except BaseException as error:  # noqa: BLE001 - nothing may reach the zygote's loop
            os.write(2, f"{type(error).__name__}: {error}\n".encode())
        os._exit(CANNOT)

    def confined(self, order: dict[str, Any], fds: list[int], inherited: int) -> int:
        """Confine this process for good; return the descriptor to the check."""
        _descriptors(fds, self.rules)
        limits.die_with_parent()
        os.setpgid(0, 0)
        sys.modules["random"].seed(0)  # it seeds itself after a fork
        limits.limit(memory=order["memory"], seconds=order["seconds"], inherited=inherited)
        if self.rules >= 0:
            landlock.restrict(_RULES)
            os.close(_RULES)
        if self.filter is not None:
            seccomp.install(self.filter)
        ready = pack(["ready", limits.peak()], _nothing)
        os.write(_PIPE, len(ready).to_bytes(4, "little") + ready)
        return _PIPE


_PIPE, _RULES, _FREE = 3, 4, 10  # descriptors


def _descriptors(fds: list[int], rules: int) -> None:
    """Leave nothing open but 0, 1, 2, the pipe to the check, and the rules."""
    pipe, output, *more = (
        fcntl.fcntl(descriptor, fcntl.F_DUPFD, _FREE)
        for descriptor in (*fds, *([rules] if rules >= 0 else []))
    )
    wanted = {1: output, 2: output, _PIPE: pipe}
    if more:
        wanted[_RULES] = more[0]
    for low, high in wanted.items():
        os.dup2(high, low, inheritable=low < _PIPE)
    os.closerange(len(wanted) + 1, 4096)
    sys.stdout, sys.stderr = _text(1), _text(2)


def _text(descriptor: int) -> TextIO:
    return open(descriptor, "w", buffering=1, encoding="utf-8", errors="replace", closefd=False)


class OnlyThese:
    """Finds the profile's packages and no other: the folder they lie in cannot be listed."""

    def __init__(self, names: list[str]) -> None:
        """Find where the packages are, for later."""
        self.known = {"greenroom", *sys.stdlib_module_names}
        found = {name: PathFinder.find_spec(name) for name in names}
        self.places = {
            name: (spec.origin, spec.submodule_search_locations)
            for name, spec in found.items()
            if spec is not None
        }

    def find_spec(self, name: str, path: object = None, _: object = None) -> ModuleSpec | None:
        """Find a package of the profile; leave other modules to the next finder, or refuse them."""
        if path is not None or name in self.known:
            return None
        if name not in self.places:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        origin, inside_it = self.places[name]
        return spec_from_file_location(name, origin, submodule_search_locations=inside_it)


def _seed() -> None:
    """Unseeded randomness is the same in every run: the same submission, the same verdict."""
    numpy = sys.modules.get("numpy")
    if numpy is not None:
        numpy.random.seed(0)


def _load(orders: dict[str, Any]) -> None:
    """Import the profile, and remember where the libraries that may be imported later lie."""
    wire_standard.register()
    sys.path += orders["site"]
    for name in (*_USUAL, *PROFILES[orders["profile"]]):
        importlib.import_module(name)
    for name in orders["wire"]:
        importlib.import_module(f"greenroom.coding.{name}").register()
    sys.meta_path.insert(0, OnlyThese(orders["packages"]))
    sys.path[:] = [place for place in sys.path if place not in orders["hide"]]


def _nothing(value: object, _: object) -> NoReturn:
    raise Unsendable(f"{value!r} is no plain value")


def main(orders: str, control: int) -> None:
    """Serve runs as ordered."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.argv[:] = sys.orig_argv[:] = [""]
    with socket.socket(fileno=control) as connection:
        try:
            zygote = Zygote(json.loads(orders))
        except (OSError, ImportError, seccomp.CannotConfine) as error:
            said = {"ready": False, "why": f"{type(error).__name__}: {error}"}
            connection.sendall(json.dumps(said).encode() + b"\n")
            return
        zygote.serve(connection)
