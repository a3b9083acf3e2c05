"""A sheet as a PDF: set by Typst from our own template and fonts, without a network.

The same sheet gives the same bytes on every machine, but where it has letters that none of our
fonts has: these come from the machine's own fonts.
"""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Literal

from greenroom.resume.render.sheet import Sheet

_HERE = Path(__file__).parent
_TEMPLATE = _HERE / "resume.typ"
_FONTS = _HERE / "fonts"


def pdf(sheet: Sheet) -> bytes:
    """Set a sheet.

    The file is tagged and follows PDF/UA-1, the standard for accessible files, unless it holds a
    letter that no font here can show; `lost` tells which.
    """
    import typst

    content = json.dumps(asdict(sheet), ensure_ascii=False)

    def compiled(system_fonts: bool, standard: Literal["ua-1"] | None) -> bytes:
        return typst.compile(
            str(_TEMPLATE),
            root=str(_HERE),
            font_paths=[str(_FONTS)],
            ignore_system_fonts=not system_fonts,
            sys_inputs={"sheet": content},
            pdf_standards=standard,
        )

    for system_fonts in (False, True):
        try:
            return compiled(system_fonts, "ua-1")
        except typst.TypstError as wrong:
            if "PDF/UA-1" not in wrong.message:
                raise
    return compiled(True, None)
