"""Reading in a process of its own."""

import os
import signal
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest

from greenroom.errors import UserError
from greenroom.resume.read.isolated import Reader, read_apart
from greenroom.resume.read.read import read, read_bytes
from tests.resume.read.office_files import a_docx, p
from tests.resume.read.pages import SEEN, answer, drawn, typeset

PAGE = typeset("= Ana Ortiz\n*ML Engineer* #h(1fr) 2020 – 2024\n- Cut cost by 40% “for good” 🙂")


def test_a_file_read_apart_is_read_as_it_is_read_here(tmp_path: Path) -> None:
    path = tmp_path / "cv.pdf"
    path.write_bytes(PAGE)

    assert read_apart(path) == read(path)


def test_one_process_reads_many_files() -> None:
    with Reader() as reader:
        reader.read_bytes("a.pdf", PAGE)
        first = reader.pid
        for _ in range(5):
            reader.read_bytes("b.txt", b"Ana Ortiz\nML Engineer")

        assert reader.pid == first


def test_a_shut_in_process_reads_every_format() -> None:
    texts = [
        PAGE,
        a_docx(p("Ana Ortiz") + p("ML Engineer")),
        b"# Ana Ortiz\n\n**ML Engineer**\n",
        b"\\documentclass{article}\n\\begin{document}\nAna Ortiz\n\\end{document}\n",
        b'{"basics": {"name": "Ana Ortiz"}}',
        b"Ana Ortiz\nML Engineer\n",
    ]

    with Reader() as reader:
        assert [reader.read_bytes("cv", text).kind for text in texts] == [
            *("pdf", "docx", "markdown", "latex", "json", "text")
        ]


def test_what_cannot_be_read_is_told_and_the_process_goes_on() -> None:
    with Reader() as reader:
        reader.read_bytes("a.pdf", PAGE)
        first = reader.pid
        with pytest.raises(UserError, match=r"b\.pdf is damaged"):
            reader.read_bytes("b.pdf", b"%PDF-1.4 broken")

        assert reader.read_bytes("a.pdf", PAGE) == read_bytes("a.pdf", PAGE)
        assert reader.pid == first


def test_a_file_that_takes_too_long_is_given_up_and_the_next_one_is_read() -> None:
    with Reader() as reader:
        reader.read_bytes("a.pdf", PAGE)
        reader.seconds = 0.0
        with pytest.raises(UserError, match="takes longer than 0 seconds"):
            reader.read_bytes("slow.pdf", drawn(*[SEEN * 100] * 20))
        reader.seconds = 60.0

        assert "Ana Ortiz" in reader.read_bytes("a.pdf", PAGE).text


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_a_process_that_was_killed_is_replaced() -> None:
    with Reader() as reader:
        reader.read_bytes("a.pdf", PAGE)
        assert reader.pid
        os.kill(reader.pid, signal.SIGKILL)
        first = answer(reader, "a.pdf", PAGE)  # it may die under this one
        second = answer(reader, "a.pdf", PAGE)

        assert first == second or "stopped the reading process" in str(first)
        assert second == read_bytes("a.pdf", PAGE)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits what a process may hold")
def test_the_process_can_write_no_file_and_hold_no_more_than_its_limit() -> None:
    with Reader() as reader:
        reader.read_bytes("a.pdf", PAGE)
        limits = Path(f"/proc/{reader.pid}/limits").read_text()

    rows = {row[:26].strip(): row[26:47].strip() for row in limits.splitlines()}
    assert rows["Max file size"] == "0"
    assert rows["Max core file size"] == "0"
    assert rows["Max open files"] == "64"
    assert int(rows["Max address space"]) < 2 * 1024**3
    assert int(rows["Max cpu time"]) < 60


def test_a_page_is_shown_as_a_picture() -> None:
    with Reader() as reader:
        picture = reader.picture("cv.pdf", PAGE, page=0, width=300)
        with pytest.raises(UserError, match="has no page 8"):
            reader.picture("cv.pdf", PAGE, page=7, width=300)

    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20], "big") in (300, 301)


def test_a_name_that_is_no_text_is_told_anyway() -> None:
    with Reader() as reader, pytest.raises(UserError, match="is damaged"):
        reader.read_bytes("r\udce9sum\udce9.pdf", b"%PDF-1.4 broken")


def test_nothing_is_left_behind(tmp_path: Path) -> None:
    path = tmp_path / "cv.pdf"
    path.write_bytes(PAGE)
    before = {each.name for each in Path(tempfile.gettempdir()).glob("*.pdf*")}

    read_apart(path)

    assert {each.name for each in Path(tempfile.gettempdir()).glob("*.pdf*")} == before
    assert [each.name for each in tmp_path.iterdir()] == ["cv.pdf"]


def test_closing_ends_the_process_and_a_file_starts_another() -> None:
    reader = Reader()
    reader.read_bytes("a.pdf", PAGE)
    reader.close()
    assert reader.pid is None

    assert "Ana Ortiz" in reader.read_bytes("a.pdf", PAGE).text
    reader.close()


def test_threads_share_a_reader() -> None:
    found: list[str] = []

    def ask(reader: Reader, name: str) -> None:
        found.append(reader.read_bytes("cv.txt", name.encode()).text)

    with Reader() as reader:
        threads = [threading.Thread(target=ask, args=(reader, f"Ana {n}")) for n in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert sorted(found) == [f"Ana {n}" for n in range(8)]


def test_two_processes_read_the_same_bytes_into_the_same_document() -> None:
    program = (
        "import sys; from greenroom.resume.read.read import read_bytes;"
        "print(ascii(read_bytes('cv.pdf', sys.stdin.buffer.read())))"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", program],
            input=PAGE,
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }

    assert len(runs) == 1
