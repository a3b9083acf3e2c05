"""The command line: parse, call the shell, print; exits 0 done, 1 told, 2 usage, 70 our bug."""

import os
import sys
from io import TextIOWrapper


def main() -> None:
    """Run a command and turn whatever goes wrong into one line and an exit code."""
    from greenroom.cli.app import app
    from greenroom.errors import GreenroomError

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal that cannot show a quote shows a ?
            stream.reconfigure(errors="replace")
    try:
        app(prog_name="greenroom")
    except GreenroomError as error:
        _tell(str(error), 1)
    except KeyboardInterrupt:
        _tell("stopped; nothing typed is lost", 130)
    except BrokenPipeError:
        # Whoever read our output has gone (`greenroom bank list | head`): that is no error.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None
    except Exception as error:  # noqa: BLE001 - the border: whatever else escapes is our bug
        _our_bug(error)


def _tell(line: str, code: int) -> None:
    print(f"greenroom: {line}", file=sys.stderr)  # noqa: T201 - printing is what the border does
    raise SystemExit(code) from None


def _our_bug(error: Exception) -> None:
    from greenroom.world import open_world

    if open_world().settings.debug:
        raise error
    said = " ".join(str(error).split())
    _tell(
        f"a bug of ours: {type(error).__name__}: {said}. Nothing typed is lost. "
        "GREENROOM_DEBUG=1 shows where; please report it.",
        70,
    )
