"""Hourly totals of a stream."""

from collections.abc import Hashable
from dataclasses import dataclass, field

import pandas as pd

HOUR = pd.Timedelta(hours=1)


@dataclass
class _Open:
    """What is remembered of an hour."""

    seen: set[Hashable] = field(default_factory=set)
    people: int = 0
    revision: int = 0
    touched: bool = False


class HourlyTotals:
    """Adds events up by the hour, tells an hour when it is closed, and again when it changes."""

    def __init__(self, lateness: pd.Timedelta, keep: pd.Timedelta) -> None:
        """Wait for late events so long, and keep closed hours so long for corrections."""
        if min(lateness, keep) < pd.Timedelta(0):
            raise ValueError(f"neither may be negative: {lateness}, {keep}")
        self._lateness, self._keep = lateness, keep
        self._latest: pd.Timestamp | None = None
        self._hours: dict[pd.Timestamp, _Open] = {}
        self.dropped = 0

    def add(self, batch: pd.DataFrame) -> pd.DataFrame:
        """Take in a batch of events and return the hours to be shown anew."""
        hours = batch["at"].dt.floor("h")
        for event, hour, people in zip(batch["event"], hours, batch["people"], strict=True):
            self._take(event, hour, people)
        if len(batch):
            latest = batch["at"].max()
            self._latest = latest if self._latest is None else max(self._latest, latest)
        return pd.DataFrame(self._reports(), columns=["hour", "revision", "events", "people"])

    def _take(self, event: Hashable, hour: pd.Timestamp, people: int) -> None:
        """Count one event, unless its hour is forgotten or has counted it already."""
        if self._passed(hour, self._keep):
            self.dropped += 1
            return
        found = self._hours.setdefault(hour, _Open())
        found.touched = True
        if event not in found.seen:
            found.seen.add(event)
            found.people += people

    def _reports(self) -> list[tuple[pd.Timestamp, int, int, int]]:
        """Report closed hours that are new or changed, and forget the old ones."""
        rows = []
        for hour in sorted(self._hours):
            found = self._hours[hour]
            events = len(found.seen)
            if found.touched and self._passed(hour, pd.Timedelta(0)):
                rows.append((hour, found.revision, events, found.people))
                found.revision += 1
                found.touched = False
            if self._passed(hour, self._keep):
                del self._hours[hour]
        return rows

    def _passed(self, hour: pd.Timestamp, by: pd.Timedelta) -> bool:
        """Whether the watermark has left an hour's end behind by so much."""
        return self._latest is not None and hour + HOUR + by <= self._latest - self._lateness
