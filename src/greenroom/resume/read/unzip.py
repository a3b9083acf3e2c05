"""How far a DOCX may unfold: counted while it unfolds, since its own headers may lie."""

import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from greenroom.errors import UserError

LIMIT = 60 * 1024 * 1024
"""Bytes all parts together may unfold to; a long résumé with pictures has under 20 MB."""
_RATIO, _SMALL = 200, 4 * 1024 * 1024
_PARTS = 2_000
_STEP = 64 * 1024


def check_zip(name: str, content: bytes) -> None:
    """Unfold every part and keep nothing.

    Raises:
        UserError: It unfolds to more than a résumé can, or it is damaged.
    """
    total = 0
    try:
        with ZipFile(BytesIO(content)) as archive:
            if len(archive.infolist()) > _PARTS:
                raise UserError(_bomb(name))
            for part in archive.infolist():
                if part.flag_bits & 1:
                    raise UserError(f"{name} is encrypted: save a copy without a password")
                total += _unfold(archive, part.filename, LIMIT - total)
                if total >= LIMIT or (total > _SMALL and total > _RATIO * len(content)):
                    raise UserError(_bomb(name))
    except (BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise UserError(f"{name} is damaged: save it as DOCX or PDF once more") from error


def _unfold(archive: ZipFile, part: str, room: int) -> int:
    """How many bytes a part has, at most `room`."""
    size = 0
    with archive.open(part) as stream:
        while size < room and (step := stream.read(min(_STEP, room - size))):
            size += len(step)
    return size


def _bomb(name: str) -> str:
    return f"{name} unfolds to more than a résumé can hold: save it as DOCX or PDF once more"
