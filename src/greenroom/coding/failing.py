"""Says why a check failed, to the candidate: what was called, what came back, what was wanted."""

import traceback

from greenroom.coding.checking import CheckFailed
from greenroom.coding.outcomes import Ended, from_submission
from greenroom.coding.run import Run
from greenroom.coding.show import call_shown, printable, shown
from greenroom.coding.verdict import Outcome

_LONGEST = 4000  # characters of a message


def told_error(error: Exception, run: Run | None) -> tuple[Outcome, str]:
    """Tell an error that a check raised: the submission's own, a failed expectation, or neither."""
    told = from_submission(error)
    if told is not None:
        message = told.message.strip()
        said = f"raised {told.name}" + (f": {message}" if message else "")
        trace = [line.rstrip() for line in told.trace[-4:]]
        return "runtime_error", _joined(f"{called(run)} {said}".strip(), *trace, *_inputs(error))
    if isinstance(error, CheckFailed):
        return "wrong_answer", _joined(_came_back(run), str(error))
    if isinstance(error, AssertionError):
        said = str(error) or "something that must hold does not"
        return "wrong_answer", _joined(_came_back(run), said, *_inputs(error))
    said = f"what came back cannot be used as it should be: {type(error).__name__}: {error}"
    return "wrong_answer", _joined(_came_back(run), said, *_where(error), *_inputs(error))


def told_end(ended: Ended, run: Run | None) -> str:
    """Tell how a run ended before it answered."""
    return _joined(called(run), str(ended))


def called(run: Run | None) -> str:
    """Write the last call as code; "" when nothing was called."""
    call = run.last_call if run is not None else None
    return call_shown(call.name, call.args, call.named) if call is not None else ""


def _came_back(run: Run | None) -> str:
    """The last call and what came of it."""
    call = run.last_call if run is not None else None
    if call is None:
        return ""
    came = f"raised {call.error}" if call.error else f"returned {shown(call.result)}"
    return f"{called(run)} {came}"


def _inputs(error: Exception) -> list[str]:
    """The inputs a law was tried with."""
    return [note for note in getattr(error, "__notes__", []) if note.startswith("with: ")]


def _where(error: Exception) -> list[str]:
    """The line of the check that could not go on."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.line for frame in frames if frame.filename.endswith("checks.py") and frame.line]
    return [f"in the check's line: {lines[-1]}"] if lines else []


def _joined(*parts: str) -> str:
    text = "\n".join(part[: _LONGEST + 1] for part in parts if part)
    text = printable(text[: _LONGEST + 1])
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
