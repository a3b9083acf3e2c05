"""Typing in a real terminal: what was typed survives SIGKILL, and the keys do what they say."""

import os
import re
import sqlite3
import sys
from pathlib import Path

import pexpect
import pytest

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
    terminal.expect(pexpect.TIMEOUT, timeout=1.2)

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
