"""What did the same nurse take out shortly before?"""

import pandas as pd


def shortly_before(log: pd.DataFrame, span: pd.Timedelta) -> pd.DataFrame:
    """Describe, for each withdrawal, the same nurse's earlier ones within a span of time.

    Args:
        log: Columns nurse, at and dose_mg; in any order, with any index.
        span: How far back to look; the window is [at - span, at).

    Returns:
        Columns count, total_mg and hours_since, with the index and order of the log.

    Raises:
        ValueError: The span is not positive.
    """
    raise NotImplementedError
