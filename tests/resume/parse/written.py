"""Résumés written for a test: in Markdown, or set by typst and read back from the PDF."""

import typst

from greenroom.resume.model import Fact, Resume
from greenroom.resume.parse.parse import parse
from greenroom.resume.read.read import read_bytes


def written(markdown: str) -> Resume:
    return parse(read_bytes("resume.md", markdown.encode()))


def printed(source: str) -> Resume:
    made = typst.compile(("#set page(margin: 1.6cm)\n#set text(10pt)\n" + source).encode())
    assert isinstance(made, bytes)
    return parse(read_bytes("resume.pdf", made))


def value(fact: Fact | None) -> str | None:
    return fact.value if fact else None
