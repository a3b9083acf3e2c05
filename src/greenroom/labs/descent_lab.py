"""The descent lab's form: what is chosen, what is measured, what it teaches."""

from greenroom.labs.descent import trial
from greenroom.labs.forms import Telling, options, that_fit
from greenroom.labs.model import Choice, Choices, Contrast, Lab, Metric

CHOICES = (
    Choice(
        id="loss",
        title="Landscape",
        about="A method is fast on one landscape and lost on another.",
        options=options(
            ("quadratic", "A bowl", "Least squares with two weights."),
            ("saddle", "A saddle", "The start lies almost on the ridge between two minima."),
            ("network", "A small network", "Eight tanh units fit a wave; condition is its own."),
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

_TELLINGS: tuple[Telling, ...] = (
    (
        {"loss": "quadratic", "rate": "beyond", "method": "gd"},
        Contrast(
            choice="rate",
            instead="safe",
            metric="digits",
            rises=True,
            lesson="Past 2/L every step overshoots by more than it corrects: {here} digits; at "
            "1/L it is {there}.",
            ask="Your loss exploded ({here} digits won), and at under half the rate it wins "
            "{there}. What sets the limit, and how do you find it without knowing the curvature?",
        ),
    ),
    (
        {"loss": "quadratic", "rate": "beyond", "method": "gd", "batch": "all"},
        Contrast(
            choice="method",
            instead="momentum",
            metric="digits",
            rises=True,
            lesson="At the rate that throws gradient descent out ({here} digits) momentum wins "
            "{there}: its limit is 3.8/L, not 2/L.",
            ask="The same rate gives {here} digits without momentum and {there} with it. Why does "
            "adding momentum make a rate stable?",
        ),
    ),
    (
        {"loss": "saddle", "batch": "all", "method": "gd"},
        Contrast(
            choice="batch",
            instead="1",
            metric="passes-to-1pct",
            rises=False,
            lesson="With all rows it took {here} passes to leave the saddle for good, with one "
            "row a step {there}: the noise pushes it off the ridge.",
            ask="All rows a step needed {here} passes here, one row {there}. When is the noise "
            "of a small batch a help?",
        ),
    ),
    (
        {"batch": "1", "schedule": "constant"},
        Contrast(
            choice="schedule",
            instead="cosine",
            metric="digits",
            rises=True,
            lesson="At a constant rate the noise of single rows stops it at {here} digits; when "
            "the rate falls it wins {there}.",
            ask="A falling rate takes you from {here} to {there} digits with the same number of "
            "steps. What was the floor made of?",
        ),
    ),
    (
        {"loss": "quadratic", "method": "gd"},
        Contrast(
            choice="method",
            instead="momentum",
            metric="digits",
            rises=True,
            lesson="Gradient descent wins {here} digits, momentum {there}: the condition number "
            "enters through its root.",
            ask="Momentum wins {there} digits where you won {here}. How does each depend on the "
            "condition number?",
        ),
    ),
    (
        {"method": "momentum", "rate": "tuned"},
        Contrast(
            choice="method",
            instead="gd",
            metric="peak",
            rises=False,
            lesson="The tuned heavy ball first rises to {here} times its start; gradient descent "
            "never exceeds {there}. The best rate in the long run is not the best start.",
            ask="Your loss rose to {here} times its start before it fell. Is that a bug?",
        ),
    ),
    (
        {"rate": "tiny"},
        Contrast(
            choice="rate",
            instead="tuned",
            metric="digits",
            rises=True,
            lesson="The tiny rate wins {here} digits, the tuned one {there} with as many passes.",
            ask="You won {here} digits at a tiny rate, and {there} were to be had. How would you "
            "have noticed from the curve?",
        ),
    ),
    (
        {"loss": "quadratic"},
        Contrast(
            choice="condition",
            instead=1000,
            metric="digits",
            rises=False,
            lesson="At condition 1,000 the same plan wins {there} digits instead of {here}.",
            ask="One badly scaled feature takes you from {here} digits to {there}. What would you "
            "do to the features before touching the optimiser?",
        ),
    ),
    (
        {"method": "gd"},
        Contrast(
            choice="method",
            instead="adam",
            metric="digits",
            lesson="Adam at its own rate of that name wins {there} digits, gradient descent "
            "{here}: per-weight rates follow the axes, and a ravine need not.",
            ask="Adam gives {there} digits where you have {here}. When would you expect it to "
            "help, and when not?",
        ),
    ),
)


def contrasts(choices: Choices) -> tuple[Contrast, ...]:
    """What a run with these choices is held against: four designs, the most telling first."""
    return that_fit(choices, _TELLINGS)[:4]


LAB = Lab(
    id="descent",
    title="Six ways down",
    about="A method, a learning rate and a schedule go down a bowl, a saddle or a small network. "
    "On the bowl theory says how fast; the run says how fast it was.",
    revision=1,
    choices=CHOICES,
    metrics=METRICS,
    trial=trial,
    contrasts=contrasts,
    sources=("greenroom.labs.descent", "greenroom.labs.descent_lab", "greenroom.labs.forms"),
    topics=("optimisation",),
)
