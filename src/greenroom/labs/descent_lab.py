"""The descent lab's form: what is chosen and what is measured."""

from greenroom.labs.descent import trial
from greenroom.labs.descent_tellings import TELLINGS
from greenroom.labs.forms import options, that_fit
from greenroom.labs.model import Choice, Choices, Contrast, Lab, Metric

CHOICES = (
    Choice(
        id="loss",
        title="Landscape",
        about="A method is fast on one landscape and lost on another.",
        options=options(
            ("quadratic", "A bowl", "Least squares with two weights."),
            ("saddle", "A saddle", "The start lies almost on the ridge between two minima."),
            ("network", "A small network", "Eight tanh units fit a wave; its ravines are its own."),
        ),
        default="quadratic",
        phase="data",
    ),
    Choice(
        id="condition",
        title="Condition number",
        about="How much steeper the steepest direction is than the flattest.",
        options=options((10, "10", ""), (100, "100", ""), (1000, "1,000", "")),
        default=100,
        phase="data",
    ),
    Choice(
        id="ravine",
        title="What makes the bowl's ravine",
        about="The columns behind it; a saddle and a network ignore it.",
        options=options(
            ("units", "Units", "One column counts in thousands, one in single ones."),
            ("correlated", "Correlation", "Two columns that say nearly the same."),
        ),
        default="units",
        phase="data",
    ),
    Choice(
        id="features",
        title="Features",
        about="What is done to the columns first; a saddle has none.",
        options=options(
            ("raw", "As they come", ""),
            ("standardised", "Standardised", "Every column divided by its spread."),
        ),
        default="raw",
        phase="features",
    ),
    Choice(
        id="method",
        title="Method",
        about="What is done with a slope.",
        options=options(
            ("gd", "Gradient descent", "A step down the slope."),
            ("momentum", "Momentum", "Polyak's heavy ball."),
            ("nesterov", "Nesterov", "The slope is asked a little ahead."),
            ("adagrad", "AdaGrad", "A rate for each weight, which only falls."),
            ("rmsprop", "RMSProp", "A rate for each weight, which may rise again."),
            ("adam", "Adam", "Momentum and a rate for each weight."),
        ),
        default="gd",
        phase="model",
    ),
    Choice(
        id="batch",
        title="Rows a step",
        about="Fewer rows make a step cheaper and noisier; a pass sees 48 either way.",
        options=options(("all", "All 48", ""), ("16", "16", ""), ("1", "1", "")),
        default="all",
        phase="model",
    ),
    Choice(
        id="rate",
        title="Learning rate",
        about="In units of the steepest curvature L; adaptive methods have units of their own.",
        options=options(
            ("tiny", "Tiny", "0.1/L; 0.001 for adaptive methods."),
            ("safe", "Safe", "1/L; 0.01 for adaptive methods."),
            ("tuned", "Tuned", "The best rate and momentum in theory; 0.05 for adaptive methods."),
            ("beyond", "Beyond", "2.1/L; 1 for adaptive methods."),
        ),
        default="safe",
        phase="model",
    ),
    Choice(
        id="schedule",
        title="Schedule",
        about="What becomes of the rate on the way.",
        options=options(
            ("constant", "Constant", ""),
            ("step", "Steps", "A tenth after half the way, a hundredth after three quarters."),
            ("cosine", "Cosine", "Down to nothing along half a wave."),
            ("warm-up", "Warm-up and cosine", "Up over the first tenth, then cosine."),
            ("inverse", "1/t", "As stochastic approximation asks for."),
        ),
        default="constant",
        phase="model",
    ),
    Choice(
        id="passes",
        title="Passes over the rows",
        about="The budget.",
        options=options((50, "50", ""), (400, "400", ""), (1600, "1,600", "")),
        default=400,
        phase="model",
    ),
)

METRICS = (
    Metric(
        id="digits",
        title="Decimal digits of the excess loss that were won",
        better="higher",
        digits=1,
        headline=True,
        about="log10 of the start's excess loss over the end's, from -12 to 16.",
    ),
    Metric(id="diverged", title="Ended above its start (share)", better="lower", digits=1),
    Metric(
        id="passes-to-1pct",
        title="Passes until 1% of the excess loss is left",
        better="lower",
        digits=0,
        about="The whole budget where it never was.",
    ),
    Metric(
        id="peak",
        title="Highest excess loss on the way, in starts",
        better="lower",
        digits=1,
        about="1 where the start was the highest.",
    ),
    Metric(
        id="rate-measured",
        title="Digits of distance won in 100 passes, measured",
        better="higher",
        digits=2,
        about="From the last third of the descent that is not rounding.",
    ),
    Metric(
        id="rate-theory",
        title="Digits of distance won in 100 passes, by theory",
        better="neither",
        digits=2,
        about="From the spectral radius of a noiseless step of constant rate; 0 where theory "
        "promises nothing.",
    ),
)


def contrasts(choices: Choices) -> tuple[Contrast, ...]:
    """What a run with these choices is held against: five designs, the most telling first."""
    return that_fit(choices, TELLINGS)[:5]


LAB = Lab(
    id="descent",
    title="Six ways down",
    about="A method, a learning rate and a schedule go down a bowl, a saddle or a small network. "
    "On the bowl theory says how fast; the run says how fast it was.",
    revision=2,
    choices=CHOICES,
    metrics=METRICS,
    trial=trial,
    contrasts=contrasts,
    sources=(
        "greenroom.labs.descent",
        "greenroom.labs.descent_lab",
        "greenroom.labs.descent_losses",
        "greenroom.labs.descent_tellings",
        "greenroom.labs.forms",
    ),
    topics=("optimisation",),
)
