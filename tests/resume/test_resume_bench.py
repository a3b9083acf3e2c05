"""The bench counts by the rules of the data's README."""

from bench.resume_matching import bullets_found, compare, degrees_found, plain

JOB = {"title": "Data Engineer", "company": "Acme & Co.", "start": "2020-01", "end": "present"}
TRUTH = {
    "name": "Léa Fournier", "email": "lea@example.com", "phone": "+33199001234",
    "experience": [{**JOB, "bullets": ["Cut the load time of 40 dashboards by 61%"]}],
    "education": [{"institution": "Reed College", "degree": "BA", "start": "", "end": "2014"}],
}  # fmt: skip
READ = {
    "basics": {"name": "LÉA FOURNIER", "email": "lea@example.com", "phone": "+33199001234"},
    "work": [
        {
            "position": "Data engineer", "name": "Acme & Co", "startDate": "2020-01",
            "highlights": ["Cut the load time of 40 dash-\nboards by 61%"],
        }
    ],
    "education": [{"institution": "Reed College", "studyType": "BA", "endDate": "2014"}],
}  # fmt: skip


def test_case_punctuation_and_hyphenation_do_not_count() -> None:
    tallies = compare(TRUTH, READ)

    assert {name for name, tally in tallies.items() if tally.recall < 1} == set()


def test_accents_do_count() -> None:
    assert plain("Léa") != plain("Lea")


def test_what_is_missed_is_told() -> None:
    tallies = compare(TRUTH, {**READ, "work": []})

    assert tallies["title"].recall == 0
    assert tallies["title"].misses == ["data engineer | given instead: "]


def test_a_degree_may_say_more_than_the_true_one() -> None:
    assert degrees_found(["MS"], ["MS Statistics"]).found == 1
    assert degrees_found(["MS"], ["MSc Statistics"]).found == 0


def test_a_bullet_counts_once_and_only_when_alike() -> None:
    assert bullets_found(["Built a lake", "Built a lake"], ["Built a lake"]).found == 1
    assert bullets_found(["Built a lake for 40 teams"], ["Built a lake"]).found == 0
