"""One bullet: what it shows, and with which words."""

from greenroom.resume.score.bullet import read_bullet


def words(text: str, flag: str) -> list[str]:
    return [
        text[shown.start : shown.end] for shown in read_bullet(text).shown if shown.flag == flag
    ]


def test_each_flag_comes_with_the_words_that_earn_it() -> None:
    text = "Cut churn 12% with LightGBM trained on 3M sessions, checked in an A/B test"

    assert words(text, "verb") == ["Cut"]
    assert words(text, "metric") == ["12%", "3M"]
    assert words(text, "problem") == ["Cut churn"]
    assert words(text, "model") == ["LightGBM"]
    assert words(text, "evaluation") == ["A/B test"]


def test_numbers_in_names_measure_nothing() -> None:
    assert words("Fine-tuned ResNet-50 and GPT-4 for EECS 445 in 2024", "metric") == []


def test_white_space_is_made_single_before_anything_is_counted() -> None:
    bullet = read_bullet("  Cut \n churn   12% ")

    assert bullet.text == "Cut churn 12%"
    assert bullet.text[bullet.shown[0].start : bullet.shown[0].end] == "12%"


def test_the_same_bullet_is_read_the_same_every_time() -> None:
    text = "Built drift alerts and a weekly retraining job in Airflow for 12 models"

    assert {read_bullet(text) for _ in range(100)} == {read_bullet(text)}
