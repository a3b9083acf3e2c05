"""A job description that comes as a file is read as well as one that is pasted."""

from pathlib import Path

import docx

from greenroom.resume.match.text import job_text
from greenroom.resume.read.read import read
from tests.resume.match.lexicons import read as read_advert

LINES = ("Python, PyTorch or JAX", "3 years of experience in search")


def demands(path: Path) -> list[tuple[str, str]]:
    job = read_advert(job_text(read(path)))
    assert job.title
    assert job.title.quote == "Senior ML Engineer"
    return [(each.need, each.job.quote) for each in job.requirements]


WANTED = [("must", LINES[0]), ("must", LINES[1]), ("nice", "Rust")]


def test_a_word_file(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Senior ML Engineer", level=0)
    document.add_heading("Requirements", level=1)
    for line in LINES:
        document.add_paragraph(line, style="List Bullet")
    document.add_heading("Nice to have", level=1)
    document.add_paragraph("Rust", style="List Bullet")
    document.save(str(tmp_path / "job.docx"))

    assert demands(tmp_path / "job.docx") == WANTED


def test_a_pdf(tmp_path: Path) -> None:
    import typst

    page = "= Senior ML Engineer\n== Requirements\n- {}\n- {}\n== Nice to have\n- Rust\n"
    (tmp_path / "job.typ").write_text(page.format(*LINES), encoding="utf-8")
    typst.compile(str(tmp_path / "job.typ"), output=str(tmp_path / "job.pdf"))

    assert demands(tmp_path / "job.pdf") == WANTED


def test_markdown_and_plain_text(tmp_path: Path) -> None:
    page = "# Senior ML Engineer\n\n## Requirements\n\n- {}\n- {}\n\n## Nice to have\n\n- Rust\n"
    for name in ("job.md", "job.txt"):
        (tmp_path / name).write_text(page.format(*LINES), encoding="utf-8")

        assert demands(tmp_path / name) == WANTED
