"""What a report before launch says of a design: candidates on a split, the ranker on old slates."""

import numpy as np

from greenroom.labs.model import Choices
from greenroom.labs.shop.candidates import fit, popularity
from greenroom.labs.shop.factors import rated
from greenroom.labs.shop.measure import auc, find, split
from greenroom.labs.shop.past import OPENS, Past, events_of
from greenroom.labs.shop.pipeline import STARS, blend, learn, seen_of, sources
from greenroom.labs.shop.rank import Known, features

HELD = 2  # weeks held out offline
CANDIDATES = ("signal", "split", "candidates")  # the choices that decide each part
RANKER = ("signal", "negatives", "features", "candidates", "ranker", "position")


def of_candidates(choices: Choices, before: Past, seed: int) -> dict[str, float]:
    """How well the candidates find what the split holds out, by itself and beside popularity."""
    signal, how = str(choices["signal"]), str(choices["split"])
    events = events_of(before.log, "purchase" if signal == "purchase" else "click", OPENS)
    learnt, held = split(how, events, HELD, seed)
    if signal == "rating":  # of the weeks before those held out, whatever the split
        scorer = rated(
            events_of(before.log, "rating", OPENS - HELD), factors=STARS, seed=seed
        ).scorer()
    else:
        scorer = blend([fit(n, learnt, before.shop.catalogue, seed) for n in sources(choices)])
    # A household's products are on one side of a random split: those it knows are left out.
    mine = find(scorer, learnt, held, new=how == "random")
    theirs = find(popularity(learnt), learnt, held, new=how == "random")
    return {
        "offline-ndcg": mine.ndcg,
        "offline-gain": mine.ndcg / max(theirs.ndcg, 1e-9) - 1,
    }


def of_ranker(choices: Choices, before: Past, seed: int) -> float:
    """How well the ranker tells clicks of the last two weeks from the rest of their slates."""
    stock, log, begin = before.shop.catalogue, before.log, OPENS - HELD
    events = events_of(log, "purchase" if choices["signal"] == "purchase" else "click", OPENS)
    if choices["features"] == "then":
        events = events.only(events.week < begin, begin)
    scorers = [fit(name, events, stock, seed) for name in sources(choices)]
    known = Known(events=events, stock=stock, scorers=scorers)
    rows = log.only(log.shown & (log.week >= begin))
    if choices["ranker"] == "none":
        everybody = blend(scorers)(np.arange(events.households))
        return auc(everybody[rows.household, rows.product], rows.clicked)
    ranker = learn(choices, log, known, begin, seed)
    return auc(ranker(features(known, seen_of(rows))), rows.clicked)
