"""Runs a program without any sandbox: the proof that the observers see what it does."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.coding.attacks.outside import VARIABLE, descendants

_MAIN = """
import json, sys
with open(sys.argv[1]) as file:
    source, told = json.load(file)
space = {"__name__": "submission"}
try:
    exec(source, space)
    got = space["solve"](told)
except BaseException as error:
    got = {"raised": repr(error)}
print(repr(got), flush=True)
print(json.dumps(bool(got) and not isinstance(got, dict)), flush=True)
"""


@contextmanager
def unconfined(source: str, told: dict[str, object], folder: Path) -> Iterator[tuple[bool, str]]:
    """Run it; give whether it says that it reached something, and all that it printed."""
    before = descendants()
    (folder / "source").write_text(json.dumps([source, told]), encoding="utf-8")
    with (folder / "printed").open("wb") as printed:
        running = subprocess.Popen(
            [sys.executable, "-I", "-c", _MAIN, str(folder / "source")],
            stdin=subprocess.DEVNULL,
            stdout=printed,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            env={VARIABLE: os.environ[VARIABLE]},
        )
    with suppress(subprocess.TimeoutExpired):
        running.wait(2)
    text = (folder / "printed").read_text(encoding="utf-8", errors="replace")
    yield text.endswith("true\n"), text
    for pid in descendants() - before:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    running.wait()
