"""Hourly totals of events that come late."""

import pandas as pd


class HourlyTotals:
    """Adds events up by the hour, tells an hour when it is closed, and again when it changes.

    Attributes:
        dropped: How many events came for hours that were forgotten already.
    """

    def __init__(self, lateness: pd.Timedelta, keep: pd.Timedelta) -> None:
        """Wait for late events so long, and keep closed hours so long for corrections.

        Raises:
            ValueError: One of them is negative.
        """
        raise NotImplementedError

    def add(self, batch: pd.DataFrame) -> pd.DataFrame:
        """Take in a batch of events and return the hours to be shown anew.

        Args:
            batch: Columns event, at and people, in order of arrival.

        Returns:
            Columns hour, revision, events and people, by hour.
        """
        raise NotImplementedError
