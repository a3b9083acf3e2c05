"""The bias and variance lab's form: what is chosen, what is measured, what it teaches."""

from greenroom.labs.bias_variance import trial
from greenroom.labs.forms import Telling, options, that_fit
from greenroom.labs.model import Choice, Choices, Contrast, Lab, Metric

CHOICES = (
    Choice(
        id="truth",
        title="What the world does",
        about="No learner is good or bad by itself; it fits a world or does not.",
        options=options(
            ("sine", "One wave", "Smooth, and bent twice."),
            ("step", "A step", "Flat, with one jump."),
            ("line", "A straight line", "As simple as it gets."),
        ),
        default="sine",
        phase="data",
    ),
    Choice(
        id="rows",
        title="Rows to learn from",
        about="Rows cost money; they pay for some errors and not for others.",
        options=options((15, "15", ""), (30, "30", ""), (100, "100", ""), (300, "300", "")),
        default=30,
        phase="data",
    ),
    Choice(
        id="noise",
        title="Noise of the labels (standard deviation)",
        about="What no model can predict.",
        options=options((0.1, "0.1", ""), (0.3, "0.3", ""), (0.6, "0.6", "")),
        default=0.3,
        phase="data",
    ),
    Choice(
        id="learner",
        title="Learner",
        about="Each has one knob that makes it more flexible.",
        options=options(
            ("polynomial", "Polynomial", "Least squares; the degree is the knob."),
            ("ridge", "Ridge", "A polynomial of degree 9; the penalty is the knob."),
            ("neighbours", "Nearest neighbours", "The number of neighbours is the knob."),
            ("tree", "Regression tree", "The depth is the knob."),
        ),
        default="polynomial",
        phase="model",
    ),
    Choice(
        id="flexibility",
        title="Flexibility",
        about="How closely the learner may follow its rows.",
        options=options(
            ("rigid", "Rigid", "Degree 0, penalty 10, 60% of the rows, depth 0."),
            ("stiff", "Stiff", "Degree 1, penalty 1, 30% of the rows, depth 1."),
            ("middling", "Middling", "Degree 3, penalty 0.1, 15% of the rows, depth 2."),
            ("flexible", "Flexible", "Degree 5, penalty 0.001, 8% of the rows, depth 4."),
            ("wild", "Wild", "Degree 9, penalty 0.000001, one row, depth 9."),
        ),
        default="wild",
        phase="model",
    ),
    Choice(
        id="averaging",
        title="Averaging",
        about="One fit, or the mean of several fits to resampled rows.",
        options=options(
            ("single", "One fit", ""),
            ("bagged", "Eight bags", "Fits to rows drawn with replacement, averaged."),
        ),
        default="single",
        phase="model",
    ),
)

METRICS = (
    Metric(
        id="error",
        title="Expected squared error on new labels",
        better="lower",
        headline=True,
        about="Over 400 data sets (100 when bagged) and 40 places; the three parts add up to it.",
    ),
    Metric(id="bias2", title="Bias²", better="lower", about="(truth - mean prediction)²."),
    Metric(id="variance", title="Variance", better="lower", about="Spread over data sets."),
    Metric(id="noise", title="Noise", better="neither", about="The labels' own variance."),
    Metric(
        id="training-error",
        title="Squared error on its own rows",
        better="neither",
        about="Mean over 40 data sets of the error on the rows fitted.",
    ),
    Metric(
        id="regret",
        title="Error above the best flexibility of this learner",
        better="lower",
        about="What choosing the knob well would have saved.",
    ),
)

_TELLINGS: tuple[Telling, ...] = (
    (
        {"flexibility": "wild"},
        Contrast(
            choice="flexibility",
            instead="middling",
            metric="error",
            rises=False,
            lesson="The wild fit follows its own rows closely and errs by {here} on new ones; "
            "a middling one errs by {there}. A good training score is no proof.",
            ask="Your model hugs its training rows, yet the error on new ones is {here}, and "
            "{there} with less flexibility. Which part of the error shrank, and how would you "
            "have seen it with one data set only?",
            mistake="training-error-as-evidence",
        ),
    ),
    *(
        (
            {"flexibility": level},
            Contrast(
                choice="rows",
                instead=300,
                metric="error",
                rises=False,
                lesson="With 300 rows the error is {there} instead of {here}: what is left is "
                "bias² and noise, which rows do not touch.",
                ask="More rows would take your error from {here} to {there}. Why no further, and "
                "what would you change instead?",
                mistake="more-data-fixes-bias",
            ),
        )
        for level in ("rigid", "stiff")
    ),
    *(
        (
            {"flexibility": level},
            Contrast(
                choice="flexibility",
                instead="middling",
                metric="error",
                rises=False,
                lesson="It underfits: the error is {here}, and {there} with more flexibility.",
                ask="Your error is {here} and a more flexible model's is {there}. How do you "
                "tell underfitting from noise?",
            ),
        )
        for level in ("rigid", "stiff")
    ),
    *(
        (
            {"flexibility": level},
            Contrast(
                choice="rows",
                instead=300,
                metric="variance",
                rises=False,
                lesson="Variance falls from {here} to {there} with 300 rows: rows pay for "
                "variance.",
                ask="With 300 rows your variance goes from {here} to {there}. When would you "
                "rather regularise than collect?",
            ),
        )
        for level in ("middling", "flexible", "wild")
    ),
    *(
        (
            {"averaging": "single", "learner": learner},
            Contrast(
                choice="averaging",
                instead="bagged",
                metric="variance",
                rises=False,
                lesson="Averaging eight bags takes the variance from {here} to {there}.",
                ask="Bagging takes your variance from {here} to {there}. Why not to an eighth, "
                "and what does it do to bias?",
            ),
        )
        for learner in ("neighbours", "tree")
    ),
    (
        {},
        Contrast(
            choice="noise",
            instead=0.6,
            metric="error",
            rises=True,
            lesson="With noisier labels the error is {there} instead of {here}, and no model "
            "can win back the noise's own share of it.",
            ask="With twice the label noise your error goes from {here} to {there}. How much of "
            "that could a better model recover?",
        ),
    ),
)


def contrasts(choices: Choices) -> tuple[Contrast, ...]:
    """What a run with these choices is held against: four designs, the most telling first."""
    return that_fit(choices, _TELLINGS)[:4]


LAB = Lab(
    id="bias-variance",
    title="Bias and variance, taken apart",
    about="A learner meets hundreds of data sets from one world, so that its expected error can be "
    "split exactly into bias², variance and noise. Choose the world, the rows and the learner, and "
    "say beforehand which part will dominate.",
    revision=1,
    choices=CHOICES,
    metrics=METRICS,
    trial=trial,
    contrasts=contrasts,
    sources=(
        "greenroom.labs.bias_variance",
        "greenroom.labs.bias_variance_lab",
        "greenroom.labs.forms",
    ),
    topics=("bias-variance", "regularisation", "trees"),
    reach=3,
)
