"""Which terms are alternatives, and which are all asked for."""

import pytest

from tests.resume.match.lexicons import asked


@pytest.mark.parametrize(
    ("line", "groups"),
    [
        ("PyTorch or TensorFlow", [("pytorch", "tensorflow")]),
        ("Python and SQL", [("python",), ("sql",)]),
        ("Python, Java, or C++ and SQL", [("python", "java", "c-plus-plus"), ("sql",)]),
        ("Python and either C++ or Java", [("python",), ("c-plus-plus", "java")]),
        ("Python, plus Scala, Java or Kotlin", [("python",), ("scala", "java", "kotlin")]),
        ("terraform, aws", [("terraform",), ("aws",)]),
        ("gitlab / jenkins", [("gitlab-ci", "jenkins")]),
        ("An orchestrator (e.g. Airflow, Dagster)", [("orchestration", "airflow", "dagster")]),
        ("Streams such as Kafka or Flink, and Docker", [("kafka", "flink"), ("docker",)]),
        (
            "Kubernetes and a major cloud (AWS, GCP or Azure)",
            [("kubernetes",), ("cloud", "aws", "gcp", "azure")],
        ),
        (
            "Kubernetes, and at least one of Ray, Spark or Dask",
            [("kubernetes",), ("ray", "spark", "dask")],
        ),
        ("Vector databases (pgvector, Qdrant)", [("vector-database", "pgvector", "qdrant")]),
        ("Python (Docker is used too)", [("python",), ("docker",)]),
        ("Languages such as Java, Rust, Scala", [("java", "rust", "scala")]),
        ("Languages like Java, Zog, Rust, Scala", [("java", "rust", "scala")]),
        ("Java, Zog, Rust", [("java",), ("rust",)]),
        ("Java, C++, Python or related languages", [("java", "c-plus-plus", "python")]),
        (
            "PyTorch and tools such as Airflow, Dagster",
            [("pytorch",), ("airflow", "dagster")],
        ),
        ("Big data, including but not limited to Hive, Spark", [("big-data", "hive", "spark")]),
        ("Deep learning with PyTorch", [("pytorch",)]),
        ("Python, python and Python", [("python",)]),
    ],
)
def test_alternatives_form_a_group(line: str, groups: list[tuple[str, ...]]) -> None:
    assert list(asked(line).groups) == groups
