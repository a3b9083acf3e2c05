"""The imbalance lab as a candidate meets it: its decisions, its measures, and what they teach."""

from greenroom.labs.imbalance import trial
from greenroom.labs.model import Choice, Choices, Contrast, Lab, Metric, Option

CHOICES = (
    Choice(
        id="model",
        title="Model",
        about="What is simple shows what everything else is worth.",
        phase="baseline and model",
        default="trees",
        options=(
            Option(value="never", label="Never flag", about="Every payment is let through."),
            Option(value="logistic", label="Logistic regression", about="Linear in what is known."),
            Option(value="trees", label="Boosted trees", about="60 trees of 15 leaves (LightGBM)."),
        ),
    ),
    Choice(
        id="balance",
        title="Balance",
        about="Two payments in a hundred are fraud; a fit may be made to see more of them.",
        phase="data",
        default="smote",
        options=(
            Option(value="none", label="As they are", about="The data keep their base rate."),
            Option(value="class-weights", label="Class weights", about="Each fraud weighs more."),
            Option(value="smote", label="SMOTE", about="Fraud is made up between fraud, to 1:1."),
            Option(value="undersample", label="Undersample", about="Good payments are left out."),
        ),
    ),
    Choice(
        id="resample",
        title="Resample when",
        about="What is resampled is what the next step learns from, or is measured on.",
        phase="data",
        default="before-split",
        options=(
            Option(value="before-split", label="Before the split", about="The whole history."),
            Option(value="after-split", label="After the split", about="The training rows alone."),
        ),
    ),
    Choice(
        id="calibration",
        title="Calibration",
        about="A score is not a chance until it has been made one.",
        phase="model",
        default="none",
        options=(
            Option(value="none", label="None", about="Scores are taken as they come."),
            Option(value="platt", label="Platt", about="A logistic curve on validation rows."),
            Option(value="isotonic", label="Isotonic", about="Rising steps on validation rows."),
        ),
    ),
    Choice(
        id="threshold",
        title="Threshold",
        about="From which score up a payment is flagged.",
        phase="evaluation",
        default="half",
        options=(
            Option(value="half", label="0.5", about="What the library does."),
            Option(value="f1", label="Best F1", about="On the validation rows."),
            Option(value="cost", label="Lowest bill", about="On the validation rows, in euros."),
        ),
    ),
    Choice(
        id="report",
        title="The report leads with",
        about="The number that is put before whoever decides.",
        phase="evaluation",
        default="accuracy",
        options=(
            Option(value="accuracy", label="Accuracy", about="The share of decisions right."),
            Option(value="f1", label="F1", about="Precision and recall in one."),
            Option(value="roc-auc", label="ROC AUC", about="A fraud scores above a good payment."),
            Option(value="served-ap", label="Average precision", about="Precision over recall."),
        ),
    ),
)

METRICS = (
    Metric(id="accuracy", title="accuracy", better="higher", headline=True,
           about="Share of fresh payments decided rightly at the threshold."),
    Metric(id="precision", title="precision", better="higher",
           about="Share of flags that are fraud; 0 without flags."),
    Metric(id="recall", title="recall", better="higher", about="Share of fraud that is flagged."),
    Metric(id="f1", title="F1", better="higher", about="Harmonic mean of precision and recall."),
    Metric(id="flagged", title="flags per 1,000", better="neither", digits=1,
           about="Fresh payments flagged, of a thousand."),
    Metric(id="roc-auc", title="ROC AUC, served", better="higher",
           about="Chance that a fresh fraud scores above a fresh good payment."),
    Metric(id="offline-ap", title="average precision, offline", better="higher", headline=True,
           about="On the design's own test rows."),
    Metric(id="served-ap", title="average precision, served", better="higher", headline=True,
           about="On fresh payments at their true base rate."),
    Metric(id="lead", title="lead over never flagging", better="higher",
           about="The reported measure, less what a model that never flags gets by it."),
    Metric(id="predicted", title="predicted fraud / true fraud", better="neither", digits=2,
           about="Mean score over the base rate of fresh payments; 1 is right on average."),
    Metric(id="brier", title="Brier score / base rate's", better="lower", digits=2,
           about="Mean squared error of the scores; 1 is what the base rate alone gets."),
    Metric(id="cost", title="cost per 1,000 payments (€)", better="lower", digits=0, headline=True,
           about="5 € for each flag and the amount of each fraud missed."),
)  # fmt: skip


def contrasts(choices: Choices) -> tuple[Contrast, ...]:
    """What a design is held against: a weak choice beside the sound one, and the other way."""
    found = [*_measures(choices), *_resampling(choices), *_thresholds(choices)]
    if choices["model"] == "trees":
        found.append(Contrast(
            choice="model", instead="logistic", metric="served-ap", mistake="complex-model-first",
            lesson="The baseline, a logistic regression, serves an average precision of {there}; "
            "the trees serve {here}.",
            ask="Your trees serve an average precision of {here}, logistic regression {there}. "
            "What would have to be true for a difference of {gap} to decide between them?",
        ))  # fmt: skip
    return tuple(found)


def _measures(choices: Choices) -> list[Contrast]:
    never = Contrast(
        choice="model", instead="never", metric="accuracy", mistake="accuracy-on-imbalanced-data",
        lesson="A model that never flags anything is {there:.1%} accurate; yours is {here:.1%}.",
        ask="You are {here:.1%} accurate. A model that never flags is {there:.1%} accurate. "
        "What has your accuracy told us?",
    )  # fmt: skip
    report = str(choices["report"])
    mistakes = {"accuracy": "accuracy-on-imbalanced-data", "roc-auc": "roc-auc-under-imbalance"}
    lead = Contrast(
        choice="report", instead="accuracy" if report == "served-ap" else "served-ap",
        metric="lead", mistake=mistakes.get(report, ""),
        lesson="Over a model that never flags, your report shows a lead of {here}; "
        "with the other measure the same model shows {there}.",
        ask="The same model is {here} or {there} ahead of doing nothing, depending on the measure. "
        "Which one do you take to the fraud team, and why?",
    )  # fmt: skip
    return [never, lead] if report == "accuracy" else [lead, never]


def _resampling(choices: Choices) -> list[Contrast]:
    found = []
    if choices["balance"] in ("smote", "undersample") and choices["resample"] == "before-split":
        found.append(Contrast(
            choice="resample", instead="after-split", metric="offline-ap", rises=False,
            mistake="resample-before-split",
            lesson="Resampled before the split, the test rows say {here}; resampled after it, "
            "when they are payments as they come, they say {there}.",
            ask="Your test set says an average precision of {here}. Split first and resample only "
            "the training rows, and it says {there}. Which one will production see, and why?",
        ))  # fmt: skip
    if choices["balance"] != "none":
        found.append(Contrast(
            choice="balance", instead="none", metric="predicted", rises=False,
            mistake="uncalibrated-scores-as-probabilities",
            lesson="With the classes balanced, the scores announce {here} times the fraud there "
            "is; with the data as they are, {there} times.",
            ask="Added up, your scores promise {here} times the fraud that happens, and {there} "
            "times without balancing. Who may use such a score as a probability?",
        ))  # fmt: skip
        if choices["calibration"] == "none":
            found.append(Contrast(
                choice="calibration", instead="platt", metric="brier",
                lesson="Calibrated on validation rows, the scores' squared error is {there} of the "
                "base rate's; uncalibrated it is {here}.",
                ask="Platt scaling on your validation rows moves the Brier score from {here} to "
                "{there} of the base rate's. What do those rows have to be like for it to help?",
            ))  # fmt: skip
    return found


def _thresholds(choices: Choices) -> list[Contrast]:
    if choices["model"] == "never":
        return []
    if choices["threshold"] == "cost":
        return [Contrast(
            choice="threshold", instead="half", metric="cost", rises=True,
            lesson="Flagging by the lowest bill costs {here} € a thousand payments; from 0.5 up, "
            "{there} €.",
            ask="Your threshold saves {gap} € a thousand payments against 0.5. How would you set "
            "it again when reviews cost four times as much?",
        )]  # fmt: skip
    if choices["balance"] in ("smote", "undersample") and choices["resample"] == "before-split":
        return [Contrast(
            choice="threshold", instead="cost", metric="cost", mistake="resample-before-split",
            lesson="The validation rows were resampled too, so a threshold chosen by their bill "
            "costs {there} € a thousand payments where yours costs {here} €.",
            ask="Choosing the threshold by the bill of your validation rows moves the cost of a "
            "thousand payments from {here} € to {there} €. What is wrong with those rows?",
        )]  # fmt: skip
    return [Contrast(
        choice="threshold", instead="cost", metric="cost", rises=False,
        mistake="default-threshold" if choices["threshold"] == "half" else "",
        lesson="As you flag, a thousand payments cost {here} €; flagging where the bill is lowest "
        "on validation rows, {there} €.",
        ask="Your threshold costs {here} € a thousand payments, one chosen by the bill {there} €. "
        "Where do the {gap} € go?",
    )]  # fmt: skip


LAB = Lab(
    id="imbalance",
    title="Rare positives",
    about="Two payments in a hundred are fraud. Balance, fit, calibrate and set a threshold on "
    "history; the design is then served payments that no step of it has seen, and billed.",
    revision=1,
    choices=CHOICES,
    metrics=METRICS,
    trial=trial,
    contrasts=contrasts,
    sources=("greenroom.labs.imbalance", "greenroom.labs.imbalance_lab"),
    topics=("evaluation",),
)
