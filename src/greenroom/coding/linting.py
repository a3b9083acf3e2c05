"""Has ruff read a submission, with rules chosen for what an interviewer would mention.

Besides the sandbox the only module of the coding round that starts a process: ruff reads the text
from its standard input, without any configuration of the machine's, and never runs it.
"""

import json
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from greenroom.coding.verdict import Part

_SECONDS = 20  # a text of the longest kind takes a few milliseconds


@dataclass(frozen=True)
class Rule:
    """What a rule of ruff's means in an interview."""

    part: Part
    weight: int
    advice: str


RULES: Mapping[str, Rule] = {
    "F821": Rule("correct", 3, "Define it, or import it."),
    "F632": Rule("correct", 3, "Compare values with ==; `is` asks whether it is the same object."),
    "B006": Rule("correct", 3, "Default to None and make the list inside: a default is made once."),
    "E722": Rule("correct", 3, "Catch the one error you expect; this hides every other."),
    "BLE001": Rule("correct", 2, "Catch the one error you expect; this hides every other."),
    "S110": Rule("correct", 2, "Do not swallow an error in silence."),
    "B023": Rule("correct", 3, "Bind the loop's variable as a default, or it has its last value."),
    "B909": Rule("correct", 3, "Do not change what is being looped over; loop over a copy."),
    "PLE": Rule("correct", 3, "Put this right."),
    "NPY002": Rule("correct", 2, "Use numpy.random.default_rng(seed): no state shared by all."),
    "PLW0603": Rule("correct", 2, "Pass the value in and return it; globals hide what depends."),
    "PLW0127": Rule("dead", 2, "Take it out: it assigns a name to itself."),
    "F401": Rule("dead", 1, "Take the import out."),
    "F811": Rule("dead", 2, "Take one of the two definitions out."),
    "F841": Rule("dead", 2, "Take it out, or use it."),
    "ARG001": Rule("dead", 2, "Use the argument, or say why it is ignored."),
    "ERA001": Rule("dead", 1, "Take out code that is commented out."),
    "T201": Rule("dead", 2, "Take the print out once it works."),
    "PIE790": Rule("dead", 1, "Take the needless pass out."),
    "B018": Rule("dead", 2, "Take it out, or use its value."),
    "C901": Rule("simple", 2, "Split it: a name for each step that can be tested by itself."),
    "PLR0913": Rule("simple", 1, "Group what belongs together; seven arguments get mixed up."),
    "SIM102": Rule("simple", 1, "Join the two conditions with `and`."),
    "SIM103": Rule("simple", 1, "Return the condition itself."),
    "SIM110": Rule("simple", 1, "Say it with any() or all()."),
    "SIM118": Rule("simple", 1, "Ask the dictionary itself: `key in mapping`."),
    "SIM201": Rule("simple", 1, "Write !=."),
    "SIM210": Rule("simple", 1, "Use the condition itself, or bool() of it."),
    "SIM401": Rule("simple", 1, "Use .get with a default."),
    "PLR1714": Rule("simple", 1, "Ask once: `value in (a, b)`."),
    "PLR5501": Rule("simple", 1, "Write elif."),
    "PLR1730": Rule("simple", 1, "Say it with min() or max()."),
    "RET505": Rule("simple", 1, "Leave the else out after a return."),
    "C4": Rule("simple", 1, "Write the comprehension or literal directly."),
    "PERF401": Rule("simple", 1, "A comprehension says it in one line."),
    "PERF102": Rule("simple", 1, "Loop over .keys() or .values(), whichever is used."),
    "E711": Rule("clear", 1, "Compare with None by `is`."),
    "E712": Rule("clear", 1, "Use the truth value itself."),
    "E713": Rule("clear", 1, "Write `not in`."),
    "E714": Rule("clear", 1, "Write `is not`."),
    "E731": Rule("clear", 1, "Give it a def: it has a name already."),
    "E701": Rule("clear", 1, "One statement a line."),
    "E702": Rule("clear", 1, "One statement a line."),
    "E501": Rule("clear", 1, "Break the line: it does not fit on a shared screen."),
    "B007": Rule("clear", 1, "Call it _ when it is not used."),
    "PLW2901": Rule("clear", 1, "Use another name: the loop's own variable is overwritten."),
    "PLR1736": Rule("clear", 1, "Use the element that enumerate gives."),
    "PD002": Rule("clear", 1, "Assign the result: inplace saves nothing and breaks chains."),
    "PD011": Rule("clear", 1, "Use .to_numpy(): it says what comes out."),
    "PD101": Rule("clear", 1, "Compare with the first value: it can stop early."),
    "E741": Rule("names", 1, "Choose a letter that cannot be taken for another."),
    "A001": Rule("names", 2, "Choose a name that hides no builtin."),
    "A002": Rule("names", 1, "Choose a name that hides no builtin."),
    "N801": Rule("names", 1, "Classes are named LikeThis."),
    "N802": Rule("names", 1, "Functions are named like_this."),
    "N805": Rule("names", 1, "Call the first argument of a method self."),
}
_CONFIG = (
    "lint.mccabe.max-complexity=10",
    "lint.pylint.max-args=6",
    "line-length=110",
)


@dataclass(frozen=True)
class Finding:
    """One thing ruff found, with its 1-based line."""

    code: str
    line: int
    message: str
    rule: Rule


def lint(source: str) -> tuple[Finding, ...]:
    """Have ruff read a text; nothing when ruff cannot be started, which `doctor` tells."""
    binary = _binary()
    if not binary:
        return ()
    command = [binary, "check", "--isolated", "--no-cache", "--quiet", "--exit-zero", "--preview"]
    command += ["--output-format", "json", "--stdin-filename", "submission.py"]
    command += ["--ignore-noqa", "--select", ",".join(RULES)]
    for setting in _CONFIG:
        command += ["--config", setting]
    try:
        done = subprocess.run(  # noqa: S603 - our own binary; the text goes in by standard input
            [*command, "-"],
            input=source.encode("utf-8", "replace"),
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
        found = json.loads(done.stdout or b"[]")
    except (OSError, subprocess.TimeoutExpired, ValueError):
        return ()
    return tuple(_findings(found))


def _findings(found: list[dict[str, object]]) -> Iterator[Finding]:
    for item in found:
        code, place = str(item.get("code") or ""), item.get("location")
        rule = next((RULES[name] for name in (code, code[:3], code[:2]) if name in RULES), None)
        if rule is not None and isinstance(place, dict):
            yield Finding(code, int(place["row"]), _plain(str(item["message"])), rule)


def _plain(message: str) -> str:
    """Without the advice ruff appends after a semicolon: ours says it for an interview."""
    return message.partition("; ")[0].rstrip(".")


@cache
def _binary() -> str:
    try:
        from ruff import find_ruff_bin

        return str(find_ruff_bin())
    except (ImportError, FileNotFoundError):
        return ""
