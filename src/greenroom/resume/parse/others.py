"""The summary, and the entries of sections that are not read further."""

from collections.abc import Mapping, Sequence

from greenroom.resume.document import Document, Line
from greenroom.resume.model import Fact
from greenroom.resume.parse.blocks import Block
from greenroom.resume.parse.facts import clean, fact
from greenroom.resume.parse.highlights import sentences
from greenroom.resume.parse.keywords import keywords
from greenroom.resume.parse.rows import rows_of
from greenroom.resume.parse.sentences import is_prose

_KEPT = (
    "publications", "awards", "certificates", "languages", "volunteer", "interests", "references",
    "other",
)  # fmt: skip


def summary_of(document: Document, blocks: Sequence[Block]) -> Fact | None:
    """The paragraph under "summary", or the one that stands in the head without a heading."""
    titled = [line for block in blocks if block.id == "summary" for line in block.lines]
    if titled:
        return _paragraph(document, titled, 0.95)
    top = [line for block in blocks if block.id == "" for line in block.lines]
    if len(blocks) < 2:
        return None
    told = [
        line for line in top
        if is_prose(document.words(line)) and "@" not in document.words(line)
    ]  # fmt: skip
    if not told:
        return None
    first, last = told[0], told[-1]
    inside = [line for line in top if first.start <= line.start <= last.start]
    after = [line for line in top if 0 < line.start - last.end <= 2 and line.size == last.size]
    words = sum(len(document.words(line).split()) for line in inside)
    return _paragraph(document, [*inside, *after[:1]], 0.7) if words >= 9 else None


def _paragraph(document: Document, lines: Sequence[Line], sure: float) -> Fact | None:
    lines = [line for line in lines if not line.rail]
    if not lines:
        return None
    text = "\n".join(document.words(line) for line in lines)
    return Fact(clean(text, document.text), lines[0].start, lines[-1].end, sure)


def other_sections(
    document: Document, blocks: Sequence[Block], more: Mapping[str, tuple[Fact, ...]]
) -> dict[str, tuple[Fact, ...]]:
    """The entries of each section we do not read further, by its id.

    Args:
        document: It.
        blocks: All sections.
        more: What other sections list of them.
    """
    found: dict[str, tuple[Fact, ...]] = {}
    for name in _KEPT:
        inside = [block for block in blocks if block.id == name]
        read = _lists if name in ("languages", "interests") else _entries
        entries = tuple(each for block in inside for each in read(document, block))
        if entries or more.get(name):
            found[name] = (*entries, *more.get(name, ()))
    return found


def _entries(document: Document, block: Block) -> tuple[Fact, ...]:
    rows = [row for row in rows_of(document, block.lines) if document.words(row.line).strip()]
    return sentences(document, rows)


def _lists(document: Document, block: Block) -> tuple[Fact, ...]:
    """A list in a line, or a line for each entry."""
    found: list[Fact] = []
    for line in block.lines:
        if line.rail:
            continue
        text = document.words(line)
        if "," in text or "|" in text or "•" in text or "·" in text:
            found += [
                fact(document, line.start + low, line.start + high, 0.85)
                for low, high in keywords(text)
            ]
        else:
            found.append(fact(document, line.start, line.end, 0.8))
    return tuple(each for each in found if each.value)
