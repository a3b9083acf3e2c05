"""Damages files in the ways files are damaged, and in the ways they are attacked; seeded."""

import random
import re
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO

Damage = Callable[[random.Random, bytes], bytes]


def damaged(seed: int, files: dict[str, list[bytes]]) -> tuple[str, bytes]:
    """A damaged file and its name; the same seed makes the same file.

    Args:
        seed: Any number.
        files: What is damaged, by the ending of its name: `pdf` and `docx`.
    """
    dice = random.Random(seed)  # noqa: S311 (repeatable on purpose)
    ending = "docx" if seed % 3 == 2 else "pdf"
    content = dice.choice(files[ending])
    ways = _ZIP if ending == "docx" else _PDF
    for _ in range(dice.choice((1, 1, 2, 3))):
        content = ways[dice.randrange(len(ways))](dice, content)
    return f"damaged-{seed}.{ending}", content


def _flip(dice: random.Random, content: bytes) -> bytes:
    made = bytearray(content)
    for _ in range(dice.choice((1, 10, 200))):
        if made:
            made[dice.randrange(len(made))] ^= 1 << dice.randrange(8)
    return bytes(made)


def _truncate(dice: random.Random, content: bytes) -> bytes:
    return content[: dice.randrange(1, max(2, len(content)))]


def _splice(dice: random.Random, content: bytes) -> bytes:
    start, end = sorted(dice.randrange(len(content) + 1) for _ in range(2))
    at = dice.randrange(len(content) + 1)
    return content[:at] + content[start : min(end, start + 20_000)] + content[at:]


def _cut_out(dice: random.Random, content: bytes) -> bytes:
    start = dice.randrange(len(content) + 1)
    return content[:start] + content[start + dice.randrange(4_000) :]


def _numbers(dice: random.Random, content: bytes) -> bytes:
    """Some numbers become huge, negative or no numbers."""
    odd = (b"-1", b"4294967296", b"99999999999999999999", b"0", b"1e400", b"2147483647")

    def change(found: re.Match[bytes]) -> bytes:
        return dice.choice(odd) if dice.random() < 0.05 else found.group()

    return re.sub(rb"(?<![\w.])\d{1,10}(?![\w.])", change, content)


def _broken_xref(dice: random.Random, content: bytes) -> bytes:
    shift = dice.choice((b"startxref\n0", b"startxref\n-7", b"startxref\n99999999", b"xref"))
    return re.sub(rb"startxref\s+\d+", shift, content)


def _nested(dice: random.Random, content: bytes) -> bytes:
    deep = dice.choice((200, 5_000, 60_000))
    opened, closed = dice.choice(((b"[", b"]"), (b"<<", b">>"), (b"<</A", b">>")))
    found = [each.start() for each in re.finditer(rb"/(?:Kids|Contents|Resources|Font)", content)]
    at = dice.choice(found) if found else len(content) // 2
    return content[:at] + b"/X " + opened * deep + closed * deep + content[at:]


def _false_length(dice: random.Random, content: bytes) -> bytes:
    return re.sub(rb"/Length \d+", b"/Length %d" % dice.choice((0, 7, 10**9)), content)


def _loop(dice: random.Random, content: bytes) -> bytes:
    """References point at other objects: a page is its own parent, a font its own child."""
    numbers = [int(each) for each in re.findall(rb"(\d{1,6}) 0 obj", content)] or [1]

    def change(found: re.Match[bytes]) -> bytes:
        return b"%d 0 R" % dice.choice(numbers) if dice.random() < 0.2 else found.group()

    return re.sub(rb"\d{1,6} 0 R", change, content)


def _rezipped(dice: random.Random, content: bytes) -> bytes:
    """A part of the archive is damaged and packed again, so that its checksum is right."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, EOFError):
        return content
    name = dice.choice(sorted(parts) or ["word/document.xml"])
    ways = (_flip, _truncate, _splice, _cut_out, _entities, _deep_xml, _missing)
    parts[name] = ways[dice.randrange(len(ways))](dice, parts.get(name, b""))
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, part in parts.items():
            archive.writestr(each, part)
    return made.getvalue()


def _missing(_: random.Random, __: bytes) -> bytes:
    return b""


def _entities(_: random.Random, content: bytes) -> bytes:
    lines = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "boom"}">' for n in range(10))
    declared = f"<!DOCTYPE x [{lines}<!ENTITY f SYSTEM 'file:///etc/passwd'>]>".encode()
    body = re.sub(rb"<\?xml[^>]*\?>", b"", content)
    return b"<?xml version='1.0'?>" + declared + body.replace(b"</w:t>", b"&e9;&f;</w:t>")


def _deep_xml(dice: random.Random, content: bytes) -> bytes:
    deep = dice.choice((100, 3_000, 50_000))
    return content.replace(b"<w:p>", b"<w:tbl>" * deep + b"<w:p>", 1)


_ANY: tuple[Damage, ...] = (_flip, _truncate, _splice, _cut_out)
_PDF: tuple[Damage, ...] = (*_ANY, _numbers, _broken_xref, _nested, _false_length, _loop)
_ZIP: tuple[Damage, ...] = (*_ANY, _rezipped, _rezipped, _rezipped, _rezipped)
