"""The Markdown that is given back: it reads well, and every text in it reads as itself."""

from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from greenroom.resume.render.markdown import markdown
from greenroom.resume.render.setting import sheet_of
from greenroom.resume.render.sheet import Division, Entry, Sheet
from tests.resume.people import resume_of
from tests.resume.render.careers import CAREERS

_TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")) | st.just(" ")).map(
    lambda text: " ".join(text.split())
)
_MARKUP = st.text("*_`[]()<>#+-=~!&;|\\.1a \"'$:/").map(lambda text: " ".join(text.split()))


def _read(written: str) -> list[str]:
    """The plain text of each block."""
    return [
        "".join(child.content or "\n" for child in token.children or ())
        for token in MarkdownIt("commonmark").parse(written)
        if token.type == "inline"
    ]


@given((_TEXTS | _MARKUP).filter(bool))
@example('#import "x": *a* _b_ `c` <b> &amp; [d](e) 1. - + # ~~f~~ \\')
@example("---")
@example("===")
@example("1) one")
@example("one ##")
@example("    code")
def test_every_text_reads_as_itself(text: str) -> None:
    text = " ".join(text.split())
    entry = Entry(text, notes=(text,), bullets=(text, text))
    written = markdown(Sheet("", "", (), (Division("X", entries=(entry,)),))).decode()

    assert _read(written) == ["X", text, text, text, text]


def test_it_is_pleasant_to_read_by_eye() -> None:
    written = markdown(sheet_of(resume_of(CAREERS["commas in titles and companies"]))).decode()

    assert written.startswith(
        "# Peter van der Meer\n\nLeeds, UK · someone@example.org · +44 20 7946 0123\n\n"
        "## Experience\n\n### Engineer, Machine Learning\n\n"
        "**Finch, Wren and Daughters, Inc.** | Leeds, UK | May 2021 – present\n\n"
        "- Ranked 40M listings with a two-tower model, NDCG@10 up 6%\n"
    )


def test_skills_stand_in_their_groups() -> None:
    written = markdown(sheet_of(resume_of(CAREERS["three positions at one company"]))).decode()

    assert "- **Languages:** Python, SQL, Go\n- **Tools:** Airflow, Docker, Ray\n" in written
