"""Careers told three ways, as Markdown résumés."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent
VERSIONS = ("weak", "middling", "strong")


@dataclass(frozen=True)
class Career:
    id: str
    told: dict[str, str]


def careers() -> tuple[Career, ...]:
    return tuple(
        Career(facts["id"], {version: markdown(facts, version) for version in VERSIONS})
        for path in sorted(FOLDER.glob("*.yaml"))
        for facts in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    )


def markdown(facts: dict[str, Any], version: str) -> str:
    """The facts as a résumé in Markdown; a version differs in its bullets only."""
    jobs = zip(facts["jobs"], facts[version], strict=True)
    entries = "\n".join(
        f"### {title}, {company}\n\n{start} – {end}\n\n"
        + "".join(f"- {told}\n" for told in bullets)
        for (title, company, start, end), bullets in jobs
    )
    return (
        "# Robin Ashdown\n\nrobin.ashdown@example.org | +44 20 7946 0018 | Leeds, UK\n\n"
        f"## Experience\n\n{entries}\n"
        "## Education\n\n### BSc Mathematics, University of Northfield\n\n2012 – 2015\n\n"
        f"## Skills\n\n{', '.join(facts['skills'])}\n"
    )
