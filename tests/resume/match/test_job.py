"""What is read out of a job description: demands, how much they weigh, and what is noise."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.resume.match.job import topics_of
from tests.resume.match.lexicons import asked, read


def quotes(text: str) -> list[str]:
    return [requirement.job.quote for requirement in read(text).requirements]


@pytest.mark.parametrize(
    ("heading", "need"),
    [
        ("## Requirements", "must"),
        ("What you’ll bring:", "must"),
        ("**Minimum qualifications**", "must"),
        ("WHO YOU ARE", "must"),
        ("Nice to have", "nice"),
        ("### Preferred qualifications:", "nice"),
        ("**Bonus points**", "nice"),
        ("It would be lovely, but is not essential, if you also have:", "nice"),
    ],
)
def test_a_heading_says_how_much_what_follows_weighs(heading: str, need: str) -> None:
    (requirement,) = read(f"Data Scientist\n\n{heading}\n\n- Python\n").requirements

    assert (requirement.need, requirement.kind) == (need, "tool")


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Strong Python; Go is a plus", [("must", "Strong Python"), ("nice", "Go is a plus")]),
        ("Python, ideally with pandas", [("must", "Python"), ("nice", "ideally with pandas")]),
        (
            "Python and PyTorch (MONAI is an advantage)",
            [("must", "Python and PyTorch"), ("nice", "MONAI is an advantage")],
        ),
        (
            "Ideally you know Kafka, Flink and Go",
            [("nice", "Ideally you know Kafka, Flink and Go")],
        ),
        (
            "You must know SQL. R is required.",
            [("must", "You must know SQL"), ("must", "R is required")],
        ),
        (
            "PyTorch, TensorFlow or JAX preferred",
            [("nice", "PyTorch, TensorFlow or JAX preferred")],
        ),
        (
            "BSc required, MSc or PhD preferred",
            [("must", "BSc required"), ("nice", "MSc or PhD preferred")],
        ),
        (
            "NLP (dialogues, search, etc.) is preferred",
            [("nice", "NLP (dialogues, search, etc.) is preferred")],
        ),
        ("Tools (e.g. Airflow) and SQL", [("must", "Tools (e.g. Airflow) and SQL")]),
    ],
)
def test_a_clause_is_cut_where_the_need_changes(line: str, parts: list[tuple[str, str]]) -> None:
    found = read(f"Requirements\n- {line}\n").requirements

    assert [(each.need, each.job.quote) for each in found] == parts


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("A PhD in physics and 3 years of Python", "degree"),
        ("3 years of Python", "years"),
        ("Fluent German", "language"),
        ("Kubernetes in production", "tool"),
        ("Experience with A/B testing", "skill"),
        ("Experience in fraud", "domain"),
        ("You mentor others", "soft"),
    ],
)
def test_a_requirement_has_the_kind_of_what_it_asks_first(line: str, kind: str) -> None:
    assert asked(line).kind == kind


def test_tasks_are_responsibilities_and_never_wishes() -> None:
    (duty,) = read("What you'll do\n- Build models, preferably good ones\n").requirements

    assert (duty.kind, duty.need) == ("responsibility", "must")


def test_quotes_are_the_jobs_own_words_at_their_place() -> None:
    job = read("Requirements\r\n\r\n * **Strong Python**, and SQL.\r\n")

    (requirement,) = job.requirements
    assert requirement.job.quote == "Strong Python**, and SQL"
    assert job.text[requirement.job.start : requirement.job.end] == requirement.job.quote


def test_a_pasted_pages_noise_is_set_aside() -> None:
    page = """Skip to main content
We use cookies. You need to accept them.
Machine Learning Engineer
Requirements
- Python
Show more
You must have read our privacy policy and know Java
Perks
- A Kubernetes mug
Similar jobs
Backend engineer with Rust experience
"""

    assert quotes(page) == ["Python"]
    assert "A Kubernetes mug" in [quote.quote for quote in read(page).aside]


def test_prose_without_headings_is_read_by_its_cues() -> None:
    page = (
        "We ship parcels with Python. You should have worked with PyTorch. "
        "You will build forecasts. Our office has a dog."
    )

    assert quotes(page) == ["You should have worked with PyTorch", "You will build forecasts"]


def test_a_pages_source_reads_as_the_page_does() -> None:
    source = (
        "<style>p { x: Scala }</style><h2>Data Scientist</h2><p><strong>Requirements</strong></p>"
        "<ul><li>Python &amp; SQL</li><li><p>R is a plus</p></li></ul><div>Perks</div>"
        "<ul><li>Java beans</li></ul>"
    )

    found = read(source).requirements
    assert [(each.need, each.job.quote) for each in found] == [
        ("must", "Python & SQL"),
        ("nice", "R is a plus"),
    ]


def test_a_bullet_that_only_introduces_others_asks_nothing() -> None:
    page = "Requirements\n- Working knowledge of the following:\n- Python\n- SQL\n"

    assert quotes(page) == ["Python", "SQL"]


def test_headings_of_other_languages_are_known() -> None:
    page = (
        "Deine Aufgaben\n- Python\nDein Profil\n- 3 Jahre SQL\n- Rust von Vorteil\n"
        "Wir bieten\n- Obst\n"
    )

    found = read(page).requirements
    assert [(each.need, each.kind) for each in found] == [
        ("must", "responsibility"),
        ("must", "years"),
        ("nice", "tool"),
    ]


def test_what_is_not_needed_is_not_asked() -> None:
    assert quotes("Requirements\n- Python\n- You do not need a PhD\n") == ["Python"]


def test_a_bullet_may_wrap_and_its_sign_may_stand_alone() -> None:
    wrapped = quotes("Requirements\n- Experience with Python\n  and SQL\n-\nKubernetes\n")

    assert wrapped == ["Experience with Python\n  and SQL", "Kubernetes"]


def test_a_subheading_between_bullets_stays_in_its_section() -> None:
    page = "What you bring\n1. Languages\n- Python\n2. Platforms\n- AWS\nNice to have\n- Go\n"

    found = read(page).requirements
    assert [(each.need, each.job.quote) for each in found] == [
        ("must", "Python"),
        ("must", "AWS"),
        ("nice", "Go"),
    ]


@pytest.mark.parametrize(
    ("text", "title", "seniority"),
    [
        ("# Senior ML Engineer (f/m/d)\n", "Senior ML Engineer", "senior"),
        ("Staff Engineer, ML Platform | Remote\n", "Staff Engineer, ML Platform", "staff"),
        ("hiring Junior Data Scientist at Fernhill!\n", "Junior Data Scientist", "junior"),
        ("Machine Learning Engineer II\n", "Machine Learning Engineer II", "mid"),
        ("Job Title: Applied Scientist\n", "Applied Scientist", "mid"),
        ("The Principal ML Engineer is rare.\n", "Principal ML Engineer", "staff"),
    ],
)
def test_the_title_says_the_seniority(text: str, title: str, seniority: str) -> None:
    job = read(text)

    assert job.title
    assert (job.title.quote, job.seniority) == (title, seniority)


@pytest.mark.parametrize(
    ("years", "seniority"), [("1 year", "junior"), ("3 years", "mid"), ("6 years", "senior")]
)
def test_without_a_word_in_the_title_years_say_the_seniority(years: str, seniority: str) -> None:
    job = read(f"ML Engineer\n\nRequirements\n- {years} of experience with Python\n")

    assert job.seniority == seniority


@pytest.mark.parametrize(
    "text",
    [
        "ML Engineer\nCompany: Fernhill Labs\n",
        "ML Engineer\nFernhill Labs, Leeds\n\nFernhill builds maps.\n",
        "ML Engineer\n\nAt Fernhill Labs, we build maps.\n",
        "ML Engineer\n\nFernhill Labs is where maps are built.\n",
    ],
)
def test_the_company_is_found_where_adverts_name_it(text: str) -> None:
    company = read(text).company

    assert company
    assert company.quote.startswith("Fernhill")


def test_topics_weigh_what_is_asked_and_sum_to_one() -> None:
    topics = topics_of(read("Requirements\n- XGBoost\n- Transformers\nNice to have\n- SQL\n"))

    assert sum(topics.values()) == pytest.approx(1, abs=0.01)
    assert topics["trees"] > topics["data-manipulation"] > 0
    assert list(topics) == sorted(topics, key=lambda topic: (-topics[topic], topic))


def test_nothing_is_asked_by_an_empty_page() -> None:
    job = read("")

    assert (job.requirements, job.title, dict(job.topics)) == ((), None, {})


@given(st.text(max_size=400))
def test_any_text_reads_and_every_quote_is_in_it(text: str) -> None:
    job = read(text)

    for requirement in job.requirements:
        quote = requirement.job
        assert job.text[quote.start : quote.end] == quote.quote


LINES = st.sampled_from(
    [
        *("# Requirements", "- Python (R a plus)", "Nice to have:", "  and more", "-", "", "(("),
        *("* 5+ years of SQL", "**Tasks**", "1. Own it", "cookies"),
        "You must know Go, Java or C++; a PhD is preferred.",
    ]
)


@given(st.lists(LINES, max_size=14))
def test_any_order_of_lines_reads_and_reads_the_same_twice(lines: list[str]) -> None:
    text = "\n".join(lines)

    assert read(text) == read(text)
    spans = [(each.job.start, each.job.end) for each in read(text).requirements]
    assert spans == sorted(spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
