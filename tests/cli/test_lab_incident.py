"""`greenroom lab incident`, in the terminal's words and in JSON."""

import json

from typer.testing import CliRunner

from greenroom.cli.app import app
from greenroom.labs.fraud.incident import RIGHT
from greenroom.labs.fraud.records import cause_of


def told(*words: str, typed: str = "") -> tuple[int, str]:
    done = CliRunner().invoke(app, ["lab", "incident", *words], input=typed)
    return done.exit_code, done.output


def test_json_alone_opens_the_incident_and_keeps_the_cause() -> None:
    code, output = told("--seed", "3", "--json")

    found = json.loads(output)
    assert code == 0
    assert (found["seed"], found["readings"], found["outcome"]) == (3, [], None)
    assert len(found["measurements"]) >= 12


def test_a_diagnosis_is_judged_with_the_readings_it_asked_for() -> None:
    cause = cause_of(3)

    code, output = told("--seed", "3", "--ask", "volume", "--ask", "stops", "--cause", cause,
                        "--action", RIGHT[cause][0], "--json")  # fmt: skip

    found = json.loads(output)
    assert code == 0
    assert [each["id"] for each in found["readings"]] == ["volume", "stops"]
    assert found["outcome"]["cause_right"]
    assert found["outcome"]["minutes"] == 6


def test_somebody_at_a_terminal_asks_until_they_name_a_cause() -> None:
    cause = cause_of(3)

    code, output = told("--seed", "3", typed=f"nonsense\nvolume\ncause\n{cause}\nwait\n")

    assert code == 0
    assert "no measurement 'nonsense'" in output
    assert "The cause is" in output
    assert "of the marks" in output


def test_half_a_diagnosis_is_refused() -> None:
    code, output = told("--cause", "attack")

    assert code != 0
    assert "Traceback" not in output
