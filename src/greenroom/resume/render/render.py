"""A résumé given back in one of four forms."""

from typing import Literal

from greenroom.resume.model import Resume
from greenroom.resume.render.docx import docx
from greenroom.resume.render.markdown import markdown
from greenroom.resume.render.pdf import pdf
from greenroom.resume.render.setting import sheet_of

Form = Literal["pdf", "docx", "markdown", "json"]


def render(resume: Resume, form: Form) -> bytes:
    """Write a résumé; the same résumé gives the same bytes.

    Nothing is refused: what the form cannot hold is told by `lost`.

    Args:
        resume: What is written; only its facts are used, never its document's text.
        form: `pdf` and `docx` to send, `markdown` to edit, `json` (JSON Resume) for other programs.
    """
    if form == "json":
        return _json(resume)
    written = {"pdf": pdf, "docx": docx, "markdown": markdown}
    return written[form](sheet_of(resume))


def _json(resume: Resume) -> bytes:
    import json

    from greenroom.resume.jsonresume import to_json_resume

    return (json.dumps(to_json_resume(resume), ensure_ascii=False, indent=2) + "\n").encode()
