"""Typing in a real terminal: what was typed survives SIGKILL, and the keys do what they say."""

import os
import re
import sqlite3
import sys
from datetime import UTC, datetime
from pathlib import Path

import pexpect
import pytest

from greenroom.rehearsal import open_rehearsal
from tests.builders import a_world, grade_by_words

QUESTION = "accuracy-under-imbalance"
READY = "\x1b[?2004h"  # the prompt takes what is typed


def spawn(folder: Path, *words: str) -> "pexpect.spawn[str]":
    env = os.environ | {
        "GREENROOM_DATA_DIR": str(folder),
        "GREENROOM_MODELS_DIR": str(folder / "none"),
        "TERM": "xterm",
        "PROMPT_TOOLKIT_NO_CPR": "1",  # a bare pty does not answer where its cursor is
        "NO_COLOR": "1",
    }
    return pexpect.spawn(
        sys.executable, ["-m", "greenroom", *words],
        env=env, encoding="utf-8", dimensions=(40, 80), timeout=20,
    )  # fmt: skip


def expect(terminal: "pexpect.spawn[str]", text: str) -> None:
    """Wait for words on the screen, wherever the terminal breaks lines or moves the cursor."""
    gap = r"(?:\s|\x1b\[[0-9;?]*[A-Za-z])+"
    terminal.expect(gap.join(re.escape(word) for word in text.split()))


def drafts(folder: Path) -> list[str]:
    with sqlite3.connect(folder / "greenroom.db") as database:
        return [row[0] for row in database.execute("select text from drafts")]


@pytest.fixture
def terminal(tmp_path: Path) -> "pexpect.spawn[str]":
    terminal = spawn(tmp_path, "ask", QUESTION)
    terminal.expect_exact(READY)
    return terminal


def test_a_killed_terminal_keeps_the_half_typed_answer(
    terminal: "pexpect.spawn[str]", tmp_path: Path
) -> None:
    terminal.send("A model that never flags")
    expect(terminal, "never flags")
    terminal.expect(pexpect.TIMEOUT, timeout=2)

    terminal.kill(9)
    again = spawn(tmp_path, "interview", "--resume")

    expect(again, "A model that never flags")
    assert drafts(tmp_path) == ["A model that never flags"]
    again.close(force=True)


def test_escape_enter_sends_and_the_interviewer_follows_up(
    terminal: "pexpect.spawn[str]",
) -> None:
    terminal.send("I would look at precision and recall of the fraud class instead.\x1b\r")

    expect(terminal, "left")
    terminal.expect_exact(READY)
    terminal.send("/end\r")

    expect(terminal, "Debrief")
    terminal.expect(pexpect.EOF)


def test_a_hint_is_given_and_control_c_keeps_everything(terminal: "pexpect.spawn[str]") -> None:
    terminal.send("/hint\r")
    expect(terminal, "Hint:")
    terminal.expect_exact(READY)

    terminal.send("Half a thought")
    expect(terminal, "Half a thought")
    terminal.sendcontrol("c")

    expect(terminal, "Paused, and all you typed is kept")
    terminal.expect(pexpect.EOF)


def test_a_round_that_ends_while_its_answer_is_typed_shows_the_debrief(
    terminal: "pexpect.spawn[str]", tmp_path: Path
) -> None:
    terminal.send("In time,")
    expect(terminal, "In time,")
    terminal.expect(pexpect.TIMEOUT, timeout=2)
    elsewhere = open_rehearsal(a_world(tmp_path, lambda: datetime.now(UTC)), grade_by_words)
    elsewhere.end(elsewhere.unfinished()[0].id)

    terminal.send(" and too late")
    terminal.expect(pexpect.TIMEOUT, timeout=2)
    terminal.send("\x1b\r")

    expect(terminal, "your text was kept.")
    expect(terminal, "Debrief")
    terminal.expect(pexpect.EOF)
    assert "In time, and too late" in drafts(tmp_path)


def test_an_answer_that_is_too_long_stays_on_the_screen(terminal: "pexpect.spawn[str]") -> None:
    terminal.send(f"\x1b[200~{'the model overfits ' * 5300}\x1b[201~")
    terminal.expect(pexpect.TIMEOUT, timeout=2)
    terminal.send("\x1b\r")

    expect(terminal, "shorten it, then send it.")
    assert terminal.isalive()
    terminal.close(force=True)
