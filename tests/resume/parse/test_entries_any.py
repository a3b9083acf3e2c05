"""Whatever stands in a section, positions and projects are read without a fault."""

from hypothesis import given, settings
from hypothesis import strategies as st

from greenroom.resume.document import Box, Document, Line
from greenroom.resume.model import Fact, Section, Work
from greenroom.resume.parse.blocks import Block
from greenroom.resume.parse.entries import project_entries, work_entries

WORDS = st.sampled_from([
    "Engineer", "Data", "Scientist", "Acme", "Inc.", "2019", "–", "-", "Mar", "2021", "Present",
    "(", ")", ",", "|", "•", "London,", "UK", "@", "at", "in", ":", "/", "a", "of", "Ger-", "many",
    "..", "Led", "built", "12%", "ﬁ", "—", "2020-", "present)", "((", "))", "Q3", "日本", "é", ";",
])  # fmt: skip
LINES = st.lists(
    st.tuples(
        st.lists(WORDS, min_size=1, max_size=9).map(" ".join),
        st.sampled_from((40.0, 50.0, 60.0, 450.0)),
        st.sampled_from((0.0, 12.0, 14.0, 30.0)),
        st.fixed_dictionaries(
            {
                "role": st.sampled_from(("", "bullet", "heading")),
                "rail": st.booleans(),
                "bold": st.booleans(),
                "indent": st.integers(0, 1),
            }
        ),
    ),
    max_size=25,
)


@given(LINES, st.booleans())
@settings(deadline=None, max_examples=80)
def test_every_fact_stands_inside_the_text_whatever_the_text_is(
    rows: list[tuple[str, float, float, dict[str, object]]], placed: bool
) -> None:
    document = document_of(rows, placed)
    blocks = (Block(Section("experience", "Experience", 0, 0), document.lines),)

    for fact in facts(work_entries(document, blocks)):
        assert 0 <= fact.start <= fact.end <= len(document.text)
    assert work_entries(document, blocks) == work_entries(document, blocks)
    assert project_entries(document, blocks) == project_entries(document, blocks)


def document_of(rows: list[tuple[str, float, float, dict[str, object]]], placed: bool) -> Document:
    """Lines below one another, with places or without."""
    lines: list[Line] = []
    at, top = 0, 0.0
    for words, left, space, how in rows:
        top += space
        box = Box(left, top, left + 5 * len(words), top + 10) if placed else None
        lines.append(Line(at, at + len(words), box=box, **how))  # type: ignore[arg-type]
        at += len(words) + 1
    text = "\n".join(words for words, *_ in rows)
    return Document("pdf" if placed else "text", text, tuple(lines))


def facts(works: tuple[Work, ...]) -> list[Fact]:
    """All facts of all positions."""
    found = [
        fact
        for work in works
        for fact in (work.position, work.name, work.location, work.summary, *work.highlights)
    ]
    return [fact for fact in found if fact is not None]
