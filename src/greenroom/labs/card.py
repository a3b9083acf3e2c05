"""Writes a run's model card: what was chosen, what it measured, what each choice does."""

from greenroom.labs.choosing import spelled
from greenroom.labs.model import Choice, Estimate, Lab, Run, Value


def model_card(lab: Lab, ran: Run) -> str:
    """A run in Markdown, after Mitchell et al., Model Cards for Model Reporting (2019)."""
    parts = [
        f"# {lab.title}: run {ran.digest[:12]}",
        lab.about,
        f"Averages over {lab.seeds} seeds (seed {ran.seed}) with 95% intervals.",
        "## What was chosen",
        _table(("decision", "choice"), [
            (c.title, label(c, ran.choices[c.id])) for c in lab.choices
        ]),
        "## What it measured",
        _table(("measure", "mean", "95% interval", "how"), [
            (m.title, *shown(ran.metrics[m.id], m.digits), m.about) for m in lab.metrics
        ]),
    ]  # fmt: skip
    if ran.reveals:
        lines = [f"- {lab.choice(each.choice).title}: {each.quote}" for each in ran.reveals]
        parts += ["## What the choices do", "\n".join(lines)]
    if ran.questions:
        parts += ["## What an interviewer asks", "\n".join(f"- {q.ask}" for q in ran.questions)]
    if ran.series:
        parts.append("## Charts")
        parts += [f"![{each.title}](charts/{each.id}.svg)\n\n{each.says}" for each in ran.series]
    return "\n\n".join(parts) + "\n"


def label(choice: Choice, value: Value) -> str:
    """What people call a value of a choice."""
    return next(o.label for o in choice.options if spelled(o.value) == spelled(value))


def shown(estimate: Estimate, digits: int) -> tuple[str, str]:
    """A mean and its interval with so many decimals."""
    low, high = f"{estimate.low:,.{digits}f}", f"{estimate.high:,.{digits}f}"
    return f"{estimate.mean:,.{digits}f}", f"{low} to {high}"


def _table(heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [heads, tuple("---" for _ in heads), *rows]
    return "\n".join("| " + " | ".join(c.replace("|", "\\|") for c in row) + " |" for row in lines)
