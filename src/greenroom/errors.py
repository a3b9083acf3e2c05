"""The errors Greenroom raises, one branch for each person who can act on one.

GreenroomError
├── PackError      the author of a pack: file, line, path, what is wrong, what to do
├── CallerError    the caller of our Python or HTTP interface: an argument that cannot be
└── UserError      the candidate: one sentence that says what to do
    ├── NotFound       nothing by that name (HTTP 404)
    ├── Conflict       the rehearsal has moved on since the page was shown (HTTP 409)
    ├── ModelProblem   weights missing, interrupted, or not the ones we know
    └── StoreProblem   the database cannot be read or written (HTTP 503)

Anything else that escapes is our bug: the command line exits with 70 and says so.
"""

from pathlib import Path


class GreenroomError(Exception):
    """Whatever Greenroom tells a person in one line."""


class PackError(GreenroomError):
    """A pack's file is wrong; its author can mend it."""

    def __init__(self, path: Path | str, line: int, where: str, problem: str) -> None:
        """Name the file, the 1-based line, the dotted path inside it, and the problem."""
        self.path, self.line, self.where, self.problem = str(path), line, where, problem
        spot = f"{where}: " if where else ""
        super().__init__(f"{path}:{line}: {spot}{problem}")


class PackErrors(PackError):
    """Several things are wrong in a pack; all are told at once."""

    def __init__(self, errors: tuple[PackError, ...]) -> None:
        """Keep every error; the message has one line for each."""
        first = errors[0]
        super().__init__(first.path, first.line, first.where, first.problem)
        self.errors = errors
        self.args = ("\n".join(str(error) for error in errors),)


class CallerError(GreenroomError):
    """A caller of Greenroom's Python or HTTP interface passed what cannot be."""


class UserError(GreenroomError):
    """Something the candidate can put right."""


class NotFound(UserError):
    """There is nothing by that name."""


class Conflict(UserError):
    """The rehearsal has moved on since the page was shown."""


class ModelProblem(UserError):
    """Model weights are missing, were interrupted, or are not the ones we know."""


class StoreProblem(UserError):
    """The database cannot be read or written: damaged, full, locked, or not ours."""
