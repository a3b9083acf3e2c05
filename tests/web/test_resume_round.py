"""A round about one's résumé is sat in the browser like any other."""

from starlette.testclient import TestClient

from greenroom.rehearsal import Rehearsal
from greenroom.resume.defend import defence
from greenroom.resume.score.bullet import read_bullet
from tests.web.reading import read

LINES = [
    read_bullet("Cut fraud losses by 31% <b>& more</b> with LightGBM", "Engineer, Acme"),
    read_bullet("Deployed it behind a service for “all” shops", "Engineer, Acme"),
]
SAID = "I compared the signals of both, measured them on the same cases, and said what was mine."


def test_claims_are_defended_in_the_browser_up_to_the_debrief(
    client: TestClient, shell: Rehearsal
) -> None:
    questions = defence(LINES, shell.bank.questions)
    view = shell.start_resume("Defend <my> résumé", questions)
    here = f"/sessions/{view.id}"
    assert "&lt;my&gt;" in client.get(here).text

    for _ in range(40):
        page = client.get(here)
        if page.status_code == 303:
            break
        assert "<b>&" not in page.text
        fields = {"turn": read(page.text).fields["turn"], "text": SAID}
        assert client.post(f"{here}/answer", data=fields).status_code == 303

    debrief = client.get(page.headers["location"])
    assert debrief.status_code == 200
    assert "31% &lt;b&gt;&amp; more" in debrief.text


def test_programs_get_the_same_round(client: TestClient, shell: Rehearsal) -> None:
    view = shell.start_resume("Defend my résumé", defence(LINES, shell.bank.questions))

    told = client.get(f"/api/v1/sessions/{view.id}").json()

    assert told["prompt"] == view.prompt
    assert told["question"].startswith("claim-")
