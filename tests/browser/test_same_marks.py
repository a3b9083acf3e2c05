"""One candidate's answers, given to the terminal and to a real browser, earn the same marks."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Server, Windows

pytestmark = pytest.mark.browser

SEED = 7
REPLIES = (
    "I would first ask what a model scores that never flags anything, then look at precision.",
    "It would be right almost always, because nearly every payment is legitimate.",
    "I would split by time, keep a test set aside, and tune on validation data only.",
)


def by_terminal(folder: Path) -> dict[str, Any]:
    answers = folder / "answers.json"
    answers.write_text(json.dumps({"*": REPLIES}))
    command = [sys.executable, "-m", "greenroom", "interview", "phone-screen"]
    done = subprocess.run(
        [*command, "--answers", str(answers), "--json", "--seed", str(SEED)],
        env={
            **os.environ,
            "GREENROOM_DATA_DIR": str(folder),
            "GREENROOM_MODELS_DIR": str(folder / "none"),
            "GREENROOM_THREADS": "1",
        },
        check=True,
        capture_output=True,
        text=True,
    )
    return dict(json.loads(done.stdout))


def by_browser(page: Page, url: str) -> dict[str, Any]:
    started = page.request.post(
        f"{url}/api/v1/sessions", data={"round": "phone-screen", "seed": SEED}
    ).json()
    here = f"{url}/sessions/{started['id']}"
    page.goto(here)
    given: dict[str, int] = {}
    while not page.url.endswith("/debrief"):
        answer(page, given)
    debrief = page.request.get(f"{url}/api/v1/sessions/{started['id']}/debrief")
    return dict(debrief.json())


def answer(page: Page, given: dict[str, int]) -> None:
    """Give the next reply to what is asked, or skip the question; then wait for what follows."""
    stage = page.locator("#stage")
    question, turn = stage.get_attribute("data-question"), page.locator("[name=turn]").input_value()
    assert question
    nth = given[question] = given.get(question, -1) + 1
    if nth < len(REPLIES):
        page.locator("textarea").fill(REPLIES[nth])
        page.get_by_role("button", name="Send answer").click()
    else:
        page.get_by_role("button", name="Skip this question").click()
    page.wait_for_function(
        "turn => location.pathname.endsWith('/debrief')"
        " || document.querySelector('[name=turn]')?.value !== turn",
        arg=turn,
    )


def test_the_terminal_and_the_browser_end_in_the_same_scorecards(
    windows: Windows, server: Server, tmp_path: Path
) -> None:
    said = by_terminal(tmp_path)

    clicked = by_browser(windows.open("/"), server.url)

    def marks(debrief: dict[str, Any]) -> list[dict[str, Any]]:
        return [{k: v for k, v in card.items() if k != "next"} for card in debrief["scorecards"]]

    assert len(said["scorecards"]) == 5
    assert marks(clicked) == marks(said)
    for name in ("grader", "recommendation", "axes", "share", "interval", "coverage"):
        assert clicked[name] == said[name]
