"""The levels of isolation, what each one needs, and the command that starts a zygote at it."""

import json
import os
import platform
import shutil
import sys
from pathlib import Path
from typing import Literal

from greenroom.coding.confine import landlock, places, platforms, syscalls

Level = Literal["full", "no-namespaces", "seatbelt", "job-object", "none"]
Profile = Literal["stdlib", "numpy", "pandas"]

LEVELS: tuple[Level, ...] = ("none", "job-object", "seatbelt", "no-namespaces", "full")
ELSEWHERE = "another system"

_SYSTEM = {"full": "linux", "no-namespaces": "linux", "seatbelt": "darwin", "job-object": "win32"}
_WIRE = {"stdlib": [], "numpy": ["wire_numpy"], "pandas": ["wire_numpy", "wire_pandas"]}
_START = (
    "import sys; sys.path.append({source!r}); "
    "from greenroom.coding import zygote; zygote.main(sys.argv[1], int(sys.argv[2]))"
)
_MODULES = (
    "zygote",
    "inside",
    "loading",
    "held",
    "crossing",
    "specials",
    "wire",
    "wire_numpy",
    "wire_pandas",
    "wire_standard",
    "bounds",
    "confine/landlock",
    "confine/seccomp",
    "confine/syscalls",
    "confine/limits",
    "confine/system",
    "confine/__init__",
    "__init__",
)


def lacking(level: Level) -> str:
    """What a level needs that this machine does not have; "" when it may be tried."""
    if _SYSTEM.get(level, sys.platform) != sys.platform:
        return ELSEWHERE
    if level not in ("full", "no-namespaces"):
        return ""
    if platform.machine() not in syscalls.ARCHITECTURES:
        return f"there is no table of system calls for {platform.machine()}"
    if landlock.version() < 1:
        return "Landlock is missing: it needs Linux 5.13 or newer, with it switched on"
    if level == "full" and shutil.which("bwrap") is None:
        return "bubblewrap is missing (Debian: apt-get install bubblewrap)"
    return ""


def command(level: Level, profile: Profile, control: int) -> list[str]:
    """The command that starts a zygote; `control` is the descriptor it gets its orders from."""
    readable = places.readable(profile)
    package = Path(__file__).parents[1]
    source = "/greenroom" if level == "full" else str(package.parent)
    orders = json.dumps(_orders(level, profile, readable, source))
    start = [
        *(str(places.python()), "-s", "-P", "-S", "-B", "-X", "utf8"),
        *("-c", _START.format(source=source), orders, str(control)),
    ]
    if level == "full":
        front = platforms.in_bubblewrap(shutil.which("bwrap") or "bwrap", readable, _code(package))
        return [*front, *start]
    if level == "seatbelt":
        return [*platforms.in_seatbelt([*readable, str(package)]), *start]
    return start


def _orders(level: Level, profile: Profile, readable: list[str], source: str) -> dict[str, object]:
    site = places.site_of(profile)
    linux = sys.platform == "linux"
    return {
        "profile": profile,
        "readable": readable,
        "site": site,
        "packages": places.PACKAGES[profile],
        "hide": [] if source in site else [source],
        "wire": _WIRE[profile],
        "landlock": linux and landlock.version() > 0,
        "seccomp": linux and platform.machine() in syscalls.ARCHITECTURES,
        "root": level != "full" and os.name == "posix" and os.geteuid() == 0,
        "nobody": _open_to_all(readable),
    }


def _code(package: Path) -> dict[str, str]:
    """The modules that the zygote needs, by where it finds them: not what lies beside them."""
    names = ["__init__.py", *(f"coding/{name}.py" for name in _MODULES)]
    return {f"/greenroom/greenroom/{name}": str(package / name) for name in names}


def _open_to_all(paths: list[str]) -> bool:
    """Whether a user without any right of his own could read these."""
    for path in map(Path, paths):
        for place in (path, *path.parents):
            if place.exists() and not place.stat().st_mode & (0o001 if place.is_dir() else 0o004):
                return False
    return True
