"""What a bullet claims, and the ids that follow its words."""

from greenroom.resume.claims import asked_of, claim_of, claims, question_id, results
from greenroom.resume.model import Bullet
from tests.resume.lines import LABELLED

TWO = Bullet("Cut costs by 30%, raised recall from 0.81 to 0.88 and wrote it up")


def parts(text: str) -> list[str]:
    return [text[each.start : each.end].strip(" ,;") for each in claims(Bullet(text))]


def test_a_bullet_is_one_claim() -> None:
    assert parts("Deployed a model at p99 18 ms and 3,200 QPS") == [
        "Deployed a model at p99 18 ms and 3,200 QPS"
    ]
    assert parts("Worked on embeddings") == ["Worked on embeddings"]


def test_parts_with_a_result_of_their_own_are_claims_of_their_own() -> None:
    assert parts(TWO.text) == [
        "Cut costs by 30%",
        "raised recall from 0.81 to 0.88 and wrote it up",
    ]


def test_claims_cover_the_bullet_and_never_overlap() -> None:
    for bullet in LABELLED:
        found = claims(bullet)

        assert "".join(bullet.text[each.start : each.end] for each in found) == bullet.text


def test_ids_differ_between_bullets_and_between_parts() -> None:
    ids = [each.id for bullet in LABELLED for each in claims(bullet)]

    assert len(set(ids)) == len(ids)


def test_an_id_survives_case_spaces_and_a_full_stop_but_no_other_word() -> None:
    ids = [claims(Bullet(t))[0].id for t in ("Cut costs by 30%", "cut  costs by 30%.", "Cut it")]

    assert ids[0] == ids[1] != ids[2]


def test_a_place_belongs_to_the_claim_around_it() -> None:
    first, second = claims(TWO)

    assert claim_of(TWO, 0) == first
    assert claim_of(TWO, TWO.text.index("recall")) == second
    assert claim_of(TWO, 999) == second


def test_results_are_counted_per_claim() -> None:
    first, second = claims(TWO)

    assert (results(TWO, first), results(TWO, second)) == (1, 1)


def test_a_questions_id_leads_back_to_its_claim() -> None:
    second = claims(TWO)[1]

    assert asked_of(question_id(second, "model-choice")) == (second.id, "model-choice")
    assert asked_of("model-choice") is None
