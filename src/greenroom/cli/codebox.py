"""Opens the sandbox for a command, and asks once where this machine cannot shut code in."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from greenroom.errors import UserError

if TYPE_CHECKING:
    from greenroom.coding.sandbox import Profile, Sandbox

ASKED = (
    "This machine cannot shut the code in: it would run with all that you may do yourself.\n"
    "That is fine for code you wrote, and not for code from elsewhere.\n"
    "Run it, and not ask again?"
)


@contextmanager
def open_sandbox(profile: "Profile", *, unconfined: bool) -> Iterator["tuple[Sandbox, str]"]:
    """Open a sandbox; hand on with it the level of isolation that verdicts are labelled with.

    Raises:
        UserError: There is no isolation, and nobody agreed to that.
    """
    from greenroom.coding.sandbox import Sandbox

    try:
        opened = Sandbox(profile, allow="job-object")
    except UserError:
        if not unconfined:
            from greenroom.world import open_world

            _agree(open_world().settings.data_dir)
        opened = Sandbox(profile, allow="none")
    with opened as sandbox:
        yield sandbox, sandbox.level


def _agree(data_dir: Path) -> None:
    from greenroom.judging import agree, agreed

    if agreed(data_dir):
        return
    refused = "this machine cannot shut code in; add --unconfined to run it all the same"
    if not sys.stdin.isatty() or not sys.stderr.isatty():
        raise UserError(refused)
    if not typer.confirm(ASKED, default=False, err=True):
        raise UserError(refused)
    agree(data_dir)
