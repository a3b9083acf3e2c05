"""A score as JSON."""

from greenroom.resume.score.wire import score_json
from tests.resume.score.files import CAREERS, score_of


def test_the_json_has_just_the_fields_that_were_promised() -> None:
    told = score_json(score_of(CAREERS[0].told["strong"]), {"share": 0.5})

    assert list(told) == ["score", "version", "parts", "bullets", "ats", "match"]
    assert list(told["parts"][0]) == ["id", "title", "weight", "share", "findings"]
    assert list(told["bullets"][0]) == ["text", "entry", "flags", "findings", "probes"]
    assert list(told["bullets"][0]["findings"][0]) == [
        "rule", "severity", "quote", "start", "end", "advice",
    ]  # fmt: skip
    assert list(told["bullets"][0]["probes"][0]) == ["ask", "quote", "why"]
    assert told["match"] == {"share": 0.5}


def test_there_is_no_match_without_a_job_description() -> None:
    assert score_json(score_of(CAREERS[0].told["weak"]))["match"] is None
