"""What every registered lab promises: a lab is checked by being in the registry."""

import json
import os
import subprocess
import sys
from functools import cache

import pytest

from greenroom.content.model import Bank
from greenroom.labs.choosing import settle, spelled, swapped
from greenroom.labs.model import Choices, Contrast, Lab, Trial
from greenroom.labs.registry import WHERE, labs
from greenroom.labs.run import Shown, code, fitting, one_thread, quiet

LABS = tuple(WHERE)
SWAPS = [
    pytest.param(lab_id, choice.id, option.value, id=f"{lab_id}-{choice.id}-{option.value}")
    for lab_id in LABS
    for choice in labs()[lab_id].choices
    for option in choice.options
]


@cache
def trial_of(lab_id: str, name: str = "", value: str | float | bool = "") -> Trial:
    """The first trial of a lab's default design with one choice swapped."""
    lab = labs()[lab_id]
    chosen = settle(lab, {name: value} if name else {})
    with one_thread():
        return lab.trial(chosen, 0, quiet)


def contrasts_of(lab: Lab) -> list[Contrast]:
    """Every contrast that any design within one swap of the default is held against."""
    near: list[Choices] = [settle(lab, {})]
    near += [swapped(near[0], c.id, o.value) for c in lab.choices for o in c.options]
    return [each for choices in near for each in lab.contrasts(choices)]


@pytest.mark.parametrize("lab_id", LABS)
def test_the_defaults_settle_and_every_choice_is_one(lab_id: str) -> None:
    lab = labs()[lab_id]

    assert lab.id == lab_id
    assert list(settle(lab, {})) == [choice.id for choice in lab.choices]
    assert lab.seeds >= 5
    for choice in lab.choices:
        texts = [spelled(option.value) for option in choice.options]
        assert len(texts) == len(set(texts)) >= 2
        assert spelled(choice.default) in texts


@pytest.mark.parametrize("lab_id", LABS)
def test_a_candidate_has_something_to_predict(lab_id: str) -> None:
    metrics = labs()[lab_id].metrics

    assert len({metric.id for metric in metrics}) == len(metrics)
    assert any(metric.headline for metric in metrics)


@pytest.mark.parametrize(("lab_id", "name", "value"), SWAPS)
def test_every_option_runs_and_measures_what_is_declared(
    lab_id: str, name: str, value: str | float | bool
) -> None:
    lab = labs()[lab_id]
    usual = spelled(lab.choice(name).default) == spelled(value)

    found = trial_of(lab_id) if usual else trial_of(lab_id, name, value)

    assert set(found.metrics) == {metric.id for metric in lab.metrics}
    assert all(abs(number) < float("inf") for number in found.metrics.values())


@pytest.mark.parametrize("lab_id", LABS)
def test_every_chart_is_a_table_with_words(lab_id: str) -> None:
    for series in trial_of(lab_id).series:
        assert len({len(column) for column in series.columns.values()}) == 1
        assert len(series.columns) >= 2
        assert series.says


@pytest.mark.parametrize("lab_id", LABS)
def test_the_same_trial_is_identical_in_another_process(lab_id: str) -> None:
    program = (
        "import json, sys\n"
        "from greenroom.labs.registry import find_lab\n"
        "from greenroom.labs.choosing import settle\n"
        "from greenroom.labs.run import one_thread, quiet\n"
        "lab = find_lab(sys.argv[1])\n"
        "with one_thread():\n"
        "    print(json.dumps(dict(lab.trial(settle(lab, {}), 0, quiet).metrics)))\n"
    )
    seeded = os.environ | {"PYTHONHASHSEED": "4711"}

    done = subprocess.run(
        [sys.executable, "-c", program, lab_id],
        capture_output=True, text=True, check=True, env=seeded,
    )  # fmt: skip

    assert json.loads(done.stdout) == dict(trial_of(lab_id).metrics)


@pytest.mark.parametrize("lab_id", LABS)
def test_contrasts_name_what_there_is_and_their_texts_format(lab_id: str, bank: Bank) -> None:
    lab = labs()[lab_id]
    numbers = {name: Shown(-0.25, 3) for name in ("here", "there", "effect", "gap")}

    found = contrasts_of(lab)

    assert found
    for each in found:
        texts = [spelled(option.value) for option in lab.choice(each.choice).options]
        assert spelled(each.instead) in texts
        assert lab.metric(each.metric)
        assert each.lesson.format(**numbers) != each.lesson
        assert each.ask.format(**numbers).endswith(("?", "."))
        assert each.mistake == "" or each.mistake in bank.mistakes


@pytest.mark.parametrize("lab_id", LABS)
def test_the_default_design_is_held_against_another(lab_id: str) -> None:
    lab = labs()[lab_id]

    assert fitting(lab, settle(lab, {}))


@pytest.mark.parametrize("lab_id", LABS)
def test_its_topics_are_topics_of_the_pack(lab_id: str, bank: Bank) -> None:
    assert set(labs()[lab_id].topics) <= set(bank.topics)


@pytest.mark.parametrize("lab_id", LABS)
def test_the_code_that_decides_is_there(lab_id: str) -> None:
    assert len(code(labs()[lab_id])) == 64
