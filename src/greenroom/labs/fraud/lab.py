"""The fraud lab as a candidate meets it: what a design is held against, and what that teaches."""

from greenroom.labs.fraud.choices import CHOICES, METRICS
from greenroom.labs.fraud.design import trial
from greenroom.labs.model import Choices, Contrast, Lab

_LEAK = Contrast(
    choice="labels", instead="delayed", metric="served-ap", rises=True, mistake="target-leakage",
    lesson="With labels nobody had yet in the features, the model is served at an average "
    "precision of {here}; fitted with what was known, {there}.",
    ask="Served, your model's average precision is {here}; without the labels it could not have "
    "had, {there}. Which column knew the answer, and why did the report not show it?",
)  # fmt: skip
_LEAKED = Contrast(
    choice="labels", instead="delayed", metric="offline-ap", rises=False, mistake="target-leakage",
    lesson="The report promised an average precision of {here}; with labels as they were known "
    "at the time it is {there}.",
    ask="Your report says {here}. With labels as they were known at the time it says {there}. "
    "Where do the {gap} come from?",
)  # fmt: skip
_SPLIT = Contrast(
    choice="split", instead="time", metric="offline-ap", mistake="random-split-on-time-data",
    lesson="Rows drawn at random say {here}, a held-out week says {there}.",
    ask="A random split says {here}, the week to come {there}. Which one would you sign for, and "
    "what crosses from one side of a random split to the other?",
)  # fmt: skip
_ACCURACY = Contrast(
    choice="report", instead="ap", metric="margin", rises=True,
    mistake="accuracy-on-imbalanced-data",
    lesson="In accuracy the model is {here} above never flagging anything; in average precision, "
    "{there}.",
    ask="Your accuracy is {here} above that of a model that never flags. Average precision puts "
    "{there} between them. What does accuracy not see?",
)  # fmt: skip
_BASELINE = Contrast(
    choice="model", instead="rules", metric="cost", mistake="complex-model-first",
    lesson="The model costs {here} € a day, two rules cost {there} €.",
    ask="Two rules cost {there} € a day, your model {here} €. What did you hold it against before "
    "you built it, and is the difference worth running it?",
)  # fmt: skip
_HALF = Contrast(
    choice="threshold", instead="cost", metric="cost", rises=False, mistake="default-threshold",
    lesson="A threshold of 0.5 costs {here} € a day; the one with the lowest bill on held-out "
    "rows, {there} €.",
    ask="0.5 costs {here} € a day, a threshold set by the bill {there} €. Where does 0.5 come "
    "from?",
)  # fmt: skip
_WEIGHTS = Contrast(
    choice="balance", instead="none", metric="calibration", rises=False,
    mistake="uncalibrated-scores-as-probabilities",
    lesson="With class weights the scores foretell {here} frauds for each that came; without, "
    "{there}.",
    ask="Your scores foretell {here} frauds for each that came. What happens when the loss team "
    "multiplies them by amounts?",
)  # fmt: skip
_BLIND = Contrast(
    choice="monitor", instead="psi", metric="found", rises=False, mistake="no-monitoring",
    lesson="Nobody noticed the change in {here} days; PSI would have in {there}.",
    ask="Customers and thieves changed, and for {here} days nothing told you; PSI of the inputs "
    "would have in {there}. What do you watch while labels are weeks away?",
)  # fmt: skip
_STALE = Contrast(
    choice="retrain", instead="weekly", metric="late-ap", rises=True, mistake="no-monitoring",
    lesson="Six weeks after the change the launched model has an average precision of {here}; "
    "refitted weekly, {there}.",
    ask="In the last weeks your model is at {here}, refitted weekly it would be at {there}. When "
    "would you refit, and on whose labels?",
)  # fmt: skip
_WEEKLY = Contrast(
    choice="retrain", instead="never", metric="late-ap", rises=False,
    lesson="Refitting holds an average precision of {here} where the launched model is at "
    "{there}.",
    ask="Refitting is worth {gap} of average precision here. What are its risks when those you "
    "stopped are never labelled?",
)  # fmt: skip
_HALVED = Contrast(
    choice="threshold", instead="half", metric="cost",
    lesson="The threshold as chosen costs {here} € a day, 0.5 costs {there} €.",
    ask="Your threshold costs {here} € a day, 0.5 would cost {there} €. How would you set it "
    "again when reviewers are on holiday?",
)  # fmt: skip


def contrasts(choices: Choices) -> tuple[Contrast, ...]:
    """What a design is held against: each weak choice it makes, then what it did well."""
    weak = (
        ("labels", "leak", (_LEAK, _LEAKED)),
        ("report", "accuracy", (_ACCURACY,)),
        ("split", "random", (_SPLIT,)),
        ("threshold", "half", (_HALF,)),
        ("balance", "weights", (_WEIGHTS,)),
        ("monitor", "none", (_BLIND,)),
        ("retrain", "never", (_STALE,)),
    )
    found = [each for key, value, told in weak if choices[key] == value for each in told]
    strong = [_HALVED] if choices["threshold"] != "half" else []
    strong += [_WEEKLY] if choices["retrain"] != "never" else []
    return (*found, _BASELINE, *strong)


LAB = Lab(
    id="fraud",
    title="Card fraud",
    about="Stop stolen cards and taken-over terminals among a small bank's payments. A design is "
    "fitted on nine weeks, served for eight, billed by the day; two weeks in, customers and "
    "thieves change.",
    revision=1,
    choices=CHOICES,
    metrics=METRICS,
    trial=trial,
    contrasts=contrasts,
    sources=("greenroom.labs.fraud",),
    topics=("system-design", "evaluation", "features"),
)
