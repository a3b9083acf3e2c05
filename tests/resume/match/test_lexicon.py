"""Terms are found however they are written, and not in words that only look like them."""

import pytest

from greenroom.resume.match.words import fold, folded
from tests.resume.match.lexicons import the_lexicon


def found(text: str) -> list[str]:
    return [mention.term for mention in the_lexicon().find(text)]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("We run K8s and Postgres", ["kubernetes", "postgresql"]),
        ("scikit learn, sklearn, Scikit-Learn", ["scikit-learn"] * 3),
        ("LLMs and large language models", ["llm", "llm"]),
        ("Fine-tuning with LoRA", ["fine-tuning", "fine-tuning"]),
        ("A/B testing and AB tests", ["experimentation", "experimentation"]),
        ("modelling of time series", ["forecasting"]),
        ("approximate nearest neighbor search", ["ann"]),
        ("containerization with Docker", ["containers", "docker"]),
        ("C++, C# and C", ["c-plus-plus", "c-sharp", "c"]),
        ("Weights & Biases", ["weights-and-biases"]),
    ],
)
def test_spellings_of_a_term_are_one(text: str, terms: list[str]) -> None:
    assert found(text) == terms


@pytest.mark.parametrize(
    "text",
    [
        "R&D Engineer",
        "Google and Gonum",
        "sparked interest; let us go to market",
        "Rusty pipes",
        "Go beyond what is asked",
        "Excel in a fast-paced environment",
        "Go for it",
        "Vitamin C level",
        "a perfect fit, an Excellent one",
        "Javascripting is no word",
        "helm the team to a feast of ideas",
        "Swift delivery, a swallow and a ray of light",
        "unity of purpose",
    ],
)
def test_everyday_words_are_no_tools(text: str) -> None:
    kinds = [the_lexicon().terms[term].kind for term in found(text)]

    assert "tool" not in kinds


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("R", "r"),
        ("Python, R and SQL", "r"),
        ("written in Go", "go"),
        ("experience working in Excel", "excel"),
        ("Strong Python; Go or Java is a plus", "go"),
        ("services in Rust", "rust"),
        ("Spark jobs", "spark"),
        ("python, spark, hive", "spark"),
    ],
)
def test_they_are_where_only_a_name_would_stand(text: str, term: str) -> None:
    assert term in found(text)


@pytest.mark.parametrize(
    ("text", "terms"),
    [("kubernets", ["kubernetes"]), ("pyhton", ["python"]), ("tensorlfow", ["tensorflow"])],
)
def test_a_slip_of_the_finger_in_a_long_name_is_forgiven(text: str, terms: list[str]) -> None:
    assert found(text) == terms


def test_the_longest_wording_wins() -> None:
    assert found("temporal fusion transformer") == ["transformers"]
    assert found("PyTorch Lightning") == ["pytorch"]


def test_a_comma_parts_words_of_one_wording() -> None:
    assert "graph-learning" not in found("graph, neural, network")


def test_who_has_a_term_has_what_is_above_it() -> None:
    lexicon = the_lexicon()

    assert "sql" in lexicon.above("postgresql")
    assert {"gradient-boosting", "trees", "machine-learning"} <= set(lexicon.above("xgboost"))
    assert "aws" in lexicon.below("cloud")
    assert "fine-tuning" in lexicon.above("alignment")


def test_kin_are_the_members_of_the_same_family() -> None:
    lexicon = the_lexicon()

    assert "airflow" in lexicon.kin("dagster")
    assert "tensorflow" in lexicon.kin("pytorch")
    assert "go" not in lexicon.kin("python")


def test_every_term_leads_to_a_topic_but_spoken_languages() -> None:
    lexicon = the_lexicon()

    without = [name for name, term in lexicon.terms.items() if not lexicon.topics(name)]
    assert {lexicon.terms[name].kind for name in without} == {"language"}


def test_every_wording_of_the_lexicon_finds_its_own_term() -> None:
    lexicon = the_lexicon()

    lost = [
        (term.id, wording)
        for term in lexicon.requirements.terms
        for wording in (*term.wordings, *term.cased, *term.listed)
        if term.id not in found(wording)
    ]
    assert lost == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("optimisation", "optimization"),
        ("labelling", "labeling"),
        ("neighbour", "neighbors"),
        ("Libraries", "library"),
        ("analyse", "analyze"),
    ],
)
def test_british_and_american_plural_and_singular_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_words_keep_plus_and_hash() -> None:
    assert folded("C++/C# (v2)") == ("c++", "c#", "v2")
