"""What a job makes you rehearse: topics, problems, rounds, probes of the bullets it rests on."""

from greenroom.content.load import read_bank
from greenroom.resume.match.job import read_job
from greenroom.resume.match.match import match
from greenroom.resume.match.model import Match
from greenroom.resume.match.report import match_json, rounds_of
from greenroom.resume.model import Ask, Bullet
from greenroom.world import open_world
from tests.resume.match.lexicons import the_lexicon
from tests.resume.people import resume_of

TEXT = "Ranked listings with XGBoost for 2M shoppers"
RESUME = resume_of(
    {"experience": [{"title": "ML Engineer", "company": "Fernhill", "bullets": [TEXT]}]}
)
PROBE = Ask("baseline", "Against what did “XGBoost” win?", "XGBoost", 21, 28, "Whether it was due")
PLACE = RESUME.work[0].highlights[0]
BULLETS = (Bullet(TEXT, at=(PLACE.start, PLACE.end), probes=(PROBE,)),)
ADVERT = "Requirements\n- XGBoost\n- Transformers and attention mechanisms\nBonus\n- SQL\n"


def found() -> Match:
    return match(RESUME, BULLETS, read_job(ADVERT, the_lexicon()), the_lexicon(), "2026-11")


def test_the_topic_of_a_missing_must_comes_first() -> None:
    first, *others = found().rehearse

    assert first.topic == "transformers"
    assert "“Transformers and attention mechanisms”" in first.why
    assert "does not show it" in first.why
    assert "attention" in first.problems
    assert {"trees", "data-manipulation"} <= {each.topic for each in others}


def test_what_is_met_is_rehearsed_by_the_probes_of_its_bullets() -> None:
    trees = next(each for each in found().rehearse if each.topic == "trees")

    assert trees.probes == (PROBE,)
    assert "boosted-stumps" in trees.problems
    assert "expect to be asked how it works" in trees.why


def test_weights_of_all_topics_are_shares() -> None:
    assert 0.9 < sum(each.weight for each in found().rehearse) <= 1.001


def test_the_json_names_rounds_and_titles_where_the_bank_is_given() -> None:
    bank = read_bank(open_world().settings.pack_dir)
    told = match_json(found(), bank)

    first = told["rehearse"][0]
    assert first["title"] == "Transformers"
    assert first["rounds"] == ["ml-depth"]
    assert "coding" in rounds_of("from-scratch", bank)
    assert "rounds" not in match_json(found())["rehearse"][0]


def test_the_json_has_the_contracts_fields() -> None:
    told = match_json(found())

    assert {"share", "job", "requirements", "rehearse", "parts", "caveat"} == set(told)
    assert {"title", "seniority", "domains", "tools"} <= set(told["job"])
    must, *_ = told["requirements"]
    assert must["text"] == "XGBoost"
    assert (must["kind"], must["need"], must["state"]) == ("tool", "must", "met")
    assert must["job"] == {"quote": "XGBoost", "start": 15, "end": 22}
    assert must["resume"] == [{"quote": TEXT, "start": PLACE.start, "end": PLACE.end}]
