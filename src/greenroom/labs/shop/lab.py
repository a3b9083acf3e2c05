"""The recommender lab as a candidate meets it: what a design is held against, and the lesson."""

from greenroom.labs.model import Choices, Contrast, Lab
from greenroom.labs.shop.choices import CHOICES, METRICS
from greenroom.labs.shop.design import trial

_RATING = Contrast(
    choice="signal", instead="click", metric="clicks", rises=True, mistake="offline-metric-only",
    lesson="Ranked by the rating foretold, a visit has {here} clicks; by clicks, {there}.",
    ask="Ranked by rating your slates get {here} clicks a visit, ranked by clicks {there}. Who "
    "gives stars at all, and what do people love without buying it?",
)  # fmt: skip
_UNHELD = Contrast(
    choice="signal", instead="click", metric="lift", rises=True, mistake="complex-model-first",
    lesson="Ranked by the rating foretold you are {here:+.0%} from popularity's clicks; by clicks, "
    "{there:+.0%}.",
    ask="Popularity, which needs no model, was served beside you: you are {here:+.0%} from its "
    "clicks, ranked by clicks {there:+.0%}. What did you hold your model against at the start?",
)  # fmt: skip
_SPLIT = Contrast(
    choice="split", instead="time", metric="offline-gain",
    mistake="random-split-on-time-data",
    lesson="A random split puts your model {here:+.0%} from popularity, the last two weeks "
    "{there:+.0%}.",
    ask="A random split says your model is {here:+.0%} from popularity, a split by time says "
    "{there:+.0%}. Which do you report, and what does the first one know?",
)  # fmt: skip
_BASELINE = Contrast(
    choice="candidates", instead="popularity", metric="clicks", rises=True,
    mistake="complex-model-first",
    lesson="Your candidates get {here} clicks a visit, popular ones in their place {there}.",
    ask="Popular candidates get {there} clicks a visit, yours {here}. What did you hold the model "
    "against before you built it?",
)  # fmt: skip
_LIKENESS = Contrast(
    choice="candidates", instead="ease", metric="clicks",
    lesson="EASE-R in place of your candidates: {there} clicks a visit instead of {here}.",
    ask="You say your source of candidates raises clicks. With EASE-R, twenty lines of linear "
    "algebra, a visit has {there} clicks, with yours {here}. What does the {gap} buy you?",
)  # fmt: skip
_SIMPLER = Contrast(
    choice="ranker", instead="logistic", metric="auc",
    lesson="A logistic regression ranks with an AUC of {there}, yours with {here}.",
    ask="A logistic regression has an AUC of {there}, your ranker {here}. At how many milliseconds "
    "a request would you give up the {gap}?",
)  # fmt: skip
_LEAK = Contrast(
    choice="features", instead="then", metric="auc", rises=False, mistake="target-leakage",
    lesson="With features looked up today the ranker's AUC is {here}; with what was known when "
    "the slate was shown, {there}.",
    ask="Your ranker's AUC is {here}, and {there} with features as they were when the slate was "
    "shown. Which feature knew the click?",
)  # fmt: skip
_SKEW = Contrast(
    choice="features", instead="then", metric="clicks", rises=True,
    mistake="training-serving-skew-ignored",
    lesson="Served, the ranker trained on today's features gets {here} clicks a visit; trained on "
    "those of then, {there}.",
    ask="Served, your ranker gets {here} clicks a visit; trained on features of then, {there}. How "
    "would you log features so that this cannot happen?",
)  # fmt: skip
_POSITION = Contrast(
    choice="position", instead="weights", metric="clicks",
    lesson="Clicks weighed by how seldom their place is looked at: {there} clicks a visit instead "
    "of {here}.",
    ask="Weighing clicks by their place gives {there} clicks a visit instead of {here}. Where did "
    "you get the propensities, and what do large weights cost?",
)  # fmt: skip
_FALLBACK = Contrast(
    choice="fallback", instead="popular", metric="lost", rises=False, mistake="no-fallback",
    lesson="With the store down, {here:.0%} of the week's slates failed; with popular products "
    "kept at hand, {there:.0%}.",
    ask="When the store went down, {here:.0%} of a week's slates failed. What does your page show "
    "while a dependency is gone?",
)  # fmt: skip
_STALE = Contrast(
    choice="refit", instead="weekly", metric="clicks", rises=True, mistake="no-monitoring",
    lesson="The launched model gets {here} clicks a visit over four weeks; refitted weekly, "
    "{there}.",
    ask="Refitted weekly a visit has {there} clicks, as launched {here}. What tells you that a "
    "model has grown old?",
)  # fmt: skip
_COLD = Contrast(
    choice="cold", instead="content", metric="fresh", rises=True, mistake="cold-start-ignored",
    lesson="New products get {here} clicks in a hundred visits; with places of their own, {there}.",
    ask="New products get {here} clicks in a hundred visits, with places by content {there}. How "
    "does a product that nobody has clicked ever get its first click?",
)  # fmt: skip
_LOOP = Contrast(
    choice="explore", instead="chance", metric="uneven", rises=False,
    mistake="feedback-loop-ignored",
    lesson="Always showing the best is as uneven as {here}; showing by chance, {there}.",
    ask="What you show is as uneven as {here} of 1, and you train on what you showed. What will "
    "the model know in a year of what it never showed?",
)  # fmt: skip
_PEEK = Contrast(
    choice="experiment", instead="fixed", metric="false-calls", rises=False,
    lesson="Peeking every day calls {here:.0%} of tests between equal arms; looking once, "
    "{there:.0%}.",
    ask="You stop an A/B test on the first significant day: {here:.0%} of tests of two equal arms "
    "would be called. How do you look every day and keep 5%?",
)  # fmt: skip
_REPLAY = Contrast(
    choice="estimate", instead="snips", metric="estimate-off",
    lesson="Replaying the log is off by {here} clicks at the first place; SNIPS by {there}.",
    ask="Before launch your estimate was off by {here} clicks at the first place, SNIPS would have "
    "been by {there}. What must a log hold so that one can ask it about another policy?",
)  # fmt: skip


def contrasts(choices: Choices) -> tuple[Contrast, ...]:
    """What a design is held against: each weak choice it makes, then a simpler model."""
    stars = choices["signal"] == "rating"
    ranks = not stars and choices["ranker"] != "none"  # else no ranker is served
    weak = (
        (stars, (_RATING, _UNHELD)),
        (choices["features"] == "latest", (_LEAK, _SKEW) if ranks else (_LEAK,)),
        (choices["split"] == "random", (_SPLIT,)),
        (choices["fallback"] == "none", (_FALLBACK,)),
        (choices["experiment"] == "peek", (_PEEK,)),
        (choices["cold"] == "nothing", (_COLD,)),
        (choices["refit"] == "never", (_STALE,)),
        (ranks and choices["position"] == "ignore", (_POSITION,)),
        (choices["explore"] == "best", (_LOOP,)),
        (choices["estimate"] == "replay", (_REPLAY,)),
    )
    found = [each for holds, told in weak if holds for each in told]
    return (*found, _BASELINE, _LIKENESS, _SIMPLER)


LAB = Lab(
    id="recommender",
    title="A shop's recommendations",
    about="Choose ten products for every visit to a grocery. A design is measured on eight weeks "
    "of an old policy's log, then served for four weeks beside popularity; the referee knows "
    "every true chance of a click.",
    revision=1,
    choices=CHOICES,
    metrics=METRICS,
    trial=trial,
    contrasts=contrasts,
    sources=("greenroom.labs.shop",),
    seeds=8,
    topics=("system-design", "evaluation", "features"),
    reach=1,
)
