"""What routes ask for: the shell, and the fields of a posted form."""

from collections.abc import Mapping
from typing import Annotated
from urllib.parse import parse_qs

from fastapi import Depends, Request

from greenroom.design.written import gathered
from greenroom.errors import CallerError
from greenroom.rehearsal import Rehearsal

MOST_FIELDS = 200  # a lab with many choices, and what is expected of it


async def _the_shell(request: Request) -> Rehearsal:
    """The rehearsal this app serves."""
    shell: Rehearsal = request.app.state.rehearsal
    return shell


async def _the_fields(request: Request) -> Mapping[str, str]:
    """A posted form's fields; Starlette's own parser refuses long answers, ours does not.

    What is written into several fields is one text, as it is kept.
    """
    try:
        body = (await request.body()).decode("ascii")
        fields = parse_qs(body, keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS)
    except ValueError as error:
        raise CallerError("the form could not be read") from error
    return gathered({name: values[-1] for name, values in fields.items()})


Shell = Annotated[Rehearsal, Depends(_the_shell)]
Fields = Annotated[Mapping[str, str], Depends(_the_fields)]


def turn_of(fields: Mapping[str, str]) -> int:
    """The number of turns the posting page was rendered with.

    Raises:
        CallerError: There is none.
    """
    turn = fields.get("turn", "")
    if not (turn.isascii() and turn.isdigit() and len(turn) < 10):
        raise CallerError("the form does not say which turn it belongs to")
    return int(turn)
