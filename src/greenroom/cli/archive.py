"""`greenroom export` and `greenroom import`."""

from pathlib import Path

from greenroom.cli.screen import a_console, print_json


def export_to(file: Path, *, as_json: bool) -> None:
    """Write everything kept here to one file."""
    from greenroom.rehearsal import open_rehearsal
    from greenroom.world import open_world

    counts = open_rehearsal(open_world()).export(file)
    if as_json:
        print_json({"file": str(file), "rows": dict(counts)})
    else:
        a_console().print(f"Wrote {_told(counts)} to {file}.")


def import_from(file: Path, *, as_json: bool) -> None:
    """Add what an exported file holds."""
    from greenroom.rehearsal import open_rehearsal
    from greenroom.world import open_world

    counts = open_rehearsal(open_world()).import_(file)
    if as_json:
        print_json({"file": str(file), "added": dict(counts)})
    else:
        a_console().print(f"Added {_told(counts)} from {file}.")


def _told(counts: "dict[str, int]") -> str:
    return ", ".join(f"{count} {table}" for table, count in counts.items()) or "nothing"
