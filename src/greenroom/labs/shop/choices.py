"""What a candidate decides in the recommender lab, and what is measured of it."""

from greenroom.labs.model import Choice, Metric, Option


def _choice(key: str, phase: str, asks: tuple[str, str], options: dict[str, str]) -> Choice:
    """A choice whose first option is the default; an option's words are `label: about`."""
    title, about = asks
    split = {value: words.partition(": ") for value, words in options.items()}
    made = tuple(Option(value=v, label=w[0], about=w[2]) for v, w in split.items())
    return Choice(
        id=key, title=title, about=about, options=made, default=next(iter(options)), phase=phase
    )


CHOICES = (
    _choice("signal", "frame", ("What is ranked by", "It decides what better means."), {
        "rating": "Rating foretold: Stars of those who gave some; no other ranker is served.",
        "click": "Clicks: What people look at; a purchase counts three times.",
        "purchase": "Purchases: What people paid for; fewer, and dearer to them.",
    }),
    _choice("split", "data", ("Split", "What stands in for the future."), {
        "random": "Random: A share of each household's products, of any week.",
        "time": "By time: The last two weeks.",
    }),
    _choice("negatives", "data", ("Negatives", "What the ranker learns is not wanted."), {
        "random": "Any products: Drawn evenly.",
        "shown": "Shown, not clicked: What was on the slate.",
    }),
    _choice("features", "features", ("Features as of", "When a feature was looked up."), {
        "latest": "Today: The table as it stands, joined to old rows.",
        "then": "Then: What was known when the slate was shown.",
    }),
    _choice("candidates", "candidates", ("Candidates", "40 of 300 products to rank."), {
        "two-tower": "Two towers: Vectors of households and products, trained on batches.",
        "popularity": "Popularity: Of the last four weeks.",
        "own": "Own purchases: What the household takes again.",
        "item-item": "Item-item: What the same households take, by cosine.",
        "ease": "EASE-R: Linear likenesses in closed form.",
        "als": "ALS: 32 factors of implicit feedback.",
        "ncf": "Neural CF: Two vectors through a hidden layer.",
        "mixed": "Own, EASE-R and popularity: A third of each.",
    }),
    _choice("cold", "candidates", ("Products nobody bought yet", "A seventh are launched later."), {
        "nothing": "Nothing special: They wait for a first click.",
        "content": "By content: Five places for new products of the household's categories.",
    }),
    _choice("ranker", "ranking", ("Ranker", "From features to an order."), {
        "neural": "Neural: One hidden layer.",
        "none": "None: The order of the candidates.",
        "logistic": "Logistic regression: Linear in scaled features.",
        "lambdamart": "LambdaMART: 40 trees that order a slate (LightGBM).",
    }),
    _choice("position", "ranking", ("Rank of a click", "Few look at the tenth place."), {
        "ignore": "Ignored: A click is a click.",
        "weights": "By propensity: A click counts by how seldom its place is looked at.",
    }),
    _choice("explore", "serving", ("What is shown", "Only what is shown is learnt of."), {
        "best": "The best: Always the highest scores.",
        "chance": "By chance: Higher scores likelier, each with a known propensity.",
    }),
    _choice("fallback", "serving", ("Store down", "For a week, one request in three."), {
        "none": "An error: The page has no slate.",
        "popular": "Popular products: Kept in the service's memory.",
    }),
    _choice("refit", "monitoring", ("Refit", "Fashions move every week."), {
        "never": "Never: The model that was launched.",
        "weekly": "Weekly: On all that was logged since.",
    }),
    _choice("experiment", "experiment", ("When the A/B test is called", "Over 14 days."), {
        "peek": "Each day: As soon as it is significant.",
        "fixed": "At the end: Once.",
        "sequential": "Each day with a falling edge: O'Brien and Fleming's.",
    }),
    _choice("estimate", "experiment", ("Clicks before launch", "From the old policy's log."), {
        "replay": "Replay: Visits where both would show the same.",
        "ips": "IPS: Weighed by inverse propensities.",
        "snips": "SNIPS: IPS over the sum of its weights.",
        "dr": "Doubly robust: A model of clicks, mended by the log.",
    }),
)  # fmt: skip

METRICS = (
    Metric(id="offline-ndcg", title="nDCG@10 offline", better="higher", headline=True,
           about="Of the candidates on what the split held out."),
    Metric(id="offline-gain", title="nDCG@10 offline over popularity's", better="higher",
           headline=True, about="A share: 0.1 is a tenth more than popularity on the same split."),
    Metric(id="auc", title="AUC of the ranker", better="higher",
           about="On slates of two weeks before launch, learnt from the two before those."),
    Metric(id="clicks", title="Clicks a visit served", better="higher", headline=True,
           about="The referee's true chances over the four weeks of service."),
    Metric(id="lift", title="Clicks a visit over popularity's", better="higher", headline=True,
           about="A share, with the same households and the same luck."),
    Metric(id="bought", title="Purchases a hundred visits", better="higher", digits=2,
           about="From slates, in the four weeks of service."),
    Metric(id="fresh", title="Clicks a hundred visits on new products", better="higher", digits=2,
           about="True chances, of products launched at most four weeks ago."),
    Metric(id="uneven", title="Unevenness of what is shown", better="lower",
           about="Gini's share over all products in the last week; 1 is one product always."),
    Metric(id="lost", title="Share of slates that failed", better="lower",
           about="In the week in which the store is down for one request in three."),
    Metric(id="work", title="Multiply-adds a request (thousands)", better="lower", digits=1,
           about="Counted, not timed: candidates among 300 products, then the ranker on 40."),
    Metric(id="false-calls", title="Share of A/A tests called", better="lower",
           about="1,000 tests of two equal arms over 14 days."),
    Metric(id="estimate-off", title="Estimate before launch, off by (clicks)", better="lower",
           about="From 5,000 visits the old policy logged, ten times, at the first place."),
)  # fmt: skip
