"""The shrinkage lab's form: what is chosen, what is measured, what it teaches."""

from greenroom.labs.forms import Telling, options, that_fit
from greenroom.labs.model import Choice, Choices, Contrast, Lab, Metric
from greenroom.labs.shrinkage import trial

CHOICES = (
    Choice(
        id="world",
        title="What matters",
        about="Sixty features are measured.",
        options=options(("sparse", "Five of them", ""), ("dense", "All of them, a little", "")),
        default="sparse",
        phase="data",
    ),
    Choice(
        id="rows",
        title="Rows",
        about="Fewer or more than features.",
        options=options((40, "40", ""), (80, "80", ""), (400, "400", "")),
        default=40,
        phase="data",
    ),
    Choice(
        id="correlation",
        title="Correlation in blocks of five",
        about="Features that go together can stand in for one another.",
        options=options((0.0, "None", ""), (0.5, "0.5", ""), (0.95, "0.95", "")),
        default=0.5,
        phase="data",
    ),
    Choice(
        id="scales",
        title="Units",
        about="A penalty compares coefficients, and coefficients have units.",
        options=options(
            ("raw", "As they came", "Over three orders of magnitude."),
            ("standardised", "Standardised", ""),
        ),
        default="raw",
        phase="features",
    ),
    Choice(
        id="penalty",
        title="Penalty",
        about="What large coefficients cost.",
        options=options(
            ("none", "None", "Least squares."),
            ("ridge", "Ridge", "Their squares."),
            ("lasso", "Lasso", "Their sizes."),
            ("elastic-net", "Elastic net", "Half of each."),
        ),
        default="none",
        phase="model",
    ),
    Choice(
        id="strength",
        title="Strength",
        about="Where on the path.",
        options=options(
            ("strong", "Strong", "16% of the strength that empties the lasso."),
            ("weak", "Weak", "0.16% of it."),
            ("held-out", "By held-out rows", "The best of 16 on a quarter of the rows."),
        ),
        default="weak",
        phase="model",
    ),
)

METRICS = (
    Metric(
        id="error",
        title="Squared error above the noise",
        better="lower",
        headline=True,
        about="On 2,000 fresh rows, over 4 data sets; the noise itself is 1.",
    ),
    Metric(id="kept", title="Features kept", better="neither", digits=1),
    Metric(id="found", title="Share of the true features kept", better="higher", digits=2),
    Metric(id="precision", title="Share of kept features that are true", better="higher", digits=2),
    Metric(id="training-error", title="Squared error on its own rows", better="neither"),
    Metric(
        id="regret",
        title="Error above the best place on its path",
        better="lower",
    ),
)

_TELLINGS: tuple[Telling, ...] = (
    (
        {"penalty": "none"},
        Contrast(
            choice="penalty",
            instead="ridge",
            metric="training-error",
            rises=True,
            lesson="Least squares has the lower error on its own rows, {here} against {there} "
            "with a penalty, and that proves nothing: the noise is 1.",
            ask="Your training error is {here} where the noise is 1. What has been fitted?",
            mistake="training-error-as-evidence",
        ),
    ),
    *(
        (
            {"penalty": penalty, "scales": "raw"},
            Contrast(
                choice="scales",
                instead="standardised",
                metric="error",
                rises=False,
                lesson="In raw units the penalty falls on whatever is measured in large units: "
                "{here} above the noise, {there} when standardised.",
                ask="Standardising takes your error from {here} to {there}. Why does least "
                "squares not care, and a penalty does?",
                mistake="scaling-ignored",
            ),
        )
        for penalty in ("ridge", "lasso", "elastic-net")
    ),
    (
        {"penalty": "none"},
        Contrast(
            choice="penalty",
            instead="lasso",
            metric="error",
            rises=False,
            lesson="Without a penalty it is {here} above the noise, with the lasso {there}.",
            ask="A lasso takes your error from {here} to {there}. How would you set its strength?",
        ),
    ),
    (
        {"penalty": "lasso", "correlation": 0.95},
        Contrast(
            choice="penalty",
            instead="elastic-net",
            metric="kept",
            rises=True,
            lesson="Of features that go together the lasso keeps {here} in all, the elastic net "
            "{there}: it shares among them.",
            ask="The lasso keeps {here} features, the elastic net {there}. Would you read the "
            "lasso's list as the causes?",
        ),
    ),
    (
        {"world": "sparse", "penalty": "ridge"},
        Contrast(
            choice="penalty",
            instead="lasso",
            metric="error",
            rises=False,
            lesson="Where five features matter the lasso errs by {there}, ridge by {here}.",
            ask="The lasso gives {there} where ridge gives {here}. In what world is it the other "
            "way round?",
        ),
    ),
    *(
        (
            {"strength": strength, "penalty": penalty},
            Contrast(
                choice="strength",
                instead="held-out",
                metric="error",
                rises=False,
                lesson="Chosen by held-out rows the strength gives {there} instead of {here}.",
                ask="Held-out rows would have taken you from {here} to {there}. How many rows "
                "does that choice cost?",
            ),
        )
        for strength in ("weak", "strong")
        for penalty in ("ridge", "lasso", "elastic-net")
    ),
    (
        {},
        Contrast(
            choice="rows",
            instead=400,
            metric="error",
            rises=False,
            lesson="With 400 rows the error above the noise is {there} instead of {here}.",
            ask="400 rows would give {there}, you have {here}. What does a penalty stand in for?",
        ),
    ),
)


def contrasts(choices: Choices) -> tuple[Contrast, ...]:
    """What a run with these choices is held against: four designs, the most telling first."""
    return that_fit(choices, _TELLINGS)[:4]


LAB = Lab(
    id="shrinkage",
    title="Ridge, lasso and the truth",
    about="Sixty features, few rows. Choose units, penalty and strength, and say how well it will "
    "predict and which of the true features it will find.",
    revision=2,
    choices=CHOICES,
    metrics=METRICS,
    trial=trial,
    contrasts=contrasts,
    sources=("greenroom.labs.forms", "greenroom.labs.shrinkage", "greenroom.labs.shrinkage_lab"),
    topics=("regularisation", "features"),
    reach=3,
)
