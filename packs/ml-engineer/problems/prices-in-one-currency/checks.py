"""Checks of prices-in-one-currency."""

import numpy as np
import pandas as pd

from greenroom.coding.checking import close, holds_for, unchanged
from greenroom.coding.checking import strategies as st

NAN = float("nan")


def may(day, clock="00:00"):
    return pd.Timestamp(f"2024-04-30 {clock}") + pd.Timedelta(days=day)


def invoices_of(*rows):
    """Invoices from triples (day in May or moment, currency, amount)."""
    moments = [may(day, "12:00") if isinstance(day, int) else day for day, _, _ in rows]
    frame = {
        "issued": pd.Series(moments, dtype="datetime64[ns]"),
        "currency": pd.Series([currency for _, currency, _ in rows], dtype="str"),
        "amount": pd.Series([amount for _, _, amount in rows], dtype="float64"),
    }
    return pd.DataFrame(frame)


def rates_of(*rows):
    """Rates from triples (day in May, currency, units for one euro)."""
    frame = {
        "day": pd.Series([may(day) for day, _, _ in rows], dtype="datetime64[ns]"),
        "currency": pd.Series([currency for _, currency, _ in rows], dtype="str"),
        "per_euro": pd.Series([rate for _, _, rate in rows], dtype="float64"),
    }
    return pd.DataFrame(frame)


def expect(got, *rows):
    """Compare with pairs (euro, day in May of the rate, or None)."""
    close(got["euro"].tolist(), [euro for euro, _ in rows])
    days = [None if pd.isna(day) else (day - may(0)).days for day in got["rate_day"]]
    assert days == [day for _, day in rows]


def looked_up(invoices, rates, max_days):
    """The slow way, invoice by invoice, as pairs for expect."""
    table = {}
    for day, currency, rate in zip(rates["day"], rates["currency"], rates["per_euro"], strict=True):
        if rate > 0:
            table[currency.strip().upper(), (day - may(0)).days] = rate
    rows = zip(invoices["issued"], invoices["currency"], invoices["amount"], strict=True)
    for issued, currency, amount in rows:
        code = "" if pd.isna(currency) else currency.strip().upper()
        day = (issued.normalize() - may(0)).days
        back = [n for n in range(max_days + 1) if (code, day - n) in table]
        if code == "EUR":
            yield amount, day
        elif back:
            yield amount / table[code, day - back[0]], day - back[0]
        else:
            yield NAN, None


def two_weeks(seed):
    """Random invoices and rates of a few currencies within fourteen days."""
    dice = np.random.default_rng(seed)
    codes = ["USD", "usd ", "GBP", "EUR", None, "XXX"]
    days, amounts = dice.integers(1, 15, (2, 12)).tolist(), dice.integers(-9, 99, 12).tolist()
    asked = [codes[place] for place in dice.integers(0, 6, 12)]
    known = [codes[place] for place in dice.integers(0, 4, 12)]
    quarters = (dice.integers(-1, 9, 12) / 4).tolist()
    return (
        invoices_of(*zip(days[0], asked, amounts, strict=True)),
        rates_of(*zip(days[1], known, quarters, strict=True)),
    )


def check_example(candidate):
    """The example of the brief: 50.00 euro with Friday's rate."""
    rates = rates_of((3, "USD", 1.08), (6, "USD", 1.10))

    got = candidate(invoices_of((may(5, "17:30"), "usd", 54.0)), rates)

    expect(got, (50.0, 3))


def check_the_rate_of_the_day_itself(candidate):
    """A rate of the invoice's own day is used, whatever the time of day."""
    rates = rates_of((2, "CHF", 0.5), (3, "CHF", 0.8), (4, "CHF", 2.0))
    moments = (may(3), may(3, "00:01"), may(3, "23:59:59"))

    got = candidate(invoices_of(*[(moment, "CHF", 8.0) for moment in moments]), rates)

    expect(got, (10.0, 3), (10.0, 3), (10.0, 3))


def check_euro_needs_no_rate(candidate):
    """EUR stays as it is, with the day of the invoice, even if there is a rate for it."""
    got = candidate(
        invoices_of((may(3, "18:00"), "EUR", 12.5), (4, " eur", -3.0)), rates_of((3, "EUR", 7.0))
    )

    expect(got, (12.5, 3), (-3.0, 4))
    assert (got["rate_day"] == got["rate_day"].dt.normalize()).all()


def check_rows_and_index_stay(candidate):
    """Rows keep their order, their index and all other columns; the new ones come last."""
    invoices = invoices_of((9, "USD", 1.0), (2, "GBP", 2.0), (9, "EUR", 3.0), (1, "USD", 4.0))
    invoices.insert(1, "customer", ["a", "b", "c", "d"])
    invoices.index = pd.Index([8, 2, 2, 5], name="invoice")
    rates = rates_of((8, "USD", 2.0), (2, "GBP", 0.5), (1, "USD", 4.0))

    got = candidate(invoices, rates)

    assert got.columns.tolist() == [
        "issued", "customer", "currency", "amount", "euro", "rate_day"
    ]  # fmt: skip
    close(got.drop(columns=["euro", "rate_day"]), invoices)
    expect(got, (0.5, 8), (4.0, 2), (3.0, 9), (1.0, 1))


def check_no_later_rate(candidate):
    """A rate of a later day is never used, even if there is no earlier one."""
    got = candidate(invoices_of((3, "USD", 1.0), (5, "USD", 1.0)), rates_of((4, "USD", 2.0)))

    expect(got, (NAN, None), (0.5, 4))


def check_oldest_rate_allowed(candidate):
    """A rate max_days old is used at any time of the day, one a day older is not."""
    rates = rates_of((1, "USD", 2.0))
    invoices = invoices_of(
        (may(4), "USD", 1.0), (may(4, "23:59"), "USD", 1.0), (may(5), "USD", 1.0)
    )

    expect(candidate(invoices, rates, 3), (0.5, 1), (0.5, 1), (NAN, None))
    expect(candidate(invoices, rates, 2), *[(NAN, None)] * 3)
    expect(candidate(invoices, rates), (0.5, 1), (0.5, 1), (0.5, 1))
    expect(candidate(invoices_of((6, "USD", 1.0), (7, "USD", 1.0)), rates), (0.5, 1), (NAN, None))


def check_no_waiting_at_all(candidate):
    """With max_days 0 the rate must be of the very day."""
    rates = rates_of((1, "USD", 2.0))

    got = candidate(invoices_of((may(1, "23:59"), "USD", 1.0), (2, "USD", 1.0)), rates, 0)

    expect(got, (0.5, 1), (NAN, None))


def check_currencies_are_apart(candidate):
    """A gap of one currency is not filled with another's rate."""
    rates = rates_of((1, "USD", 2.0), (2, "GBP", 4.0), (3, "NOK", 10.0))

    got = candidate(invoices_of((3, "USD", 1.0), (3, "GBP", 1.0), (3, "SEK", 1.0)), rates)

    expect(got, (0.5, 1), (0.25, 2), (NAN, None))


def check_case_and_blanks(candidate):
    """Currencies are the same without case and outer blanks, in both tables."""
    rates = rates_of((1, " usd", 2.0), (1, "Gbp ", 4.0))

    got = candidate(invoices_of((1, "USD ", 1.0), (1, "gbP", 1.0), (1, "US D", 1.0)), rates)

    expect(got, (0.5, 1), (0.25, 1), (NAN, None))


def check_the_last_row_is_the_correction(candidate):
    """Of several rows for a currency and a day, the last one counts."""
    rates = rates_of((2, "USD", 8.0), (1, "USD", 3.0), (2, "usd", 2.0), (1, "USD", 4.0))

    got = candidate(invoices_of((2, "USD", 1.0), (1, "USD", 1.0)), rates)

    expect(got, (0.5, 2), (0.25, 1))


def check_misprints_are_absent(candidate):
    """A missing, zero or negative rate counts as if its row were not there."""
    rates = rates_of(
        (1, "USD", 2.0), (2, "USD", NAN), (3, "USD", 0.0), (4, "USD", -1.0),
        (5, "USD", 4.0), (5, "USD", NAN),
    )  # fmt: skip

    got = candidate(invoices_of(*[(day, "USD", 1.0) for day in (2, 3, 4, 5)]), rates)

    expect(got, (0.5, 1), (0.5, 1), (0.5, 1), (0.25, 5))


def check_missing_currency_and_amount(candidate):
    """Without a currency there is no rate; without an amount there is a rate but no value."""
    got = candidate(
        invoices_of((1, None, 5.0), (1, "", 5.0), (1, "USD", NAN)), rates_of((1, "USD", 2.0))
    )

    expect(got, (NAN, None), (NAN, None), (NAN, 1))


def check_credit_notes(candidate):
    """Negative amounts and zero are converted like any other."""
    got = candidate(invoices_of((1, "USD", -5.0), (1, "USD", 0.0)), rates_of((1, "USD", 2.0)))

    expect(got, (-2.5, 1), (0.0, 1))


def check_no_rates(candidate):
    """Without any rates only EUR has a value."""
    rates = rates_of((1, "USD", 2.0)).iloc[:0]

    expect(candidate(invoices_of((1, "USD", 5.0), (2, "EUR", 4.0)), rates), (NAN, None), (4.0, 2))


def check_no_invoices(candidate):
    """Without invoices the result is empty and has the two columns."""
    got = candidate(invoices_of((1, "USD", 5.0)).iloc[:0], rates_of((1, "USD", 2.0)))

    assert got.columns.tolist() == ["issued", "currency", "amount", "euro", "rate_day"]
    assert len(got) == 0


def check_inputs_are_left_alone(candidate):
    """Neither table passed in is changed."""
    invoices = invoices_of((3, " usd", 5.0), (1, "GBP", 2.0), (2, "EUR", 1.0))

    unchanged(candidate, invoices, rates_of((2, "usd", 2.0), (1, "USD ", 4.0)), 3)


def check_same_as_looking_up(candidate):
    """On random tables every value is the one found by going back day by day."""

    @holds_for(st.integers(0, 10_000), st.integers(0, 6), examples=20)
    def as_looked_up(seed, max_days):
        invoices, rates = two_weeks(seed)
        expect(candidate(invoices, rates, max_days), *looked_up(invoices, rates, max_days))


def check_later_rates_change_nothing(candidate):
    """Rates of later days, added or taken away, leave earlier invoices as they are."""

    @holds_for(st.integers(0, 10_000), st.integers(3, 12), examples=15)
    def blind_to_later(seed, day):
        invoices, rates = two_weeks(seed)
        past = invoices[invoices["issued"] < may(day)]
        close(
            candidate(past, rates[rates["day"] < may(day)]),
            candidate(invoices, rates).loc[past.index],
        )


def check_many_invoices_in_time(candidate):
    """40,000 invoices and ten years of rates are done in well under the time limit."""
    invoices, rates, max_days = sized(40_000)

    got = candidate(invoices, rates, max_days)

    assert got["euro"].notna().mean() > 0.95


def sized(n):
    """So many invoices, and rates of thirteen currencies on most working days of ten years."""
    dice = np.random.default_rng(n)
    start, days = np.datetime64("2014-01-01", "ns"), np.arange(min(3650, n))
    days = days[(days % 7 < 5) & (dice.random(len(days)) < 0.97)]
    codes = np.array([f"C{n:02}" for n in range(13)])
    rates = pd.DataFrame(
        {
            "day": np.repeat(start + days.astype("timedelta64[D]"), len(codes)),
            "currency": np.tile(codes, len(days)),
            "per_euro": dice.uniform(0.5, 20, len(codes) * len(days)),
        }
    )
    minutes = dice.integers(24 * 60 * 7, 24 * 60 * min(3650, n), n).astype("timedelta64[m]")
    invoices = {
        "issued": start + minutes,
        "currency": dice.choice([*codes, "EUR"], n),
        "amount": dice.integers(100, 100_000, n) / 100,
    }
    return pd.DataFrame(invoices), rates.sample(frac=1.0, random_state=1), 5
