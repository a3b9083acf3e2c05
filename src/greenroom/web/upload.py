"""A posted form that brings a file: its fields, and what the file holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import UploadFile

from greenroom.web.security import MAX_BODY


@dataclass(frozen=True, kw_only=True)
class Upload:
    """What a form brought; without a file its name is empty."""

    name: str
    content: bytes
    fields: Mapping[str, str]


async def _the_upload(request: Request) -> Upload:
    """Read a form with at most one file; whatever was put aside is removed again."""
    async with request.form(max_files=1, max_fields=10, max_part_size=MAX_BODY) as form:
        fields = {name: value for name, value in form.items() if isinstance(value, str)}
        files = [value for value in form.values() if isinstance(value, UploadFile)]
        name = (files[0].filename or "") if files else ""
        content = await files[0].read() if name else b""
    return Upload(name=name, content=content, fields=fields)


Uploaded = Annotated[Upload, Depends(_the_upload)]
