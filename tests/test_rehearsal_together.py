from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from greenroom.errors import Conflict
from greenroom.views import View
from tests.stages import BASELINE, TALK, Stage, a_stage

EIGHT = [f"{TALK} Said in tab {tab}." for tab in range(8)]


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with a_stage(tmp_path) as stage:
        yield stage


def at_once(act: Callable[[str], View], texts: list[str]) -> list[str]:
    """Let every thread act at the same moment; returns the texts that were not refused."""
    ready = Barrier(len(texts))

    def try_it(text: str) -> str:
        ready.wait()
        try:
            act(text)
        except Conflict:
            return ""
        return text

    with ThreadPoolExecutor(len(texts)) as pool:
        return [text for text in pool.map(try_it, texts) if text]


def test_of_eight_tabs_one_answers_and_every_other_text_is_kept(stage: Stage) -> None:
    view = stage.rehearsal.start("screen", 1)

    won = at_once(lambda text: stage.rehearsal.answer(view.id, view.turn, text), EIGHT)
    transcript = stage.rehearsal.view(view.id).transcript
    answers = [line.text for line in transcript if line.by == "candidate"]
    notes = [line.text for line in transcript if line.by == "note"]
    assert answers == won
    assert len(won) == 1
    assert sorted(answers + notes) == sorted(EIGHT)


def test_the_same_answer_from_eight_posts_counts_once(stage: Stage) -> None:
    view = stage.rehearsal.start("screen", 1)

    won = at_once(lambda text: stage.rehearsal.answer(view.id, view.turn, text), [TALK] * 8)
    transcript = stage.rehearsal.view(view.id).transcript
    assert won == [TALK] * 8
    assert [line.way for line in transcript] == ["opening", "ask", "answer", "ask"]


def test_skipping_pausing_and_hinting_at_once_leaves_one_story(stage: Stage) -> None:
    view = stage.rehearsal.start("screen", 1)
    acts = {
        "skip": lambda: stage.rehearsal.skip(view.id, view.turn),
        "pause": lambda: stage.rehearsal.pause(view.id),
        "hint": lambda: stage.rehearsal.hint(view.id, view.turn),
        "answer": lambda: stage.rehearsal.answer(view.id, view.turn, TALK),
    }

    at_once(lambda name: acts[name](), list(acts))
    transcript = stage.rehearsal.view(view.id).transcript
    asked = [line.text for line in transcript if line.way == "ask"]
    assert asked[0] == BASELINE.ask
    assert len(asked) == len(set(asked))


def test_many_candidates_rehearse_beside_each_other(stage: Stage) -> None:
    def sit(candidate: int) -> str:
        view = stage.rehearsal.start("screen", candidate)
        while view.state != "closed":
            stage.rehearsal.save_draft(view.id, view.turn, f"{candidate} thinks")
            assert stage.rehearsal.view(view.id).draft == f"{candidate} thinks"
            view = stage.rehearsal.answer(view.id, view.turn, f"{candidate}: {TALK} split")
        return view.id

    with ThreadPoolExecutor(12) as pool:
        sessions = list(pool.map(sit, range(12)))
    assert len(set(sessions)) == 12
    for candidate, session_id in enumerate(sessions):
        lines = stage.rehearsal.view(session_id).transcript
        said = {line.text for line in lines if line.by == "candidate"}
        assert said == {f"{candidate}: {TALK} split"}
