"""The part of the shell that holds labs: choose, say what you expect, measure, compare, explain."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

from greenroom.errors import Conflict, NotFound, UserError
from greenroom.labaccount import Account, account_of, record_of
from greenroom.labs.model import Lab, Progress
from greenroom.labs.predicting import Record, predictions
from greenroom.session import acts
from greenroom.sittings import Sittings

if TYPE_CHECKING:  # imported when first used: marking one answer needs no lab
    from greenroom.labs.compare import Comparison
    from greenroom.store.labruns import LabRun, LabRuns, Said

MOST_SAID = 20_000  # characters in answer to one question
MOST_BESIDE = 4  # runs side by side


@dataclass(frozen=True, kw_only=True)
class SideBySide:
    """A few runs of one lab, and each of the others held against the first."""

    lab: Lab
    runs: "tuple[LabRun, ...]"
    against_first: "tuple[Comparison, ...]"


class Labs:
    """Everything a candidate can do with labs; any number of threads may use it."""

    def __init__(self, sittings: Sittings) -> None:
        """Take the sessions, whose database holds the runs too; nothing is opened yet."""
        self._sittings, self._world = sittings, sittings.world

    def all(self) -> tuple[Lab, ...]:
        """Every lab, in the order they are listed."""
        from greenroom.labs.registry import labs

        return tuple(labs().values())

    def lab(self, lab_id: str) -> Lab:
        """One of them.

        Raises:
            NotFound: There is none by that id.
        """
        from greenroom.labs.registry import find_lab

        return find_lab(lab_id)

    def choose(
        self, lab_id: str, choices: Mapping[str, Any], seed: int = 0, session: str = ""
    ) -> "LabRun":
        """Keep a design; one that is kept already and not predicted yet is given back.

        Args:
            lab_id: The lab.
            choices: What was chosen, by id; the rest is as by default.
            seed: Another seed draws other data.
            session: The session it is a stage of; "" for none.

        Raises:
            NotFound: There is no such lab.
            UserError: A choice, a value or the seed cannot be.
        """
        from greenroom.labs.choosing import settle
        from greenroom.store.labruns import LabRun

        lab = self.lab(lab_id)
        settled = settle(lab, choices)
        if not 0 <= seed <= 2**31:
            raise UserError("a seed is a whole number from 0 to 2,147,483,648")
        made = LabRun(
            id=self._world.new_id(),
            lab=lab.id,
            session=session,
            revision=lab.revision,
            seed=seed,
            choices=settled,
            chosen_at=self._world.now(),
        )
        for each in self._kept().history(lab.id):
            same = replace(each, id=made.id, chosen_at=made.chosen_at) == made
            if same:  # and so nothing is expected of it yet
                return each
        self._kept().add(made)
        return made

    def predict(self, run_id: str, given: Mapping[str, tuple[str, str]]) -> "LabRun":
        """Seal what is expected of a run; where the grid knows the answer, it is kept at once.

        Args:
            run_id: The run.
            given: For each headline metric the number and its margin, as they were typed.

        Raises:
            NotFound: There is no such run.
            UserError: A number is missing or is none.
            Conflict: Something else is sealed already, or the lab has changed since.
        """
        kept = self._kept().read(run_id)
        lab = self._as_chosen(kept)
        now = self._world.now()
        self._kept().seal(run_id, predictions(lab, given), now)
        if not kept.results:
            from greenroom.labs.grid import answer

            ahead = answer(lab, kept.choices, kept.seed, self.grids())
            if ahead is not None:
                self._kept().measured(run_id, "grid", ahead, now)
        return self._kept().read(run_id)

    def measure(self, run_id: str, progress: Progress, stop: Event) -> "LabRun":
        """Run a design for real, in a process of its own, and keep what it measures.

        Raises:
            NotFound: There is no such run.
            Conflict: Nothing is expected of it yet, or the lab has changed since.
            UserError: The process was lost.
            Cancelled: It was stopped; nothing is kept.
        """
        from greenroom.labs.folder import keep
        from greenroom.labs.registry import WHERE
        from greenroom.measuring import Order, measure_apart

        kept, began = self._kept().read(run_id), self._world.now()
        lab = self._as_chosen(kept)
        if kept.sealed_at is None:
            raise Conflict("Say first what you expect of this run")
        order = Order(
            where=WHERE[lab.id],
            choices=kept.choices,
            seed=kept.seed,
            folders=() if "grid" in kept.results else self.grids(),
        )
        ran = measure_apart(order, progress, stop)
        now = self._world.now()
        ran = replace(ran, seconds=(now - began).total_seconds())
        self._kept().measured(run_id, "real", ran, now)
        keep(lab, ran, self._world.settings.data_dir / "labs")
        return self._kept().read(run_id)

    def run(self, run_id: str) -> "LabRun":
        """A run as it is kept.

        Raises:
            NotFound: There is no such run.
        """
        return self._kept().read(run_id)

    def account(self, run_id: str) -> Account:
        """A run with all that is said of it.

        Raises:
            NotFound: There is no such run, or its lab is no more.
        """
        kept = self._kept().read(run_id)
        return account_of(self.lab(kept.lab), kept, self._kept().history())

    def record(self) -> Record:
        """How often what was expected held, over all labs."""
        return record_of(self._kept().history())

    def history(self, lab_id: str = "", session: str = "") -> "tuple[LabRun, ...]":
        """Runs without their charts, newest first: all, or those of a lab or a session."""
        return self._kept().history(lab_id, session)

    def beside(self, run_ids: Sequence[str]) -> SideBySide:
        """Two to four runs of one lab side by side, the earliest as the one to compare with.

        Raises:
            NotFound: One is not there.
            UserError: They do not compare.
        """
        from greenroom.labs.compare import compare

        wanted = tuple(dict.fromkeys(run_ids))
        if not 2 <= len(wanted) <= MOST_BESIDE:
            raise UserError(f"choose two to four runs to set side by side, not {len(wanted)}")
        read = [self._kept().read(each) for each in wanted]
        runs = tuple(sorted(read, key=lambda each: each.chosen_at))
        results = [each.result for each in runs]
        lab = self.lab(runs[0].lab)
        if not all(results):
            raise UserError("one of these runs has measured nothing yet; run it first")
        first, *others = [each for each in results if each]
        compared = tuple(compare(lab, first, other) for other in others)
        return SideBySide(lab=lab, runs=runs, against_first=compared)

    def say(self, run_id: str, question: str, text: str) -> "Said":
        """Keep what is said to a question that a run raised.

        Raises:
            NotFound: There is no such run or question.
            UserError: It is too long.
        """
        from greenroom.store.labruns import Said

        text, result = acts.clean(text), self._kept().read(run_id).result
        if result is None or question not in {each.id for each in result.questions}:
            raise NotFound("this run raised no such question; open it again")
        if len(text) > MOST_SAID:
            raise UserError(f"Keep an answer under {MOST_SAID:,} characters")
        said = Said(text=text, saved_at=self._world.now())
        self._kept().say(run_id, question, said)
        return said

    def grids(self) -> tuple[Path, ...]:
        """Where grids are looked for: in the candidate's own sweeps, then in what comes along."""
        from greenroom.labs.grid import SHIPPED

        return (self._world.settings.data_dir / "grids", SHIPPED)

    def _as_chosen(self, kept: "LabRun") -> Lab:
        """The lab of a run, where it is still the one the run was designed for."""
        lab = self.lab(kept.lab)
        if lab.revision != kept.revision:
            raise Conflict(f"{lab.title} has changed since this was designed; choose again")
        return lab

    def _kept(self) -> "LabRuns":
        return self._sittings.journal().lab_runs
