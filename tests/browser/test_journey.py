"""A scripted candidate sits the phone screen in the terminal and in the browser: the same marks."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from greenroom.content.load import read_bank
from greenroom.content.model import Bank, Question
from greenroom.session.script import Script, read_script
from greenroom.world import read_settings
from tests.browser.conftest import Server, Windows

pytestmark = pytest.mark.browser

SEED = "7"


@pytest.fixture(scope="module")
def bank() -> Bank:
    return read_bank(read_settings({}).pack_dir)


@pytest.fixture(scope="module")
def answers(bank: Bank, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A candidate who starts vague, does better when asked again, and has two questions to pass."""
    replies: dict[str, list[str]] = {}
    for place, question in enumerate(bank.questions.values()):
        told = {exemplar.name: exemplar.answer for exemplar in question.exemplars}
        vague = "I am not sure." if place % 3 == 0 else told["weak"]
        replies[question.id] = [vague, told["right-in-other-words"], told["fluent-and-wrong"]]
    path = tmp_path_factory.mktemp("script") / "answers.json"
    path.write_text(json.dumps(replies), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def typed(answers: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The debrief of the round in the terminal."""
    folder = tmp_path_factory.mktemp("terminal")
    done = subprocess.run(
        [sys.executable, "-m", "greenroom", "interview", "phone-screen",
         "--answers", str(answers), "--seed", SEED, "--json"],
        env=os.environ | {
            "GREENROOM_DATA_DIR": str(folder),
            "GREENROOM_THREADS": "1",
            "GREENROOM_MODELS_DIR": str(folder / "none"),
        },
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return dict(json.loads(done.stdout))


def test_terminal_and_browser_end_in_the_same_scorecards(
    windows: Windows, server: Server, bank: Bank, answers: Path, typed: dict[str, Any]
) -> None:
    page = windows.open("/rounds/phone-screen")
    begun = page.request.post(
        f"{server.url}/api/v1/sessions",
        data={"round": "phone-screen", "seed": int(SEED)},
        headers={"Origin": server.url},
    )
    session = begun.json()["id"]
    page.goto(f"{server.url}/sessions/{session}")
    sit(page, read_script(answers), bank)

    debrief = page.request.get(f"{server.url}/api/v1/sessions/{session}/debrief").json()

    assert len(debrief["scorecards"]) >= 4
    assert any(mark["level"] for card in debrief["scorecards"] for mark in card.get("marks", []))
    assert debrief["scorecards"] == typed["scorecards"]
    assert debrief["recommendation"] == typed["recommendation"]
    assert debrief["axes"] == typed["axes"]


def sit(page: Page, script: Script, bank: Bank) -> None:
    """Answer whatever is asked, through the page, until the debrief is shown."""
    asked = dict(prompts(bank))
    given: dict[str, int] = {}
    while page.locator("textarea#answer").count():
        prompt = page.locator("[data-prompt]").inner_text()
        question = asked[" ".join(prompt.split())]
        reply = script.reply(question, given.get(question, 0))
        given[question] = given.get(question, 0) + 1
        if reply is None:
            page.get_by_role("button", name="Skip this question").click()
        else:
            page.locator("textarea#answer").fill(reply)
            page.get_by_role("button", name="Send answer").click()
        page.wait_for_function(
            "before => document.querySelector('[data-prompt]')?.innerText !== before", arg=prompt
        )


def prompts(bank: Bank) -> Iterator[tuple[str, str]]:
    """Everything an interviewer may ask, and the question it belongs to."""
    for question in bank.questions.values():
        for text in words_of(question):
            yield " ".join(text.split()), question.id


def words_of(question: Question) -> tuple[str, ...]:
    return (question.ask, question.rephrase, *(probe.ask for probe in question.probes))
