import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from greenroom.errors import Conflict, UserError
from greenroom.rehearsal import Rehearsal
from greenroom.views import View
from tests.stages import SCREEN, a_stage

SAYINGS = st.sampled_from(["fine", "the baseline", "what it costs", "a split by time", "asdf jkl"])


class AnyCandidate(RuleBasedStateMachine):
    """A candidate who does anything in any order, on a machine that restarts at any time."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.stage = a_stage(Path(self.folder.name))

    @initialize()
    def start(self) -> None:
        self.opened = self.stage.__enter__()
        self.rehearsal: Rehearsal = self.opened.rehearsal
        self.view: View = self.rehearsal.start("screen", 1)
        self.pages = [self.view]
        self.texts: set[str] = set()
        self.said: list[str] = []

    @rule(text=SAYINGS)
    def answer(self, text: str) -> None:
        if self.view.state == "closed":
            return
        self.said.append(text)
        self.see(self.rehearsal.answer(self.view.id, self.view.turn, text))

    @rule(text=SAYINGS, back=st.integers(1, 5))
    def answer_on_an_old_page(self, text: str, back: int) -> None:
        before = self.rehearsal.view(self.view.id)
        page = self.pages[-back:][0]
        if page.prompt == before.prompt:
            return
        try:
            after = self.rehearsal.answer(page.id, page.turn, text)
        except Conflict:
            self.texts.add(text)
            self.see(self.rehearsal.view(page.id))
        else:
            assert after.turn == before.turn

    @rule(text=SAYINGS)
    def type_and_look_again(self, text: str) -> None:
        if self.view.state != "closed":
            self.rehearsal.save_draft(self.view.id, self.view.turn, text)
            view = self.rehearsal.view(self.view.id)
            assert view.draft == text
            self.see(view)

    @rule()
    def ask_for_a_hint(self) -> None:
        try:
            self.see(self.rehearsal.hint(self.view.id, self.view.turn))
        except UserError:
            assert self.view.state != "closed"

    @rule()
    def skip(self) -> None:
        self.see(self.rehearsal.skip(self.view.id, self.view.turn))

    @rule()
    def pause(self) -> None:
        self.see(self.rehearsal.pause(self.view.id))

    @rule()
    def resume(self) -> None:
        self.see(self.rehearsal.resume(self.view.id))

    @rule(minutes=st.sampled_from([0.1, 1, 10]))
    def wait(self, minutes: float) -> None:
        before = self.view
        self.opened.wait(minutes)
        view = self.rehearsal.view(self.view.id)
        if before.state == "asking" and view.state == "closed" and before.draft.strip():
            self.said.append(before.draft)
        self.see(view)

    @precondition(lambda self: self.view.turn > 6)
    @rule()
    def end(self) -> None:
        if self.view.state != "closed" and self.view.draft.strip():
            self.said.append(self.view.draft)
        self.see(self.rehearsal.end(self.view.id))
        assert self.view.state == "closed"

    @rule()
    def restart(self) -> None:
        self.rehearsal.close()
        self.rehearsal = self.opened.again()
        assert self.rehearsal.view(self.view.id) == self.view

    @invariant()
    def everything_said_is_in_the_transcript_in_order(self) -> None:
        lines = self.view.transcript
        assert [line.text for line in lines if line.way == "answer" and line.by != "note"] == (
            self.said
        )
        kept = {line.text for line in lines if line.by == "note"}
        assert all(any(k.startswith(text) for k in kept) for text in self.texts)

    @invariant()
    def the_interviewer_never_repeats_and_the_clock_never_runs_over(self) -> None:
        said = [line.text for line in self.view.transcript if line.by == "interviewer"]
        assert len(said) == len(set(said))
        assert 0 <= self.view.seconds_left <= SCREEN.minutes * 60

    def see(self, view: View) -> None:
        assert view == self.rehearsal.view(view.id)
        assert view.turn >= self.view.turn
        self.view = view
        self.pages.append(view)

    def teardown(self) -> None:
        if hasattr(self, "opened"):
            self.stage.__exit__(None, None, None)
        self.folder.cleanup()


TestAnyCandidate = AnyCandidate.TestCase
TestAnyCandidate.settings = settings(max_examples=12, stateful_step_count=20, deadline=None)
