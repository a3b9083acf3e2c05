"""Typing an answer in the terminal: several lines, saved as they are typed, sent with Esc Enter."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from greenroom.errors import UserError
from greenroom.session.acts import MAX_TEXT

if TYPE_CHECKING:
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
    from prompt_toolkit.validation import Validator

COMMANDS = ("/hint", "/skip", "/pause", "/end", "/help", "/template", "/notes")
ASK = "/ask "  # and a question after it
HELP = (
    "Esc then Enter (or Ctrl-D) sends your answer. On a line of its own: /hint\n"
    "gives a push and costs credit, /skip passes, /pause stops the clock and\n"
    "leaves, /end finishes the round. Ctrl-C leaves too; all you typed is kept."
)


def is_command(text: str) -> bool:
    """Whether a text is a command rather than something said."""
    said = text.strip()
    return said in COMMANDS or (said.startswith(ASK) and "\n" not in said)


def type_answer(draft: str, save: Callable[[str], None], status: Callable[[], str]) -> str:
    """Let the candidate type, starting from the draft.

    Args:
        draft: What had been typed before.
        save: Called with the text at most half a second after it changed.
        status: The line at the foot: clock and place.

    Returns:
        The answer, or a command.

    Raises:
        EOFError: Standard input has ended.
        KeyboardInterrupt: The candidate left.
    """
    if sys.stdin.isatty():
        return _edit(draft, save, status)
    return _read_paragraph(save)


def _edit(draft: str, save: Callable[[str], None], status: Callable[[], str]) -> str:
    from prompt_toolkit import PromptSession

    prompt: PromptSession[str] = PromptSession(
        multiline=True,
        key_bindings=_keys(),
        bottom_toolbar=lambda: trouble[-1] if trouble else status(),
        validator=_sendable(),
        validate_while_typing=False,
        refresh_interval=0.5,
        prompt_continuation="  ",
    )
    saved = [draft]
    trouble: list[str] = []  # an error while drawing would tear the screen: its foot tells it

    def keep(_: object = None) -> None:
        text = prompt.default_buffer.text
        if text == saved[0]:
            return
        saved[0] = text
        trouble.clear()
        try:
            save(text)
        except UserError as error:
            trouble.append(f" Not saved: {error}")

    # The screen is drawn again every half second, so that is how often the text is saved.
    prompt.app.before_render += keep
    try:
        return prompt.prompt("  ", default=draft)
    finally:
        keep()


def _sendable() -> "Validator":
    """Keeps an answer that is too long on the screen, to be shortened, instead of sending it."""
    from prompt_toolkit.validation import Validator

    return Validator.from_callable(
        lambda text: len(text) <= MAX_TEXT,
        error_message=f"An answer may have {MAX_TEXT:,} characters; shorten it, then send it.",
    )


def _keys() -> "KeyBindings":
    from prompt_toolkit.key_binding import KeyBindings

    keys = KeyBindings()

    @keys.add("c-d")
    def _send(event: "KeyPressEvent") -> None:
        event.current_buffer.validate_and_handle()

    @keys.add("enter")
    def _line(event: "KeyPressEvent") -> None:
        buffer = event.current_buffer
        if is_command(buffer.text):
            buffer.validate_and_handle()
        else:
            buffer.insert_text("\n")

    return keys


def _read_paragraph(save: Callable[[str], None]) -> str:
    """Read lines up to an empty one: how answers are piped in."""
    lines: list[str] = []
    for line in sys.stdin:
        if not line.strip() and lines:
            break
        if line.strip():
            lines.append(line.rstrip("\n"))
            save("\n".join(lines))
    if not lines:
        raise EOFError
    return "\n".join(lines)
