"""What can be asked of a fraud service's records in an incident: each answer is computed.

A reading sets the last four days beside the first two weeks, and knows which causes it speaks for.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from greenroom.labs.fraud.features import NAMES
from greenroom.labs.fraud.records import DAYS, GROUPS, Records
from greenroom.labs.fraud.watch import psi
from greenroom.labs.fraud.world import DAY, Flags, Floats
from greenroom.labs.model import Value

BEFORE, LATELY = 14, DAYS - 4  # the first days are before any fault, the last days are in it
BANDS = (0.0, 0.02, 0.05, 0.1, 0.2, 0.5, 1.01)  # of scores
CARDS, TERMINALS, RISKS = slice(3, 9), slice(9, 15, 2), slice(10, 15, 2)

Found = tuple[Mapping[str, tuple[Value, ...]], str, tuple[str, ...]]
"""A table, what one sees in it, and the causes it speaks for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """Something that can be asked for.

    Attributes:
        id: Its name in commands.
        title: Its name for people.
        minutes: What it costs.
        take: Computes it.
    """

    id: str
    title: str
    minutes: int
    take: Callable[[Records], Found]


def _sides(book: Records) -> tuple[Flags, Flags]:
    return book.payments.day < BEFORE, book.payments.day >= LATELY


def _daily(book: Records, values: Floats) -> tuple[float, ...]:
    """Means of each day."""
    day = book.payments.day
    return tuple(_short(float(values[day == each].mean())) for each in range(DAYS))


def _short(value: float) -> float:
    return float(f"{value:.4g}")


def _beside(
    first: str, names: tuple[str, ...], sides: tuple[Floats, Floats]
) -> dict[str, tuple[Value, ...]]:
    """A table with a row a name, first two weeks and last four days."""
    before, lately = (tuple(_short(float(each)) for each in side) for side in sides)
    return {first: names, "first two weeks": before, "last four days": lately}


def _stops(book: Records) -> Found:
    share = 100 * book.stopped.astype(np.float64)
    before, lately = (float(share[side].mean()) for side in _sides(book))
    table = {"day": tuple(range(DAYS)), "stopped of 100 payments": _daily(book, share)}
    return table, f"{before:.1f} of 100 payments were stopped, lately {lately:.1f}.", ()


def _scores(book: Records) -> Found:
    before, lately = (float(book.score[side].mean()) for side in _sides(book))
    table = {"day": tuple(range(DAYS)), "mean score": _daily(book, book.score)}
    return table, f"The mean score was {before:.4f}, lately {lately:.4f}.", ()


def _hosts(book: Records) -> Found:
    rows = [[float(book.score[side & (book.host == h)].mean()) for h in (0, 1)]
            for side in _sides(book)]  # fmt: skip
    table = _beside("host", ("a", "b"), (np.array(rows[0]), np.array(rows[1])))
    apart = rows[1][1] > 2 * rows[1][0]
    says = f"Lately host a scores {rows[1][0]:.4f} on average, host b {rows[1][1]:.4f}."
    return table, says, ("uncalibrated-model",) if apart else ()


def _zero_rates(book: Records) -> Found:
    before, lately = ((book.served[side] == 0).mean(axis=0) for side in _sides(book))
    worst = int(np.argmax(lately[CARDS] - before[CARDS])) + CARDS.start
    found = lately[worst] > before[worst] + 0.5
    says = (
        f"{NAMES[worst]} is zero in {lately[worst]:.0%} of payments, before in {before[worst]:.0%}."
        if found else "No window of a card is zero more often than before."
    )  # fmt: skip
    return _beside("feature", NAMES, (before, lately)), says, ("features-zero",) if found else ()


def _psi_rates(book: Records) -> Found:
    before, lately = _sides(book)
    apart = [_short(psi(book.served[before, each], book.served[lately, each]))
             for each in range(len(NAMES))]  # fmt: skip
    worst = int(np.argmax(apart))
    table: dict[str, tuple[Value, ...]] = {"feature": NAMES, "PSI": tuple(apart)}
    return table, f"{NAMES[worst]} has moved most: PSI {apart[worst]:.2f}.", ()


def _volume(book: Records) -> Found:
    shares = [np.bincount(book.group[side], minlength=len(GROUPS)) / side.sum()
              for side in _sides(book)]  # fmt: skip
    grown = int(np.argmax(shares[1] - shares[0]))
    found = shares[1][grown] > shares[0][grown] + 0.08
    says = f"{GROUPS[grown]} had {shares[0][grown]:.0%} of payments, lately {shares[1][grown]:.0%}."
    says = says if found else "Every group has about the share of payments it had."
    table = _beside("merchants", GROUPS, (shares[0], shares[1]))
    return table, says, ("merchant-mix",) if found else ()


def _declines(book: Records) -> Found:
    rates = [np.array([book.stopped[side & (book.group == g)].mean() for g in range(len(GROUPS))])
             for side in _sides(book)]  # fmt: skip
    most = int(np.argmax(rates[1]))
    then, now = rates[0][most], rates[1][most]
    says = f"Of payments in {GROUPS[most]} {now:.1%} are stopped, before {then:.1%}."
    return _beside("merchants", GROUPS, (rates[0], rates[1])), says, ()


def _bands(book: Records) -> Found:
    band = np.digitize(book.score, BANDS) - 1
    rates = []
    for side in _sides(book):
        inside = [book.stopped[side & (band == b)] for b in range(len(BANDS) - 1)]
        rates.append(np.array([each.mean() if len(each) else 0.0 for each in inside]))
    names = tuple(f"{a:g} to {min(b, 1):g}" for a, b in pairwise(BANDS))
    moved = np.abs(rates[1] - rates[0])
    worst = int(np.argmax(moved))
    found, (then, now) = moved[worst] > 0.5, (rates[0][worst], rates[1][worst])
    says = (
        f"Of scores from {names[worst]} {now:.0%} are stopped, before {then:.0%}."
        if found else "No band of scores is treated very differently than before."
    )  # fmt: skip
    return _beside("score", names, (rates[0], rates[1])), says, ("threshold-unit",) if found else ()


def _labels(book: Records) -> Found:
    came = np.bincount(book.reported[book.reported >= 0], minlength=DAYS)[:DAYS]
    before, lately = float(came[7:BEFORE].mean()), float(came[LATELY:].mean())
    found = lately < 0.2 * before
    table = {"day": tuple(range(DAYS)), "reports that came in": tuple(int(n) for n in came)}
    says = f"{before:.1f} reports came in a day in the second week, lately {lately:.1f}."
    return table, says, ("labels-stopped",) if found else ()


def _parity(book: Records) -> Found:
    _, lately = _sides(book)
    off = (np.abs(book.served - book.batch) > 1e-6)[lately].mean(axis=0)
    table: dict[str, tuple[Value, ...]] = {
        "feature": NAMES, "served otherwise than computed": tuple(_short(float(n)) for n in off),
    }  # fmt: skip
    if not off.any():
        return table, "Every feature was served as it is computed from the payments.", ()
    worst = int(np.argmax(off))
    zero = bool((book.served[lately][:, CARDS] == 0).all())
    cause = "features-zero" if zero else "duplicates" if off[3] > 0.5 else "clock-shift"
    return table, f"{NAMES[worst]} was served wrongly in {off[worst]:.0%} of payments.", (cause,)


def _versions(book: Records) -> Found:
    hosts = [tuple(int(book.version[(book.payments.day == d) & (book.host == h)].max())
                   for d in range(DAYS)) for h in (0, 1)]  # fmt: skip
    table: dict[str, tuple[Value, ...]] = {
        "day": tuple(range(DAYS)), "host a": hosts[0], "host b": hosts[1],
    }  # fmt: skip
    found = hosts[0][-1] != hosts[1][-1]
    says = f"Host a serves version {hosts[0][-1]}, host b version {hosts[1][-1]}."
    return table, says, ("uncalibrated-model",) if found else ()


def _young(book: Records) -> Found:
    new = book.batch[:, 13] < 5  # payments of the terminal in the thirty days that ended a week ago
    told = book.reported >= 0
    shares = []
    for span in ((7, BEFORE + 7), (DAYS - 7, DAYS)):
        inside = told & (book.reported >= span[0]) & (book.reported < span[1])
        shares.append(np.array([float((inside & new).sum()), float((inside & ~new).sum())]))
        shares[-1] /= span[1] - span[0]
    found = shares[1][0] > 3 * (shares[0][0] + 0.5)
    then, now = shares[0][0], shares[1][0]
    says = f"{now:.1f} reports a day are of terminals without a past, before {then:.1f}."
    table = _beside("terminal", ("without a past", "known"), (shares[0], shares[1]))
    return table, says, ("attack",) if found else ()


def _events(book: Records) -> Found:
    before, lately = (float(book.events[side].mean()) for side in _sides(book))
    table = {"day": tuple(range(DAYS)), "events a payment": _daily(book, book.events.astype(float))}
    says = f"{before:.2f} events came in a payment, lately {lately:.2f}."
    return table, says, ("duplicates",) if lately > 1.2 else ()


def _hours(book: Records) -> Found:
    hour = book.clock % DAY // 3_600
    shares = [np.bincount(hour[side], minlength=24) / side.sum() for side in _sides(book)]
    tops = [int(np.average(np.arange(24), weights=each)) for each in shares]
    night = [float(each[:6].sum()) for each in shares]
    found = night[1] > night[0] + 0.1
    says = (
        f"{night[1]:.0%} of payments are from midnight to six, before {night[0]:.0%}."
        if found else f"Most is paid around {tops[1]} o'clock, as before."
    )  # fmt: skip
    names = tuple(f"{each:02d}" for each in range(24))
    table = _beside("hour", names, (shares[0], shares[1]))
    return table, says, ("clock-shift",) if found else ()


MEASUREMENTS = tuple(
    Measurement(id=key, title=title, minutes=minutes, take=take)
    for key, title, minutes, take in (
        ("stops", "Payments stopped, by day", 2, _stops),
        ("scores", "Scores, by day", 3, _scores),
        ("scores-by-host", "Scores, by host", 4, _hosts),
        ("zeros", "Share of zeros, by feature", 4, _zero_rates),
        ("psi", "PSI, by feature", 5, _psi_rates),
        ("volume", "Payments, by group of merchants", 4, _volume),
        ("declines", "Share stopped, by group of merchants", 4, _declines),
        ("declines-by-score", "Share stopped, by score", 5, _bands),
        ("labels", "Fraud reports that came in, by day", 4, _labels),
        ("parity", "Features served against features computed anew", 12, _parity),
        ("versions", "Model version, by host and day", 2, _versions),
        ("reports-by-terminal", "Fraud reports, by the terminal's past", 8, _young),
        ("events", "Events a payment, by day", 5, _events),
        ("hours", "Payments, by hour of the service's clock", 3, _hours),
    )
)
