"""Three hundred damaged files: each is read, or refused in one line."""

import tempfile
from io import BytesIO
from pathlib import Path
from time import monotonic

import docx
import pytest
from pypdf import PdfReader, PdfWriter

from greenroom.resume.document import Document
from greenroom.resume.read.isolated import Reader
from tests.resume.read.mutator import damaged
from tests.resume.read.pages import SEEN, answer, drawn, typeset

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data" / "resumes"
LINES = "\n".join(f"- Cut cost by {n}% with a model that replaced rules" for n in range(9))


def _unpacked(content: bytes) -> bytes:
    """A PDF whose streams are not compressed: what is damaged there is read, not just refused."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(content)))
    for page in writer.pages:
        page.merge_page(page)
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def _a_docx() -> bytes:
    document = docx.Document()
    document.add_heading("Ana Ortiz", 0)
    document.sections[0].header.paragraphs[0].text = "ana@x.org"
    for line in LINES.split("\n"):
        document.add_paragraph(line, style="List Bullet")
    document.add_table(2, 2).cell(0, 0).text = "ML Engineer"
    made = BytesIO()
    document.save(made)
    return made.getvalue()


@pytest.fixture(scope="module")
def files() -> dict[str, list[bytes]]:
    """What is damaged: files made here, and those of the shared corpus where it is."""
    page = typeset(f"= Ana Ortiz\n*ML Engineer* #h(1fr) 2020 – 2024\n{LINES}")
    made = {"pdf": [page, _unpacked(page), drawn(SEEN, SEEN)], "docx": [_a_docx()]}
    for name in ("pdf/kim__jake.pdf", "pdf/kim__left.pdf", "docx/kim__table.docx"):
        if (SHARED / name).exists():
            made[name.partition("/")[0]].append((SHARED / name).read_bytes())
    return made


def test_three_hundred_damaged_files_are_read_or_refused_in_one_line(
    files: dict[str, list[bytes]],
) -> None:
    before = set(Path(tempfile.gettempdir()).iterdir())
    slowest = 0.0
    answers: list[tuple[str, Document | str]] = []

    with Reader() as reader:
        for seed in range(300):
            name, content = damaged(seed, files)
            began = monotonic()
            answers.append((name, answer(reader, name, content)))
            slowest = max(slowest, monotonic() - began)
    refused = [(name, each) for name, each in answers if isinstance(each, str)]
    left = {each.name for each in set(Path(tempfile.gettempdir()).iterdir()) - before}

    assert 30 < len(refused) < 270
    assert all(why.startswith(name) and "\n" not in why for name, why in refused)
    assert slowest < 10
    assert not {name for name in left if name.startswith("damaged") or name.endswith(".pdf")}
