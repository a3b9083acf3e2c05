"""The page that publishes how a résumé is scored: weights, points, every rule and its cost."""

from collections.abc import Iterator

from greenroom.content.scoring import PartRule, Rule, Rules

_OPENING = """# How a résumé is scored

The score is a number from 0 to 100 for how well a résumé shows machine-learning engineering.
It is worked out by the rules on this page and by nothing else: no model, no dice, no clock.
The same file gets the same score, byte for byte, and every finding quotes its words.
This page is made from the pack's `resume/rules.yaml`; its version is {version}.

Name, school, place, age, nationality, gender and photo move no part of the score.
Neither does text that a reader cannot see, nor a sentence meant for a machine.
Both are shown as findings and cost nothing.
A low score says that the page shows little, not that the person can do little.

## Parts

| Part | Weight | What it looks at |
|---|---|---|
"""
_HOW = {
    "shown": (
        "A bullet earns the points below for each thing it shows; {enough:g} points are a full "
        "bullet. The share is the mean over bullets; fewer than {fewest} bullets count as if the "
        "missing ones earned nothing."
    ),
    "breadth": (
        "The share is the mean over the steps of how many bullets show the step, of those needed."
    ),
    "bullets": (
        "Each bullet begins at 1 and loses the cost of what is found in it. The share is the mean "
        "over bullets; fewer than {fewest} bullets count as if the missing ones were 0."
    ),
    "whole": "The share begins at 1 and loses the cost of each finding.",
}


def score_page(rules: Rules) -> str:
    """Write the page."""
    rows = (
        f"| [{part.title}](#{_anchor(part.title)}) | {part.weight:g} | {part.about} |"
        for part in rules.parts
    )
    sections = (line for part in rules.parts for line in _part(part, rules))
    return "\n".join((_OPENING.format(version=rules.version) + "\n".join(rows), *sections))


def _part(part: PartRule, rules: Rules) -> Iterator[str]:
    told = _HOW[part.how].format(enough=rules.enough, fewest=rules.fewest)
    yield f"\n## {part.title}\n\n{told}"
    if part.how == "shown":
        yield from _flags(rules)
    if part.how == "breadth":
        yield from _steps(rules)
    mine = [rule for rule in rules.rules if rule.part == part.id]
    yield "\n| Rule | When | Severity | Costs | What to do |\n|---|---|---|---|---|"
    yield from (_rule(rule) for rule in mine)
    if part.id == "ats":
        yield _unknown(rules)


def _flags(rules: Rules) -> Iterator[str]:
    yield "\n| Shows | Points | When |\n|---|---|---|"
    for flag in rules.flags:
        yield f"| {flag.title} | {flag.points:g} | {_cell(flag.policy)} |"


def _steps(rules: Rules) -> Iterator[str]:
    yield "\n| Step | Bullets needed |\n|---|---|"
    yield from (f"| {flag.title} | {flag.needed} |" for flag in rules.flags if flag.needed)


def _rule(rule: Rule) -> str:
    cost = "nothing" if not rule.cost else f"{rule.cost:.0%}"
    most = f", at most {rule.most:.0%}" if rule.cost and rule.most < 1 else ""
    advice = _cell(rule.advice.replace("{quote}", "…"))
    return f"| `{rule.id}` | {_cell(rule.when)} | {rule.severity} | {cost}{most} | {advice} |"


def _unknown(rules: Rules) -> str:
    costs = ", ".join(f"{kind} {cost:.0%}" for kind, cost in rules.unknown.items())
    return f"\nA finding of reading that has no rule here costs by its severity: {costs}."


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _anchor(title: str) -> str:
    return title.lower().replace(" ", "-")
