"""The calibration lab's form: what is chosen, what is measured, what it teaches."""

from greenroom.labs.calibration import trial
from greenroom.labs.forms import Telling, options, that_fit
from greenroom.labs.model import Choice, Choices, Contrast, Lab, Metric

CHOICES = (
    Choice(
        id="prevalence",
        title="Share of positives, about",
        about="Rare positives make probabilities small and their errors large.",
        options=options((0.5, "One in two", ""), (0.1, "One in ten", "")),
        default=0.1,
        phase="data",
    ),
    Choice(
        id="model",
        title="Model",
        about="Each has its own way of being too sure.",
        options=options(
            ("logistic", "Logistic regression", ""),
            ("bayes", "Naive Bayes", "It takes features for independent; half repeat others."),
            ("boosted", "Boosted trees", "Sixty trees on 1,500 rows."),
        ),
        default="bayes",
        phase="model",
    ),
    Choice(
        id="weights",
        title="Class weights",
        about="Whether both classes count the same in training.",
        options=options(("none", "None", ""), ("balanced", "Balanced", "")),
        default="balanced",
        phase="model",
    ),
    Choice(
        id="calibrator",
        title="Calibration",
        about="What turns scores into probabilities.",
        options=options(
            ("none", "None", ""),
            ("platt", "Platt", "A slope and a shift."),
            ("temperature", "Temperature", "A slope alone."),
            ("isotonic", "Isotonic", "Any rising curve."),
        ),
        default="none",
        phase="evaluation",
    ),
    Choice(
        id="rows",
        title="Rows to calibrate on",
        about="Labels that do not go into training.",
        options=options((50, "50", ""), (200, "200", ""), (1000, "1,000", "")),
        default=200,
        phase="evaluation",
    ),
    Choice(
        id="calibrated-on",
        title="Calibrated on",
        about="Where those rows come from.",
        options=options(("training", "The training rows", ""), ("held-out", "Fresh rows", "")),
        default="training",
        phase="evaluation",
    ),
)

METRICS = (
    Metric(
        id="ece",
        title="Expected calibration error",
        better="lower",
        headline=True,
        about="Fifteen bins of equal size, against the true probabilities.",
    ),
    Metric(id="brier", title="Brier score", better="lower", digits=4),
    Metric(id="log-loss", title="Log loss", better="lower"),
    Metric(
        id="ratio",
        title="Predicted positives over true ones",
        better="neither",
        digits=2,
    ),
    Metric(
        id="irreducible",
        title="Brier score of the true probabilities",
        better="neither",
        digits=4,
        about="No forecast does better.",
    ),
)

_TELLINGS: tuple[Telling, ...] = (
    (
        {"weights": "balanced", "calibrator": "none"},
        Contrast(
            choice="weights",
            instead="none",
            metric="ratio",
            rises=False,
            lesson="With balanced weights it predicts {here} times as many positives as there "
            "are; without, {there} times.",
            ask="Your scores sum to {here} times the true positives. What did the class weights "
            "do to them, and does ranking suffer?",
            mistake="uncalibrated-scores-as-probabilities",
        ),
    ),
    (
        {"calibrator": "none"},
        Contrast(
            choice="calibrator",
            instead="platt",
            metric="ece",
            rises=False,
            lesson="As they come the scores are off by {here} on average, after Platt by {there}.",
            ask="A slope and a shift take your calibration error from {here} to {there}. When "
            "would two numbers not be enough?",
            mistake="uncalibrated-scores-as-probabilities",
        ),
    ),
    (
        {"calibrator": "temperature", "weights": "balanced"},
        Contrast(
            choice="calibrator",
            instead="platt",
            metric="ece",
            rises=False,
            lesson="A slope alone cannot undo a shift: {here}, and {there} with one.",
            ask="Temperature leaves {here}, Platt {there}. What shifted your log-odds?",
        ),
    ),
    (
        {"calibrated-on": "training", "calibrator": "none"},
        Contrast(
            choice="calibrator",
            instead="isotonic",
            metric="ece",
            lesson="Isotonic regression on the training rows gives {there} instead of {here}.",
            ask="Fitted on training rows, isotonic gives {there} where you have {here}. Which "
            "models make those rows useless for it?",
        ),
    ),
    *(
        (
            {"calibrated-on": "training", "calibrator": calibrator},
            Contrast(
                choice="calibrated-on",
                instead="held-out",
                metric="ece",
                rises=False,
                lesson="Calibrated on rows the model was trained on it is off by {here}, on "
                "fresh ones by {there}: it is surer of what it has seen.",
                ask="Fresh rows take your calibration error from {here} to {there}. Why are "
                "training scores no guide?",
                mistake="training-error-as-evidence",
            ),
        )
        for calibrator in ("platt", "temperature", "isotonic")
    ),
    (
        {"calibrator": "isotonic"},
        Contrast(
            choice="rows",
            instead=50,
            metric="log-loss",
            rises=True,
            lesson="With 50 rows the free curve's log loss is {there} instead of {here}: it says "
            "0 and 1 where it saw a few rows.",
            ask="With 50 rows your log loss goes from {here} to {there}. What would Platt do?",
        ),
    ),
)


def contrasts(choices: Choices) -> tuple[Contrast, ...]:
    """What a run with these choices is held against, the most telling first."""
    return that_fit(choices, _TELLINGS)


LAB = Lab(
    id="calibration",
    title="Scores that mean what they say",
    about="A model's scores are used as probabilities. Choose the model, its class weights and how "
    "scores are calibrated, and say how far they will be off the true probabilities.",
    revision=1,
    choices=CHOICES,
    metrics=METRICS,
    trial=trial,
    contrasts=contrasts,
    sources=(
        "greenroom.labs.calibration",
        "greenroom.labs.calibration_lab",
        "greenroom.labs.forms",
    ),
    topics=("evaluation",),
    reach=6,
)
