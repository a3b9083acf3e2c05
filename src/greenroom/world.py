"""The one door outside: the clock, ids, dice, the environment and where things live."""

import os
import secrets
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import platformdirs

from greenroom.errors import UserError


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What the environment may set; every field is documented in docs/reference/settings.md."""

    data_dir: Path  # GREENROOM_DATA_DIR
    database_url: str  # GREENROOM_DATABASE_URL
    models_dir: Path  # GREENROOM_MODELS_DIR
    pack_dir: Path  # GREENROOM_PACK
    index_url: str  # GREENROOM_INDEX_URL
    threads: int  # GREENROOM_THREADS
    debug: bool  # GREENROOM_DEBUG


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
    home = platformdirs.user_data_dir("greenroom", appauthor=False)
    data = Path(environ.get("GREENROOM_DATA_DIR") or home).expanduser()
    threads = environ.get("GREENROOM_THREADS", "0")
    if not threads.isdigit():
        raise UserError(f"GREENROOM_THREADS must be a whole number, not {threads!r}")
    return Settings(
        data_dir=data,
        database_url=environ.get("GREENROOM_DATABASE_URL") or f"sqlite:///{data / 'greenroom.db'}",
        models_dir=Path(environ.get("GREENROOM_MODELS_DIR") or data / "models").expanduser(),
        pack_dir=Path(environ.get("GREENROOM_PACK") or _bundled_pack()).expanduser(),
        index_url=environ.get("GREENROOM_INDEX_URL") or "https://pypi.org/simple/",
        threads=int(threads) or os.cpu_count() or 1,
        debug=environ.get("GREENROOM_DEBUG", "") not in ("", "0"),
    )


def open_world() -> World:
    """The real world: this machine's clock, dice and environment."""
    return World(
        now=lambda: datetime.now(UTC),
        new_id=lambda: uuid.uuid4().hex,
        seed=lambda: secrets.randbits(48),
        settings=read_settings(os.environ),
    )


def _bundled_pack() -> Path:
    """The pack inside the installed package, or the repository's beside `src`."""
    package = Path(__file__).parent
    installed = package / "packs" / "ml-engineer"
    return installed if installed.is_dir() else package.parents[1] / "packs" / "ml-engineer"
