"""Four weeks of service, by a design and by popularity, with the same households and luck."""

from dataclasses import dataclass

import numpy as np

from greenroom.labs.model import Choices, Series
from greenroom.labs.shop.candidates import popularity
from greenroom.labs.shop.catalogue import Flags, Floats, Ints
from greenroom.labs.shop.log import Log, Slates, Visits, draw_slates, fixed_slates, joined
from greenroom.labs.shop.measure import coverage
from greenroom.labs.shop.past import OPENS, TRIED, Past, events_of
from greenroom.labs.shop.pipeline import Pipeline, fit_pipeline

DOWN = OPENS + 2  # the week in which the store is down for one request in three
YOUNG = 4  # weeks that a product is new
SURE = 4.0  # how much chance minds scores in standard units


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """What one week of service came to.

    Attributes:
        truth: The referee's chances of a click, shape (sessions, ranks).
        failed: Sessions that got no slate.
    """

    visits: Visits
    slates: Slates
    truth: Floats
    failed: Flags
    log: Log


def serve(choices: Choices, before: Past, first: Pipeline, seed: int) -> list[Served]:
    """Four weeks of the design, each with the newest model there is."""
    shop, last, fitted = before.shop, before.last, first
    weeks: list[Served] = []
    for week in range(OPENS, TRIED.weeks):
        visits = shop.visits(week)
        if week > OPENS and choices["refit"] == "weekly":
            log = joined([before.log, *(each.log for each in weeks)])
            fitted = fit_pipeline(choices, log, week, shop.catalogue, seed)
        scores = fitted.scores(visits)
        if choices["explore"] == "chance":
            slates = draw_slates(SURE * scores, visits, TRIED.slate, seed)
        else:
            slates = fixed_slates(scores, visits, TRIED.slate)
        down = (visits.number % 3 == 0) & (week == DOWN)
        if choices["fallback"] == "popular" and down.any():
            spare = fixed_slates(_popular(before, visits), visits, TRIED.slate)
            slates = Slates(
                product=np.where(down[:, None], spare.product, slates.product),
                chance=np.where(down, 1.0, slates.chance),
            )
        failed = down & (choices["fallback"] == "none")
        served, last = _week(before, visits, slates, last, failed)
        weeks.append(served)
    return weeks


def serve_popular(before: Past) -> list[Served]:
    """The same weeks of popularity, which nothing can take down."""
    last, weeks = before.last, []
    for week in range(OPENS, TRIED.weeks):
        visits = before.shop.visits(week)
        slates = fixed_slates(_popular(before, visits), visits, TRIED.slate)
        nobody = np.zeros(len(visits), dtype=np.bool_)
        served, last = _week(before, visits, slates, last, nobody)
        weeks.append(served)
    return weeks


def _popular(before: Past, visits: Visits) -> Floats:
    events = events_of(before.log, "click", OPENS)
    return popularity(events)(visits.household)


def _week(
    before: Past, visits: Visits, slates: Slates, last: Ints, failed: Flags
) -> tuple[Served, Ints]:
    """Serve a week; a session without a slate clicks on none, but finds and buys by itself."""
    truth = before.shop.truth(visits, slates, last) * ~failed[:, None]
    log, now = before.shop.serve(visits, slates, last)
    lost = np.isin(log.session, visits.number[failed]) & log.shown
    bought = log.only(~lost)
    rows = bought.bought
    now = np.where(now == visits.week, last, now)
    now[bought.household[rows], bought.product[rows]] = visits.week
    return Served(visits=visits, slates=slates, truth=truth, failed=failed, log=bought), now


def measured(before: Past, served: list[Served], plain: list[Served]) -> dict[str, float]:
    """What the weeks of service came to."""
    mine, theirs = clicks_a_visit(served), clicks_a_visit(plain)
    visits = sum(len(each.visits) for each in served)
    fresh = 0.0
    for each in served:
        age = each.visits.week - before.shop.launched
        young = (before.shop.launched > 0) & (age <= YOUNG)
        fresh += float((each.truth * young[each.slates.product]).sum())
    bought = sum(int((each.log.bought & each.log.shown).sum()) for each in served)
    failed = next(each.failed for each in served if each.visits.week == DOWN)
    return {
        "clicks": mine,
        "lift": mine / theirs - 1,
        "bought": 100 * bought / visits,
        "fresh": 100 * fresh / visits,
        "uneven": coverage(served[-1].slates.product.ravel(), TRIED.products),
        "lost": float(failed.mean()),
    }


def clicks_a_visit(weeks: list[Served]) -> float:
    """True clicks a visit."""
    total = sum(float(each.truth.sum()) for each in weeks)
    return total / sum(len(each.visits) for each in weeks)


def by_week(served: list[Served], plain: list[Served]) -> Series:
    """True clicks a visit of each week, beside popularity's."""
    weeks = tuple(each.visits.week for each in served)
    mine, theirs = (
        tuple(round(float(each.truth.sum() / len(each.visits)), 4) for each in rows)
        for rows in (served, plain)
    )
    return Series(
        id="clicks-by-week",
        title="Clicks a visit",
        columns={"week": weeks, "this design": mine, "popularity": theirs},
        says=f"True chances of the referee; in week {DOWN} the store is down for a third.",
    )
