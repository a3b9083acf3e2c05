"""`greenroom doctor`: what is in place, what is not, and what to do about it."""

import platform
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer
from rich.text import Text

from greenroom.cli.screen import a_console, indented, print_json
from greenroom.errors import GreenroomError, UserError

if TYPE_CHECKING:
    from greenroom.world import World


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing looked at; `do` is empty when nothing needs doing."""

    part: str
    fine: bool
    found: str
    do: str = ""


def doctor(*, as_json: bool) -> None:
    """Look at everything, print it, and exit with 1 when Greenroom cannot work."""
    from greenroom.world import open_world

    findings = tuple(examine(open_world()))
    if as_json:
        print_json(
            {
                "fine": all(f.fine for f in findings),
                "findings": [
                    {"part": f.part, "fine": f.fine, "found": f.found, "do": f.do} for f in findings
                ],
            }
        )
    else:
        console = a_console()
        for finding in findings:
            sign = "ok  " if finding.fine else "look"
            style = "green" if finding.fine else "bold yellow"
            console.print(Text(f"  {sign}  ", style=style), Text(finding.part), sep="")
            console.print(indented(Text(finding.found, style="dim"), 8))
            if finding.do:
                console.print(indented(finding.do, 8))
    if not all(f.fine for f in findings):
        raise typer.Exit(1)


def examine(world: "World") -> Iterator[Finding]:
    """Look at each part in turn; a part that fails is a finding, never a crash."""
    yield Finding(part="Python", fine=True, found=platform.python_version())
    looks: tuple[tuple[str, Callable[[World], Finding]], ...] = (
        ("Your data", _data),
        ("Database", _database),
        ("Questions", _pack),
        ("Models", _models),
        ("Web pages", _pages),
    )
    if world.settings.judge_url or world.settings.judge_model:
        looks = (*looks, ("Judge", _judge))
    for part, look in looks:
        try:
            yield look(world)
        except GreenroomError as error:
            yield Finding(part=part, fine=False, found=str(error), do="See the line above.")


def _data(world: "World") -> Finding:
    folder = world.settings.data_dir
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / f".doctor-{world.new_id()}"
        probe.write_text("")
        probe.unlink()
    except OSError as error:
        raise UserError(
            f"cannot write to {folder} ({error.strerror}); "
            "set GREENROOM_DATA_DIR to a folder of yours"
        ) from error
    free = shutil.disk_usage(folder).free // 2**20
    if free < 300:
        do = "Free some space: models need about 200 MB while they are installed."
        return Finding(part="Your data", fine=False, found=f"{folder}, {free} MB free", do=do)
    return Finding(part="Your data", fine=True, found=str(folder))


def _database(world: "World") -> Finding:
    from greenroom.rehearsal import open_rehearsal

    past = open_rehearsal(world).history()
    kind = world.settings.database_url.split(":", 1)[0]
    return Finding(part="Database", fine=True, found=f"{kind}, {len(past)} rounds kept")


def _pack(world: "World") -> Finding:
    from greenroom.content.check import check_bank
    from greenroom.content.load import read_bank

    bank = read_bank(world.settings.pack_dir)
    errors = check_bank(bank, world.settings.pack_dir)
    found = f"{bank.pack.title}: {len(bank.questions)} questions, {len(bank.rounds)} rounds"
    if errors:
        do = f"{len(errors)} things are wrong in the pack: greenroom bank check"
        return Finding(part="Questions", fine=False, found=found, do=do)
    return Finding(part="Questions", fine=True, found=found)


def _models(world: "World") -> Finding:
    from greenroom.language.embed import load_embedder

    if load_embedder(world.settings.models_dir, world.settings.threads) is None:
        found = "not installed: marks are lexical, coarser, and say so"
        return Finding(part="Models", fine=False, found=found, do="greenroom models install")
    return Finding(
        part="Models", fine=True, found=f"sentence embeddings, {world.settings.models_dir}"
    )


def _judge(world: "World") -> Finding:
    from greenroom.cli.judge import the_endpoint, whither

    where = whither(the_endpoint(world.settings))
    return Finding(part="Judge", fine=True, found=f"{where}; asked only with --judge, not now")


def _pages(world: "World") -> Finding:
    del world  # the pages' style and scripts lie in the package
    from greenroom.web.render import is_built

    if is_built():
        return Finding(part="Web pages", fine=True, found="style and scripts are built")
    do = "In a clone: make frontend. The command line works without."
    return Finding(part="Web pages", fine=False, found="style and scripts are not built", do=do)
