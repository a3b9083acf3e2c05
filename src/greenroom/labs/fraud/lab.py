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
    lesson="The report promises an average precision of {here}; with labels as they were known "
    "at the time it is {there}.",
    ask="Your report says {here}. With labels as they were known at the time it says {there}. "
    "Where do the {gap} come from?",
)  # fmt: skip
_SPLIT = Contrast(
    choice="split", instead="time", metric="promise", rises=False,
    mistake="random-split-on-time-data",
    lesson="With rows drawn at random the report promises {here} more average precision than is "
    "served; with a held-out week, {there}.",
    ask="Your report promised {here} more average precision than was served; a held-out week "
    "promises {there} too much. What of a thieves' week is on both sides of a random split?",
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
_RANKED = Contrast(
    choice="model", instead="rules", metric="served-roc", mistake="complex-model-first",
    lesson="The model ranks payments with a ROC AUC of {here}, two rules with {there}: that is "
    "what it is built for.",
    ask="Two rules rank payments with a ROC AUC of {there}, your model with {here}. Where in your "
    "report was that comparison, and does the bill agree with it?",
)  # fmt: skip
_HALF = Contrast(
    choice="threshold", instead="cost", metric="cost", rises=False, mistake="default-threshold",
    lesson="A threshold of 0.5 costs {here} € a day; the one with the lowest bill on held-out "
    "rows, {there} €.",
    ask="0.5 costs {here} € a day, a threshold set by the bill {there} €. Where does 0.5 come "
    "from?",
)  # fmt: skip
_BALANCED = Contrast(
    choice="balance", instead="none", metric="calibration", rises=False,
    mistake="uncalibrated-scores-as-probabilities",
    lesson="With the classes balanced the scores foretell {here} frauds for each that came; left "
    "as they are, {there}.",
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
    choice="retrain", instead="fortnightly", metric="late-cost", rises=False,
    mistake="no-monitoring",
    lesson="In the last two weeks the launched model costs {here} € a day; refitted every two "
    "weeks, {there} €.",
    ask="In the last weeks your model costs {here} € a day, refitted it would cost {there} €. "
    "When would you refit, and on whose labels?",
)  # fmt: skip
_REFITTED = Contrast(
    choice="retrain", instead="never", metric="late-cost", rises=True,
    lesson="Refitting costs {here} € a day in the last two weeks; the launched model would cost "
    "{there} €.",
    ask="Refitting saves {gap} € a day at the end. What are its risks when those you refused "
    "unseen are never labelled?",
)  # fmt: skip
_LEARNT = Contrast(
    choice="explore", instead="none", metric="cost",
    lesson="Letting one in twenty through to learn from costs {here} € a day, letting none "
    "through {there} €.",
    ask="You let one stopped payment in twenty through: {here} € a day against {there} €. What "
    "does the model learn for that money that it could not learn otherwise?",
)  # fmt: skip
_UNLABELLED = Contrast(
    choice="explore", instead="some", metric="unlabelled", rises=False,
    mistake="feedback-loop-ignored",
    lesson="{here:.1%} of fraud is refused unseen, and no model will ever learn from it; with one "
    "in twenty let through, {there:.1%}.",
    ask="{here:.1%} of fraud is refused with nobody looking, so your next model never sees it. "
    "What does it come to believe about such payments?",
)  # fmt: skip
_WAITED = Contrast(
    choice="wait", instead=7, metric="served-ap", rises=True,
    lesson="Waiting longer for labels serves an average precision of {here}; a week's wait, "
    "{there}.",
    ask="With the wait you chose {here} is served, with a week {there}. What do you lose with "
    "each week you wait, and what do you gain?",
)  # fmt: skip
_CURVE = Contrast(
    choice="calibration", instead="isotonic", metric="calibration", rises=False,
    mistake="uncalibrated-scores-as-probabilities",
    lesson="As they come, the scores foretell {here} frauds for each that came; calibrated on "
    "held-out rows, {there}.",
    ask="Your scores foretell {here} frauds for each that came, calibrated ones {there}. Which "
    "of your numbers change with that, and which do not?",
)  # fmt: skip
_HALVED = Contrast(
    choice="threshold", instead="half", metric="cost",
    lesson="The threshold as chosen costs {here} € a day, 0.5 costs {there} €.",
    ask="Your threshold costs {here} € a day, 0.5 would cost {there} €. How would you set it "
    "again when reviewers are on holiday?",
)  # fmt: skip


def contrasts(choices: Choices) -> tuple[Contrast, ...]:
    """What a design is held against: each weak choice it makes, then what it did well."""
    balanced, refits = choices["balance"] != "none", choices["retrain"] != "never"
    told = (
        (choices["report"] == "accuracy", (_ACCURACY,)),
        (choices["monitor"] == "none", (_BLIND,)),
        (choices["labels"] == "leak", (_LEAK, _LEAKED)),
        (choices["split"] == "random", (_SPLIT,)),
        (choices["threshold"] == "half", (_HALF,)),
        (balanced, (_BALANCED,)),
        (balanced and choices["calibration"] == "none", (_CURVE,)),
        (choices["wait"] != 7, (_WAITED,)),
        (True, (_BASELINE, _RANKED)),
        (not refits, (_STALE,)),
        (choices["threshold"] != "half", (_HALVED,)),
        (refits, (_REFITTED,)),
        (refits and choices["explore"] == "none", (_UNLABELLED,)),
        (choices["explore"] == "some", (_LEARNT,)),
    )
    return tuple(each for holds, found in told if holds for each in found)


LAB = Lab(
    id="fraud",
    title="Card fraud",
    about="Stop stolen cards and taken-over terminals among a small bank's payments. A design is "
    "fitted on ten weeks, served for eight, billed by the day. Thieves see each week what was "
    "declined, and move; two weeks in, customers change too.",
    revision=2,
    choices=CHOICES,
    metrics=METRICS,
    trial=trial,
    contrasts=contrasts,
    sources=("greenroom.labs.fraud",),
    seeds=8,
    reach=1,
    topics=("system-design", "evaluation", "features"),
)
