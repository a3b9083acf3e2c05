from copy import deepcopy
from pathlib import Path

from greenroom.grading.card_page import markdown, sections
from greenroom.grading.card_text import as_json, number, read_card
from tests.grading.cards import a_card


def test_the_page_starts_in_plain_words_with_what_r_means() -> None:
    page = markdown(a_card())

    assert page.startswith(
        "# How good are the marks?\n\n## In short\n\nPeople have marked 7 answers"
    )
    assert "r is 1 when two markers move together exactly" in page
    assert "which flatters it" in page  # shipped may have seen these answers
    assert page.index("In short") < page.index("What this does not tell") < page.index("| --- |")


def test_marks_on_unseen_questions_speak_first_when_they_are_there() -> None:
    card = a_card()
    card["protocols"]["questions left out"] = deepcopy(card["protocols"]["shipped"])

    page = markdown(card)

    assert "it had not seen" in page
    assert "which flatters it" not in page
    assert "Mean error by the person's mark, questions left out:" in page


def test_every_figure_of_the_tables_has_its_interval() -> None:
    (_, _, _, agreement, *_) = sections(a_card())

    cells = [cell for table in agreement.tables for row in table.rows for cell in row[1:]]
    assert cells
    assert all(" to " in cell or cell == "–" for cell in cells)


def test_a_trial_says_target_mean_share_within_and_the_worst_question() -> None:
    page = markdown(a_card())

    row = next(line for line in page.splitlines() if line.startswith("| The reference, or"))
    assert "at least 0.95 | 0.500 (0.000 to 1.000), not met | 50% of 2 | queue (0.000)" in row


def test_a_table_is_as_wide_in_every_row() -> None:
    for section in sections(a_card()):
        for table in section.tables:
            assert {len(row) for row in table.rows} == {len(table.columns)}, table.caption


def test_a_sentence_has_a_line_of_its_own() -> None:
    assert "\nr is 1 when" in markdown(a_card())


def test_what_was_never_measured_says_so_and_what_to_run() -> None:
    page = markdown(None)

    assert "have not been measured yet" in page
    assert "greenroom bench grader --data FOLDER --write" in page


def test_a_card_reads_back_and_is_the_same_bytes_in_any_order(tmp_path: Path) -> None:
    card = a_card()
    path = tmp_path / "card.json"
    path.write_text(as_json(card), encoding="utf-8")

    kept = read_card(path)

    assert kept is not None
    assert as_json(kept) == as_json(dict(reversed(card.items())))
    assert markdown(kept) == markdown(card)
    assert read_card(tmp_path / "none.json") is None


def test_numbers_have_a_true_minus_and_none_before_zero() -> None:
    assert number({"value": -0.25, "low": -0.5, "high": 0.1}) == "−0.25 (−0.50 to 0.10)"
    assert number({"value": -0.001, "low": None, "high": None}) == "0.00"
    assert number({"value": None, "low": None, "high": None}) == "–"
