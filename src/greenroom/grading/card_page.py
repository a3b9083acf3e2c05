"""The report card as people read it: plain words first, then tables.

The page of the documentation, the page of the web app and the command line all show these
sections, so they say the same.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from greenroom.grading.card_text import (
    BASELINES,
    Card,
    Section,
    Table,
    cells,
    in_order,
    leading,
    number,
    percent,
)

MADE = "<!-- Made by tools/docs.py; change the source and run it again. -->\n"
TITLE = "How good are the marks?"
UNMEASURED = "These marks have not been measured yet."
COMMAND = "greenroom bench grader --data FOLDER --write"


# What the data sets we know are, and who marked them; a set that is not here is named only.
SETS: Mapping[str, tuple[str, str]] = {
    "semeval_beetle": (
        "SemEval-2013 task 7, Beetle: basic electricity, one or two sentences",
        "annotators of the task: correct, partly correct, or not",
    ),
    "semeval_scientsbank": (
        "SemEval-2013 task 7, SciEntsBank: science at school, one or two sentences",
        "annotators of the task: correct, or not",
    ),
    "saf_v2_english": (
        "SAF: communication networks at a university, longer answers",
        "people who gave a score and wrote feedback",
    ),
    "stita": ("Statistics, translated from Italian", "people; the data does not say who"),
    "scientsbank_gradeaid_0to5": (
        "A part of SciEntsBank, marked again",
        "two markers, 0 to 5, their mean",
    ),
}

FIGURES: Mapping[str, str] = {
    "pearson_r": "r",
    "rmse": "error (RMSE)",
    "bias": "bias",
    "macro_f1": "macro-F1",
    "qwk": "kappa (QWK)",
}
ERRORS: Mapping[str, str] = {
    "error_low": "people gave a third or less",
    "error_middle": "people gave a middling mark",
    "error_high": "people gave two thirds or more",
}


def sections(card: Card | None) -> tuple[Section, ...]:
    """All that the card says, in order of what a reader needs first."""
    if card is None:
        said = f"{UNMEASURED} `{COMMAND}` measures them on a folder of answers people have marked."
        return (Section(title="In short", paragraphs=(said,)), _unknown())
    return (
        _short(card),
        _unknown(),
        _who(card),
        _agreement(card),
        _where(card),
        _sureness(card),
        _robustness(card),
        _steadiness(card),
    )


def _prose(text: str) -> tuple[str, ...]:
    """The paragraphs of a text, each on one line."""
    return tuple(" ".join(each.split()) for each in text.strip().split("\n\n"))


def _short(card: Card) -> Section:
    name = leading(card)
    whole = card["protocols"][name]["all"]
    unseen = "it had not seen"
    if name == "shipped":
        unseen = "that may be among those it was fitted on, which flatters it"
    baseline = next((each for each in BASELINES if each in card["protocols"]), "")
    text = f"""
        People have marked {whole["answers"]:,} answers to {whole["questions"]:,} questions
        {unseen}. The grader ({card["grader"]}) marked them too, and its marks go with theirs at
        r = {number(whole["pearson_r"])}. r is 1 when two markers move together exactly, and 0
        when one says nothing about the other. {_beside(card, baseline) if baseline else ""}

        On a scale from 0 to 1 its root mean square error is {number(whole["rmse"])}; on the whole
        it is {_generous(whole["bias"])}.

        Its interval holds the person's mark {percent(whole["interval_coverage"])} of the time,
        where {whole["nominal"]:.0%} is promised: read the interval, not only the mark.

        Of {len(card["robustness"])} trials with typing mistakes, negations, lists of keywords and
        orders to the grader it withstands {sum(row["met"] for row in card["robustness"])}.

        Measured on {card["date"]} with {card["cores"]} cores. Ranges are 95% intervals that draw
        whole questions.
    """
    return Section(title="In short", paragraphs=_prose(text))


def _beside(card: Card, name: str) -> str:
    other = card["protocols"][name]
    r = number(other["all"]["pearson_r"])
    return f"For comparison, “{name}” ({other['about'].rstrip('.')}) reaches r = {r}."


def _generous(bias: Mapping[str, float | None]) -> str:
    value = bias["value"] or 0.0
    way = "generous" if value > 0 else "severe"
    if (bias["low"] or 0.0) <= 0 <= (bias["high"] or 0.0):
        return f"neither generous nor severe: ours less theirs is {number(bias)}"
    return f"too {way}: ours less theirs is {number(bias)}"


def _unknown() -> Section:
    return Section(
        title="What this does not tell",
        paragraphs=_prose("""
            The answers people marked are short, written, and about school science, electricity,
            networks and statistics. None is an interview. An answer to a question with a rubric is
            marked by its words and their nearness in meaning alone, and these marks were not
            compared with a panel's.

            Most answers were marked by one person, and people differ too; no grader can agree with
            one person's marks better than people agree with each other.

            The grader compares an answer with what a good answer says. It checks no fact that the
            reference does not hold, runs no code, and can miss a right idea said in words it has
            not met, or take a wrong one for right when it uses the right words.

            A mark is a strong hint, not a verdict; the words it quotes let you judge for yourself.
        """),
    )


def _who(card: Card) -> Section:
    found = card["protocols"][leading(card)]["datasets"]
    rows = tuple(
        (name, *SETS.get(name, ("", "")), f"{each['answers']:,}", f"{each['questions']:,}")
        for name, each in found.items()
    )
    columns = ("data set", "what it is", "who marked", "answers", "questions")
    caption = "The data sets, and who marked them"
    return Section(
        title="Who the markers were",
        paragraphs=("Every mark is brought to a scale from 0 to 1.",),
        tables=(Table(caption=caption, columns=columns, rows=rows),),
    )


def _agreement(card: Card) -> Section:
    protocols = in_order(card["protocols"])
    columns = ("who marks", *FIGURES.values())
    rows = tuple((name, *cells(each["all"], FIGURES)) for name, each in protocols.items())
    lead = protocols[leading(card)]["datasets"]
    sets = tuple((name, *cells(each, FIGURES)) for name, each in lead.items())
    about = tuple(f"**{name}**: {each['about']}" for name, each in protocols.items())
    caption = f"By data set, {leading(card)}"
    return Section(
        title="How far it agrees with people",
        paragraphs=(
            *about,
            *_prose("""
                Bias is our mark less theirs. Macro-F1 counts a mark of 0.5 and above as correct.
                Kappa is weighted by squares, on five steps.
            """),
        ),
        tables=(
            Table(caption="All data sets together", columns=columns, rows=rows),
            Table(caption=caption, columns=("data set", *FIGURES.values()), rows=sets),
        ),
    )


def _where(card: Card) -> Section:
    names = {**ERRORS, "error_by_length_r": "r of error and length"}
    lead = card["protocols"][leading(card)]
    groups = {"all": lead["all"], **lead["datasets"]}
    return Section(
        title="Where it is generous and where severe",
        paragraphs=("Our mark less the person's, and whether longer answers get too much.",),
        tables=(
            Table(
                caption=f"Mean error by the person's mark, {leading(card)}",
                columns=("data set", *names.values()),
                rows=tuple((name, *cells(each, names)) for name, each in groups.items()),
            ),
        ),
    )


def _sureness(card: Card) -> Section:
    lead = card["protocols"][leading(card)]
    groups = {"all": lead["all"], **lead["datasets"]}
    kept = sorted(lead["all"]["risk_coverage"], key=int, reverse=True)
    held = {"interval_coverage": ""}
    rows = tuple(
        (
            name,
            f"{each['graded']:,} of {each['answers']:,}",
            *cells(each, held),
            *cells(each["risk_coverage"], kept),
        )
        for name, each in groups.items()
    )
    columns = ("data set", "marked", "in the interval", *(f"surest {share}%" for share in kept))
    return Section(
        title="Whether it knows when it does not know",
        paragraphs=_prose(f"""
            The interval promises {lead["all"]["nominal"]:.0%}. The other columns are the error
            (RMSE) over the answers it is surest of: it should fall from left to right.
        """),
        tables=(
            Table(caption=f"Intervals and sureness, {leading(card)}", columns=columns, rows=rows),
        ),
    )


def _robustness(card: Card) -> Section:
    titles = {
        "references": "Questions with reference answers",
        "rubrics": "Questions with a rubric",
    }
    columns = ("trial", "must be", "is", "questions within", "worst question")
    tables = []
    for side, caption in titles.items():
        rows = [row for row in card["robustness"] if row["side"] == side]
        if rows:
            cells = tuple(tuple(_trial(row)) for row in rows)
            tables.append(Table(caption=caption, columns=columns, rows=cells))
    return Section(
        title="What should not help, and what should not hurt",
        paragraphs=_prose("""
            The good answer to every question, or another, is changed, and the mark must be where
            the second column says. An answer that is not graded counts as 0.
        """),
        tables=tuple(tables),
    )


def _trial(row: Mapping[str, Any]) -> Iterator[str]:
    yield row["title"]
    yield f"{row['bound']} {row['limit']:.2f}"
    yield f"{number(row['mean'], 3)}, {'met' if row['met'] else 'not met'}"
    yield f"{row['within']:.0%} of {row['questions']}"
    yield f"{row['worst']['question']} ({row['worst']['value']:.3f})"


def _steadiness(card: Card) -> Section:
    steady, fast = card["determinism"], card["speed"]
    twice = "the same bytes" if steady["same_process"] else "not the same bytes"
    fresh = "the same bytes" if steady["fresh_process"] else "not the same bytes"
    memory = fast["peak_memory_mb"]
    held = f", and {memory:.0f} MB of memory at the peak" if memory else ""
    return Section(
        title="Steadiness and speed",
        paragraphs=_prose(f"""
            {steady["answers"]} answers marked twice in one process: {twice}. In a fresh process:
            {fresh}.

            An answer of {fast["words"]:.0f} words to a question of {fast["criteria"]} criteria
            takes {fast["p50_ms"]:.0f} ms (median; 95th percentile {fast["p95_ms"]:.0f} ms),
            {fast["answers_per_second"]:.0f} answers a second with {fast["threads"]} threads on
            {fast["cores"]} cores{held}; measured on {card["date"]}.
        """),
    )


def markdown(card: Card | None) -> str:
    """The page of the documentation."""
    parts = [f"# {TITLE}\n"]
    for section in sections(card):
        parts.append(f"## {section.title}\n")
        parts += [f"{_sentences(paragraph)}\n" for paragraph in section.paragraphs]
        for table in section.tables:
            parts += [f"{table.caption}:\n", _table(table)]
    return "\n".join(parts)


def _sentences(paragraph: str) -> str:
    """One sentence, one line."""
    return paragraph.replace(". ", ".\n")


def _table(table: Table) -> str:
    rows = [table.columns, tuple("---" for _ in table.columns), *table.rows]
    return "".join(f"| {' | '.join(c.replace('|', '/') for c in row)} |\n" for row in rows)
