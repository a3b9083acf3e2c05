"""What is asked of a bullet: always something, in its own words, and never the same way twice."""

import re
import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.content.probes import QUOTE, BulletFlag
from greenroom.errors import CallerError
from greenroom.resume.model import Ask, Bullet, Flag
from greenroom.resume.probes import MOST, ask_about, make_ready, probe_kinds, probes, probes_for
from greenroom.resume.quoting import LONGEST
from greenroom.resume.score.bullet import read_bullet
from tests.resume.lines import LABELLED, everybody

TEMPLATES = {
    each.kind.id: [*each.kind.asks, *(ask for when in each.kind.when for ask in when.asks)]
    for each in probe_kinds()
}
WORD = re.compile(r"[\w@%$€£.,/+-]*\w[%+]?")


def template(ask: Ask) -> str:
    """The template an ask was made from."""
    made = [each for each in TEMPLATES[ask.kind] if each.replace(QUOTE, ask.quote) == ask.ask]
    assert made, ask
    return made[0]


def words(text: str) -> set[str]:
    return {word.strip(".,").lower() for word in WORD.findall(text)}


def kinds(text: str) -> list[str]:
    return [ask.kind for ask in probes(read_bullet(text))]


def test_the_packs_flags_are_those_of_a_bullet() -> None:
    assert BulletFlag == Flag


def test_one_to_five_questions_are_asked_of_every_bullet() -> None:
    bullets = [*LABELLED, *(bullet for lines in everybody() for bullet in lines)]

    counts = [len(probes(bullet)) for bullet in bullets]

    assert min(counts) >= 1
    assert max(counts) == MOST


def test_a_question_holds_no_word_or_number_that_is_not_in_the_bullet_or_the_packs() -> None:
    for bullet in LABELLED:
        for ask in probes(bullet):
            assert words(ask.ask) <= words(template(ask)) | words(bullet.text), ask.ask
            assert bullet.text[ask.start : ask.end] == ask.quote


def test_quotes_are_whole_words_and_short_enough_to_be_heard() -> None:
    for bullet in LABELLED:
        for ask in probes(bullet):
            before = bullet.text[ask.start - 1] if ask.start else " "
            assert not (before.isalnum() and ask.quote[0].isalnum()), ask
            assert 0 < len(ask.quote) <= LONGEST + 1


@given(st.text(min_size=1).filter(str.strip))
def test_any_text_at_all_is_asked_about_in_its_own_words(text: str) -> None:
    bullet = Bullet(text)

    asked = probes(bullet)

    assert 1 <= len(asked) <= MOST
    assert all(text[ask.start : ask.end] == ask.quote != "" for ask in asked)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Cut fraud losses by 31% with a gradient-boosted model", "number-derivation"),
        ("Reduced processing time by 300%", "odd-arithmetic"),
        ("Deployed a churn model to the call centre", "monitoring"),
        ("Trained a churn model with LightGBM", "model-choice"),
        ("Raised watch time in a three-week A/B test", "online-effect"),
        ("Worked on various tasks", "vague-scope"),
        ("Helped to build a recommender", "own-part"),
        ("Mentored three interns", "leading-people"),
        ("Co-authored a paper at KDD on graph ablations", "research-evidence"),
        ("Serves 3,000 requests a second at p99 18 ms", "latency-and-scale"),
        ("Annotated 4,000 X-rays", "labels-and-leakage"),
        ("Quantised the embeddings to 8 bits", "trade-off"),
        ("Set up Kafka topics for the click stream", "tool-depth"),
        ("Saved €2.7M a year in penalties", "business-impact"),
        ("Reached an F1 of 0.84 on tickets", "offline-evaluation"),
    ],
)
def test_what_a_line_claims_decides_what_is_asked(text: str, kind: str) -> None:
    assert kind in kinds(text)


def test_monitoring_is_asked_first_where_something_runs_and_nobody_seems_to_watch() -> None:
    assert kinds("Deployed pricing models as a service for all shops")[0] == "monitoring"


def test_what_is_told_already_is_asked_about_less() -> None:
    bare = kinds("Trained a LightGBM churn model")
    told = kinds("Trained a LightGBM churn model, 4 points of AUC over logistic regression")

    assert "baseline" not in bare[:1]
    assert bare.index("model-choice") < told.index("model-choice")


def test_a_tool_or_model_is_quoted_by_its_name() -> None:
    asked = probes(read_bullet("Trained a Temporal Fusion Transformer on meter data"))

    quotes = {ask.kind: ask.quote for ask in asked}
    assert quotes["model-choice"] == "Temporal Fusion Transformer"


def test_no_two_questions_in_a_row_are_put_alike() -> None:
    for lines in [*everybody(), LABELLED]:
        asked = [ask for asks in probes_for(lines) for ask in asks]

        assert all(template(a) != template(b) for a, b in pairwise(asked))


def test_a_resume_is_not_asked_like_a_form() -> None:
    for lines in everybody():
        asked = [ask for asks in probes_for(lines) for ask in asks]

        assert len({template(ask) for ask in asked}) >= 0.6 * len(asked)


def test_another_process_asks_the_same() -> None:
    code = (
        "from tests.resume.lines import LABELLED; from greenroom.resume.probes import probes_for;"
        "print(*(a.ask for asks in probes_for(LABELLED) for a in asks), sep='\\n')"
    )
    told = {"PYTHONHASHSEED": "5", "PYTHONPATH": "src:.", "PYTHONIOENCODING": "utf-8"}

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=told)

    asked = [ask.ask for asks in probes_for(LABELLED) for ask in asks]
    assert done.stdout.decode().splitlines() == asked


def test_a_pack_without_kinds_asks_nothing() -> None:
    assert probes(LABELLED[0], make_ready(())) == ()


def test_an_empty_bullet_and_an_unknown_kind_are_the_callers_mistakes() -> None:
    with pytest.raises(CallerError, match="without text"):
        probes(Bullet("  "))
    with pytest.raises(CallerError, match="no kind of probe 'wit'"):
        ask_about(LABELLED[0], "wit", (0, 3))
