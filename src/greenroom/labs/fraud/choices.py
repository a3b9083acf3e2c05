"""What a candidate decides in the fraud lab, and what is measured of it."""

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
    default=7,
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
    _choice("backfill", "data", ("Late reports", "A victim may report weeks later."), {
        "no": "As of day 7: A label is never looked at again.",
        "yes": "Backfilled: What has been reported since counts.",
    }),
    _choice("features", "features", ("Features", "What a payment is seen beside."), {
        "all": "Card and terminal: Windows of 1, 7 and 30 days of both.",
        "card": "Card: Windows of the card alone.",
        "amount": "The payment alone: Amount, weekend, night.",
    }),
    _choice("labels", "features", ("Labels in features", "How a terminal's past is known."), {
        "leak": "From the table: Labels as they stand in the warehouse today.",
        "delayed": "As of then: Labels a week late, as they were known.",
    }),
    _choice("model", "baseline and model", ("Model", "From features to a score."), {
        "lightgbm": "Boosted trees: 40 trees of 15 leaves (LightGBM).",
        "rules": "Rules: A large amount, or a terminal with much known fraud.",
        "logistic": "Logistic regression: Linear in scaled features.",
        "tree": "One tree: Five questions deep.",
        "forest": "Forest: 20 trees.",
        "isolation": "Isolation forest: Learns from no label.",
        "layered": "Rules and boosted trees: Whichever is surer.",
    }),
    _choice("balance", "baseline and model", ("Balance", "One payment in a hundred is fraud."), {
        "weights": "Class weights: Fraud weighs as much as all the rest.",
        "none": "As it is: The base rate is kept.",
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
        "performance": "Expected precision: From the scores alone.",
        "adwin": "ADWIN: Of the errors, a week late.",
    }),
    _choice("retrain", "iteration", ("Refit", "When a new model goes live."), {
        "never": "Never: The model that was launched.",
        "monthly": "Every four weeks: By the calendar.",
        "weekly": "Weekly: By the calendar.",
        "alarm": "On alarm: Weekly for four weeks after the monitor rings.",
    }),
)  # fmt: skip


METRICS = (
    Metric(id="margin", title="Reported metric above a model that never flags",
           better="higher", about="On held-out rows; ROC AUC as 2·AUC - 1."),
    Metric(id="offline-ap", title="Average precision offline", better="higher", headline=True,
           about="On the held-out rows of the split, with the features the report used."),
    Metric(id="served-ap", title="Average precision served", better="higher", headline=True,
           about="In the first two weeks of service, before the world turns."),
    Metric(id="late-ap", title="Average precision, last two weeks", better="higher",
           about="Four weeks and more after the world has turned."),
    Metric(id="calibration", title="Fraud foretold for each that came", better="neither",
           digits=2, about="Sum of scores over frauds in the first two weeks; 1 is right."),
    Metric(id="alerts", title="Payments stopped a day", better="neither", digits=1,
           about="Reviewers look at 40 a day; the rest is refused unseen."),
    Metric(id="caught", title="Share of fraud money stopped", better="higher",
           about="Over the whole service, before reviewers err."),
    Metric(id="cost", title="Cost a day (€)", better="lower", digits=0, headline=True,
           about="Fraud missed, 5 € a look, 15 € a good customer refused."),
    Metric(id="late-cost", title="Cost a day, last two weeks (€)", better="lower", digits=0,
           about="As above, four weeks and more after the world has turned."),
    Metric(id="nothing", title="Cost a day with nothing stopped (€)", better="neither", digits=0,
           about="All fraud goes through."),
    Metric(id="found", title="Days until the change was noticed", better="lower", digits=1,
           about="From the day the world turns to the first alarm; 42 if none came."),
    Metric(id="false-alarms", title="False alarms", better="lower", digits=1,
           about="Days with an alarm in the two weeks before the world turns."),
)  # fmt: skip
