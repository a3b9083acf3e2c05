"""What the descent lab teaches: which design each one is held against, and the question asked."""

from greenroom.labs.forms import Telling
from greenroom.labs.model import Contrast

TELLINGS: tuple[Telling, ...] = (
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
    *(
        (
            {"loss": loss, "ravine": "units", "features": "raw"},
            Contrast(
                choice="features",
                instead="standardised",
                metric="digits",
                rises=True,
                lesson="On columns as they come it wins {here} digits, standardised {there}: "
                "what a column is measured in decided that.",
                ask="Dividing each column by its spread takes you from {here} digits to {there}. "
                "Why did the units decide how fast you learn?",
                mistake="scaling-ignored",
            ),
        )
        for loss in ("quadratic", "network")
    ),
    *(
        (
            {"loss": "quadratic", "ravine": "correlated", "method": method},
            Contrast(
                choice="ravine",
                instead="units",
                metric="digits",
                rises=True,
                lesson="A ravine as deep along the axes lets it win {there} digits, this one "
                "across them {here}: a rate for each weight sees axes only.",
                ask="Your ravine lies across the axes and you win {here} digits; along them, "
                "{there}. Which methods see no difference, and what would standardising do here?",
            ),
        )
        for method in ("adagrad", "rmsprop", "adam")
    ),
    (
        {"loss": "quadratic", "rate": "safe", "batch": "all", "features": "raw"},
        Contrast(
            choice="rate",
            instead="tuned",
            metric="digits",
            rises=True,
            lesson="At a rate nobody tuned it wins {here} digits, tuned {there}: methods compared "
            "at rates like this one are not compared.",
            ask="Untuned your method wins {here} digits, tuned {there}. A colleague reports that "
            "another method beats yours: what do you ask first?",
            mistake="untuned-comparison",
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
    *(
        (
            {"loss": "quadratic", "features": "raw", "rate": rate},
            Contrast(
                choice="condition",
                instead=1000,
                metric="digits",
                rises=False,
                lesson="At condition 1,000 the same plan wins {there} digits instead of {here}.",
                ask="One badly scaled feature takes you from {here} digits to {there}. What would "
                "you do to the features before touching the optimiser?",
            ),
        )
        for rate in ("tiny", "safe", "tuned")
    ),
    (
        {"method": "gd"},
        Contrast(
            choice="method",
            instead="adam",
            metric="digits",
            lesson="Adam at its own rate of that name wins {there} digits, gradient descent "
            "{here}: how far it steps does not hang on how steep it is.",
            ask="Adam gives {there} digits where you have {here}. When would you expect it to "
            "help, and when not?",
        ),
    ),
)
