"""`greenroom lab incident`: find what broke the fraud service, by asking for measurements."""

from typing import TYPE_CHECKING, Any

import typer

from greenroom.cli.screen import a_console, heading, indented, print_json
from greenroom.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from greenroom.cli.lab import Diagnosing
    from greenroom.labs.fraud.incident import Incident, Outcome, Reading


def diagnose(asked: "Diagnosing") -> None:
    """Open an incident; answer what was asked, or ask until a cause and an act are named."""
    from greenroom.labs.fraud.incident import judge, measure, open_incident

    incident, ids = open_incident(asked.seed), list(asked.ask or ())
    if bool(asked.cause) != bool(asked.action):
        raise UserError("a diagnosis has both: --cause ID and --action ID")
    readings = [measure(incident, each) for each in ids]
    if asked.cause and asked.action:
        outcome = judge(incident, ids, asked.cause, asked.action)
    elif asked.json or ids:
        outcome = None
    else:
        _talk(incident)
        return
    if asked.json:
        print_json(_json(incident, readings, outcome))
        return
    _print_opening(incident)
    for reading in readings:
        _print_reading(reading)
    if outcome:
        _print_outcome(outcome)


def _talk(incident: "Incident") -> None:
    """Ask for measurements until a cause is named."""
    from greenroom.labs.fraud.incident import judge, measure

    _print_opening(incident)
    console, asked = a_console(), list[str]()
    console.print("\nType a measurement's id, or `cause` when you know what it is.")
    while (given := typer.prompt("measure").strip()) != "cause":
        try:
            reading = measure(incident, given)
        except UserError as error:
            console.print(str(error), soft_wrap=True)
            continue
        asked.append(given)
        _print_reading(reading)
    cause = _pick("cause", incident.causes)
    action = _pick("first action", incident.actions)
    _print_outcome(judge(incident, asked, cause, action))


def _pick(what: str, among: "Mapping[str, str]") -> str:
    console = a_console()
    for name, words in among.items():
        console.print(indented(f"{name}: {words}"))
    while (given := typer.prompt(what).strip()) not in among:
        console.print(f"It is one of {', '.join(among)}.", soft_wrap=True)
    return str(given)


def _print_opening(incident: "Incident") -> None:
    console = a_console()
    console.print(heading(f"Incident {incident.seed}"))
    for line in (incident.service, *incident.symptoms):
        console.print(indented(line))
    console.print(heading("\nWhat you can measure"))
    for each in incident.measurements:
        console.print(indented(f"{each.id}: {each.title}, {each.minutes} min"))


def _print_reading(reading: "Reading") -> None:
    from rich.table import Table

    console = a_console()
    table = Table(title=f"{reading.title} ({reading.minutes} min)", title_justify="left")
    for name in reading.columns:
        table.add_column(name)
    for row in zip(*reading.columns.values(), strict=True):
        table.add_row(*(str(value) for value in row))
    console.print(table)
    console.print(indented(reading.says))


def _print_outcome(outcome: "Outcome") -> None:
    console = a_console()
    console.print(heading(f"\n{outcome.share:.0%} of the marks, {outcome.minutes} minutes"))
    for reason in outcome.reasons:
        console.print(indented(reason))
    if outcome.wasted:
        console.print(indented(f"Asked for and pointing to no cause: {', '.join(outcome.wasted)}."))


def _json(
    incident: "Incident", readings: "list[Reading]", outcome: "Outcome | None"
) -> dict[str, Any]:
    from dataclasses import asdict

    return {
        "seed": incident.seed,
        "service": incident.service,
        "symptoms": list(incident.symptoms),
        "measurements": [asdict(each) for each in incident.measurements],
        "causes": dict(incident.causes),
        "actions": dict(incident.actions),
        "readings": [asdict(each) for each in readings],
        "outcome": asdict(outcome) if outcome else None,
    }
