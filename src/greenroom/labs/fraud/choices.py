"""What a candidate decides in the fraud lab, and what is measured of it."""

from greenroom.labs.fraud.policy import CAPACITY
from greenroom.labs.model import Choice, Metric, Option


def _choice(key: str, phase: str, asks: tuple[str, str], options: dict[str, str]) -> Choice:
    """A choice whose first option is the default; an option's words are `label: about`."""
    title, about = asks
    split = {value: words.partition(": ") for value, words in options.items()}
    made = tuple(Option(value=v, label=w[0], about=w[2]) for v, w in split.items())
    first = next(iter(options))
    return Choice(id=key, title=title, about=about, options=made, default=first, phase=phase)


WINDOW = Choice(
    id="window",
    title="Days of training",
    about="More days hold more fraud; older days hold an older world.",
    options=(
        Option(value=7, label="One week"),
        Option(value=28, label="Four weeks"),
    ),
    default=28,
    phase="data",
)
CHOICES = (
    _choice("report", "frame", ("Reported metric", "It decides what counts as better."), {
        "accuracy": "Accuracy: The share of payments judged rightly.",
        "roc": "ROC AUC: How often a fraud scores above a good payment.",
        "f1": "F1: Precision and recall at the threshold.",
        "ap": "Average precision: Precision over all thresholds.",
    }),
    _choice("split", "data", ("Split", "What stands in for the future."), {
        "random": "Random: Rows of the same days on both sides.",
        "time": "By time: A week held out, a week's gap before it.",
    }),
    WINDOW,
    Choice(
        id="wait",
        title="Days a label is waited for",
        about="Half of the victims report within four days, the last after weeks.",
        options=(
            Option(value=7, label="One week", about="Four frauds in five are reported by then."),
            Option(value=14, label="Two weeks", about="All but a few."),
            Option(value=28, label="Four weeks", about="All; the newest label is a month old."),
        ),
        default=7,
        phase="data",
    ),
    _choice("backfill", "data", ("Late reports", "A victim may report weeks later."), {
        "no": "As of then: A label is never looked at again.",
        "yes": "Backfilled: What has been reported since counts.",
    }),
    _choice("features", "features", ("Features", "What a payment is seen beside."), {
        "all": "Card and terminal: Windows of 1, 7 and 30 days of both.",
        "card": "Card: Windows of the card alone.",
        "amount": "The payment alone: Amount, weekend, night.",
    }),
    _choice("labels", "features", ("Labels in features", "How a terminal's past is known."), {
        "leak": "From the table: Labels as they stand in the warehouse today.",
        "delayed": "As of then: Labels after the wait, as they were known.",
    }),
    _choice("model", "baseline and model", ("Model", "From features to a score."), {
        "lightgbm": "Boosted trees: 60 trees, three questions deep (LightGBM).",
        "rules": "Rules: A large amount, or a terminal with much known fraud.",
        "logistic": "Logistic regression: Linear in scaled features.",
        "tree": "One tree: Five questions deep.",
        "forest": "Forest: 20 trees.",
        "isolation": "Isolation forest: Learns from no label.",
        "layered": "Rules and boosted trees: Whichever is surer.",
    }),
    _choice("balance", "baseline and model", ("Balance", "One payment in a hundred is fraud."), {
        "none": "As it is: The base rate is kept.",
        "weights": "Class weights: Fraud weighs as much as all the rest.",
        "smote": "SMOTE: Fraud is made up between fraud, to 1:2.",
        "undersample": "Undersample: Good payments are left out, to 10:1.",
    }),
    _choice("calibration", "baseline and model", ("Calibration", "Is a score a chance?"), {
        "none": "None: Scores as they come.",
        "platt": "Platt: A logistic curve on held-out rows.",
        "isotonic": "Isotonic: Rising steps on held-out rows.",
    }),
    _choice("threshold", "evaluation", ("Threshold", "From where a payment is stopped."), {
        "half": "0.5: As the library does.",
        "f1": "Best F1: On held-out rows.",
        "cost": "Lowest bill: On held-out rows.",
        "bayes": "Each payment's own: Where score times amount is dearer than a look.",
    }),
    _choice("monitor", "monitoring", ("Monitor", "Who notices that the world has changed?"), {
        "none": "None: Somebody will complain.",
        "psi": "PSI: Of inputs and scores, each day.",
        "ks": "KS: Of inputs and scores, each day.",
        "performance": "Expected F1: From the scores alone.",
        "adwin": "ADWIN: Of the errors, once labels are in.",
    }),
    _choice("explore", "iteration", ("Let through to learn", "No refusal is labelled."), {
        "none": "Nothing: Every payment above the threshold is stopped.",
        "some": "One in twenty: Of what would be stopped, drawn by lot.",
    }),
    _choice("retrain", "iteration", ("Refit", "When a new model goes live."), {
        "never": "Never: The model that was launched.",
        "monthly": "Every four weeks: By the calendar.",
        "fortnightly": "Every two weeks: By the calendar.",
        "alarm": "On alarm: Twice within four weeks after the monitor rings.",
    }),
)  # fmt: skip


METRICS = (
    Metric(id="margin", title="Reported metric above a model that never flags",
           better="higher", about="On held-out rows; ROC AUC as 2·AUC - 1."),
    Metric(id="offline-ap", title="Average precision offline", better="higher", headline=True,
           about="On the held-out rows of the split, with the features the report used."),
    Metric(id="served-ap", title="Average precision served", better="higher", headline=True,
           about="In the first two weeks of service, before the world turns."),
    Metric(id="promise", title="Average precision promised and not served", better="lower",
           about="Offline less served."),
    Metric(id="served-roc", title="ROC AUC served", better="higher",
           about="In the first two weeks of service."),
    Metric(id="served-f1", title="F1 served", better="higher",
           about="At the threshold, in the first two weeks of service."),
    Metric(id="late-ap", title="Average precision, last two weeks", better="higher",
           about="Four weeks and more after the world has turned."),
    Metric(id="calibration", title="Fraud foretold for each that came", better="neither",
           digits=2, about="Sum of scores over frauds in the first two weeks; 1 is right."),
    Metric(id="alerts", title="Payments stopped a day", better="neither", digits=1,
           about=f"Reviewers look at {CAPACITY} a day; the rest is refused unseen."),
    Metric(id="caught", title="Share of fraud money stopped", better="higher",
           about="Over the whole service, before reviewers err."),
    Metric(id="unlabelled", title="Share of fraud nobody will ever label", better="lower",
           about="Refused with nobody looking, over the whole service."),
    Metric(id="decay", title="Share of fraud money no longer stopped", better="lower",
           about="Stopped in the first week less in the last two: thieves saw what was declined."),
    Metric(id="cost", title="Cost a day (€)", better="lower", digits=0, headline=True,
           about="Fraud missed, 5 € a look, 10 € a good customer refused."),
    Metric(id="late-cost", title="Cost a day, last two weeks (€)", better="lower", digits=0,
           about="As above, four weeks and more after the world has turned."),
    Metric(id="nothing", title="Fraud money tried a day (€)", better="neither", digits=0,
           about="What this design's thieves asked for; they ask for less where more is stopped."),
    Metric(id="found", title="Days until the change was noticed", better="lower", digits=1,
           about="From the day the world turns to the first alarm; 42 if none came."),
    Metric(id="false-alarms", title="False alarms", better="lower", digits=1,
           about="Days with an alarm in the two weeks before the world turns."),
)  # fmt: skip
