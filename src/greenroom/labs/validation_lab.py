"""The validation lab's form: what is chosen, what is measured, what it teaches."""

from greenroom.labs.forms import Telling, options, that_fit
from greenroom.labs.model import Choice, Choices, Contrast, Lab, Metric
from greenroom.labs.validation import trial

CHOICES = (
    Choice(
        id="world",
        title="What the rows are",
        about="How rows hang together decides how they may be split.",
        options=options(
            ("independent", "Each for itself", ""),
            ("grouped", "Six a person", "New people come in production."),
            ("drifting", "Days in a row", "What tells the classes apart changes with time."),
        ),
        default="independent",
        phase="data",
    ),
    Choice(
        id="rows",
        title="Rows",
        about="There are 200 features.",
        options=options((60, "60", ""), (120, "120", ""), (480, "480", "")),
        default=120,
        phase="data",
    ),
    Choice(
        id="copies",
        title="Rows recorded twice (a third of them)",
        about="A join that fans out, a form sent twice.",
        options=options(("kept", "Kept", ""), ("removed", "Removed before the split", "")),
        default="kept",
        phase="data",
    ),
    Choice(
        id="selection",
        title="Choice of the ten best features",
        about="By correlation with the label.",
        options=options(
            ("before", "Once, on all rows", ""),
            ("inside", "In every fold anew", ""),
            ("none", "No selection", "All 200 are used."),
        ),
        default="before",
        phase="features",
    ),
    Choice(
        id="scaling",
        title="Scales learnt",
        about="Means and deviations of the features.",
        options=options(("before", "On all rows", ""), ("inside", "In every fold anew", "")),
        default="before",
        phase="features",
    ),
    Choice(
        id="model",
        title="Model",
        about="How it remembers its rows.",
        options=options(
            ("linear", "Ridge", "A straight border."),
            ("nearest", "Nearest neighbour", "The label of the most similar row."),
        ),
        default="nearest",
        phase="model",
    ),
    Choice(
        id="split",
        title="Split",
        about="Which rows are held out together.",
        options=options(
            ("random", "At random", ""),
            ("stratified", "Stratified", "Equal shares of the classes in every fold."),
            ("group", "By person", "A person's rows are held out together."),
            ("time", "By time", "Trained on the past, tested on what follows."),
        ),
        default="random",
        phase="evaluation",
    ),
    Choice(
        id="folds",
        title="Folds",
        about="How often a part is held out.",
        options=options(("one", "One fifth, once", ""), ("5", "Five", ""), ("10", "Ten", "")),
        default="one",
        phase="evaluation",
    ),
)

METRICS = (
    Metric(
        id="claimed",
        title="Claimed accuracy",
        better="neither",
        about="As measured in the chosen way, over 24 data sets.",
    ),
    Metric(
        id="truth",
        title="True accuracy",
        better="higher",
        about="Of the model fitted to all rows, on 1,000 rows nobody has seen.",
    ),
    Metric(
        id="optimism",
        title="Optimism (claimed less true)",
        better="lower",
        headline=True,
    ),
    Metric(
        id="miss",
        title="How far a claim is off, either way",
        better="lower",
        about="Mean distance of claim and truth over data sets.",
    ),
    Metric(
        id="scatter",
        title="How far claims scatter around the truth",
        better="lower",
        about="Standard deviation of claim less truth over data sets: the luck of the split.",
    ),
)

_TELLINGS: tuple[Telling, ...] = (
    (
        {"selection": "before"},
        Contrast(
            choice="selection",
            instead="inside",
            metric="optimism",
            rises=False,
            lesson="Features chosen on all rows have seen the test labels: the claim is {here} "
            "above the truth, {there} when they are chosen inside the folds.",
            ask="Your claim is {here} too high, and {there} with the selection inside the folds. "
            "Which rows told your features which labels?",
            mistake="preprocess-before-split",
        ),
    ),
    *(
        (
            {"world": "drifting", "split": split},
            Contrast(
                choice="split",
                instead="time",
                metric="optimism",
                rises=False,
                lesson="Split without regard to time the claim is {here} above what later days "
                "give; by time it is {there} above. Drift goes on after the last fold, too.",
                ask="By time your optimism is {there} instead of {here}. Why is it not zero?",
                mistake="random-split-on-time-data",
            ),
        )
        for split in ("random", "stratified", "group")
    ),
    *(
        (
            {"world": "grouped", "split": split},
            Contrast(
                choice="split",
                instead="group",
                metric="optimism",
                rises=False,
                lesson="With a person's rows on both sides the claim is {here} above the truth, "
                "by person {there}: it recognised people.",
                ask="Held out by person your optimism goes from {here} to {there}. What had the "
                "model learnt?",
                mistake="target-leakage",
            ),
        )
        for split in ("random", "stratified")
    ),
    (
        {"copies": "kept"},
        Contrast(
            choice="copies",
            instead="removed",
            metric="optimism",
            rises=False,
            lesson="With copies on both sides of the split the claim is {here} above the truth, "
            "{there} without them.",
            ask="Removing copies takes your optimism from {here} to {there}. How would you find "
            "copies that are not exact?",
            mistake="target-leakage",
        ),
    ),
    (
        {"folds": "one"},
        Contrast(
            choice="folds",
            instead="10",
            metric="scatter",
            rises=False,
            lesson="Claims of a single split scatter by {here}, those of ten folds by {there}.",
            ask="Your single split's claims scatter by {here}, ten folds' by {there}. Two of your "
            "models are {here} apart: what do you say, and what would ten folds not mend?",
            mistake="single-split-estimate",
        ),
    ),
    (
        {"scaling": "before"},
        Contrast(
            choice="scaling",
            instead="inside",
            metric="optimism",
            rises=False,
            lesson="Scales learnt on all rows add to the optimism: {here}, and {there} without.",
            ask="Scaling inside the folds gives {there} instead of {here}. It seldom matters as "
            "much as the selection does: why, and why do it properly all the same?",
            mistake="preprocess-before-split",
        ),
    ),
)


def contrasts(choices: Choices) -> tuple[Contrast, ...]:
    """What a run with these choices is held against, the most telling first."""
    return that_fit(choices, _TELLINGS)


LAB = Lab(
    id="validation",
    title="What a claimed accuracy is worth",
    about="You report an accuracy by cross-validation; then a thousand fresh rows say what it is. "
    "Choose the split and what is fitted before it, and say how far the claim will be off.",
    revision=2,
    choices=CHOICES,
    metrics=METRICS,
    trial=trial,
    contrasts=contrasts,
    sources=(
        "greenroom.labs.forms",
        "greenroom.labs.validation",
        "greenroom.labs.validation_lab",
    ),
    topics=("cross-validation", "evaluation"),
)
