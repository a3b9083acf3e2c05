"""Judges the code of a round: what is run, where, and how far it must be shut in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event, Lock

from greenroom.coding.interview import folder_to_run
from greenroom.coding.judge import set_up
from greenroom.coding.report import judge, judge_visible
from greenroom.coding.sandbox import Level, Profile, Sandbox
from greenroom.coding.verdict import CheckResult, Report
from greenroom.errors import UserError

REMEMBERED = "unconfined-code-is-fine"
UNCONFINED = (
    "this machine cannot shut the code in: it would run with all that you may do yourself, which "
    "is fine for code you wrote, and not for code from elsewhere"
)
AGREE = f"{UNCONFINED}; agree to that on the page of the coding problems, or with `greenroom code`"
NOT_HERE = (
    "code is not run here: this Greenroom serves others, and this machine cannot shut their code "
    "in fully; `greenroom doctor` says what is missing"
)


class Unconfined(UserError):
    """There is no isolation here, and nobody agreed to go without."""


@dataclass(frozen=True, kw_only=True)
class Task:
    """What is to be judged."""

    files: Mapping[str, str]
    source: str
    complete: bool  # by all checks, with growth and remarks; else by the visible ones alone


@dataclass(frozen=True, kw_only=True)
class Watch:
    """Whoever waits for a report: told each check's result as it comes, and able to stop it."""

    tell: Callable[[CheckResult], object] = lambda result: result
    stop: Event = field(default_factory=Event)


Judge = Callable[[Task, Watch], Report]


@dataclass(frozen=True, kw_only=True)
class House:
    """Where judging happens: the pack whose checks are run, and what must be shut in.

    Attributes:
        pack_dir: The pack.
        data_dir: Where it is remembered that someone agreed to go without isolation.
        hosted: Whether others than the one at this machine submit code.
    """

    pack_dir: Path
    data_dir: Path
    hosted: bool = False

    @property
    def least(self) -> Level:
        """The isolation below which nothing is run."""
        if self.hosted:
            return "full"
        return "none" if agreed(self.data_dir) else "job-object"


def agreed(data_dir: Path) -> bool:
    """Whether the candidate agreed to run their own code without isolation."""
    return (data_dir / REMEMBERED).exists()


def agree(data_dir: Path) -> None:
    """Remember that they did.

    Raises:
        UserError: It cannot be written.
    """
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        (data_dir / REMEMBERED).write_text("", encoding="utf-8")
    except OSError as error:
        raise UserError(f"cannot write to {data_dir}: {error.strerror}") from error


class Sandboxes:
    """A sandbox of each profile, started when first asked for."""

    def __init__(self, house: House) -> None:
        """Take where it is; nothing is started yet."""
        self._house = house
        self._open: dict[Profile, Sandbox] = {}
        self._lock = Lock()

    def of(self, profile: Profile) -> Sandbox:
        """The sandbox of a profile.

        Raises:
            Unconfined: It would be none, and nobody agreed to that.
            UserError: Others submit code, and it cannot be shut in fully.
        """
        with self._lock:
            if profile not in self._open:
                try:
                    self._open[profile] = Sandbox(profile, allow=self._house.least)
                except UserError as error:
                    said = f"{NOT_HERE} ({error})" if self._house.hosted else AGREE
                    raise (UserError if self._house.hosted else Unconfined)(said) from error
            return self._open[profile]

    def close(self) -> None:
        """End them all."""
        for sandbox in self._open.values():
            sandbox.close()
        self._open.clear()


def judge_here(house: House) -> Judge:
    """Judge in this process: for one candidate at a terminal."""
    sandboxes = Sandboxes(house)
    return lambda task, watch: judged(task, watch.tell, house, sandboxes)


def judged(
    task: Task, tell: Callable[[CheckResult], object], house: House, sandboxes: Sandboxes
) -> Report:
    """Judge a task in this process."""
    folder = folder_to_run(task.files, house.pack_dir)
    sandbox = sandboxes.of(folder.problem.profile)
    bench = replace(set_up(folder), told=tell)
    way = judge if task.complete else judge_visible
    return way(bench, task.source, sandbox, sandbox.level)
