"""Any text can be read: no crash, every fact in the text, valid JSON Resume."""

import json
from pathlib import Path

import jsonschema
from hypothesis import given, settings
from hypothesis import strategies as st

from greenroom.errors import UserError
from greenroom.resume.jsonresume import to_json_resume
from greenroom.resume.model import Resume
from greenroom.resume.parse.parse import parse
from greenroom.resume.read.read import read_bytes

SCHEMA = json.loads(
    (Path(__file__).parents[1] / "files" / "json-resume-1.0.0.json").read_text(encoding="utf-8")
)
SNIPPETS = st.sampled_from(
    [
        "# Ana Silva", "ana@example.org | +33 1 99 00 12 34 | Lyon, France", "## Experience",
        "EXPERIENCE", "Education:", "## Skills", "Projects", "Languages", "Engineer, Acme GmbH",
        "Mar 2021 – Present", "2019 -", "(2016 – 2018)", "- Built a lake", "• Cut costs by 61%",
        "MSc in Statistics, Reed College", "GPA: 3.9/4.0", "Python (pandas, NumPy), SQL", "((", "–",
        "Languages: English (B2)", "Thesis: On drift", "\u00ad", "\x15", "linkedin.com/in/ana", ":",
        "王小明", "E D U C AT I O N", "Remote", "PhD", "...", "at", "https://", "@", "'19",
    ]
)  # fmt: skip
TEXTS = st.lists(SNIPPETS | st.text(max_size=30), max_size=25)


def read(text: str, name: str) -> Resume | None:
    try:
        return parse(read_bytes(name, text.encode("utf-8", "ignore")))
    except UserError:
        return None


@settings(max_examples=150, deadline=None)
@given(lines=TEXTS, gap=st.sampled_from(["\n", "\n\n", " | "]), name=st.sampled_from(["md", "txt"]))
def test_any_text_is_read_into_valid_json_resume(lines: list[str], gap: str, name: str) -> None:
    resume = read(gap.join(lines), f"resume.{name}")

    if resume is not None:
        out = to_json_resume(resume)
        jsonschema.validate(out, SCHEMA)
        size = len(resume.document.text)
        for place in out["x-greenroom"]["fields"].values():
            assert 0 <= place["start"] <= place["end"] <= size
