"""How the command line looks: one console, one page width, readable without colour."""

import json
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

if TYPE_CHECKING:
    from rich.console import RenderableType

ACCENT = "green"
QUIET = "dim"
PAGE = 78


def a_console(*, stderr: bool = False) -> Console:
    """A console no wider than a page; Rich honours NO_COLOR and pipes."""
    console = Console(stderr=stderr, highlight=False, emoji=False, markup=False)
    console.width = min(console.width, PAGE)
    return console


def print_json(value: dict[str, Any]) -> None:
    """Print exactly one JSON object; in plain ASCII where the output takes no Unicode."""
    console = Console(highlight=False, markup=False, emoji=False, soft_wrap=True)
    plain = not console.encoding.startswith("utf")
    text = json.dumps(value, ensure_ascii=plain, indent=2, sort_keys=False)
    console.out(text, highlight=False)


def heading(text: str) -> Text:
    """A line that starts a section."""
    return Text(text, style=f"bold {ACCENT}")


def indented(body: "RenderableType | str", by: int = 2) -> Padding:
    """A paragraph set in from the margin."""
    text = Text(body) if isinstance(body, str) else body
    return Padding(text, (0, 0, 0, by), expand=False)


def clock(seconds: int) -> str:
    """Minutes and seconds, as on a wall clock: 2701 -> '45:01'."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def percent(share: float) -> str:
    """A share as a whole percentage."""
    return f"{round(share * 100)}%"
