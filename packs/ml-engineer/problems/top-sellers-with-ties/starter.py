"""What does each shop sell best, week by week?"""

import pandas as pd


def best_sellers(sales: pd.DataFrame, k: int) -> pd.DataFrame:
    """List the products of rank 1 to k for each shop and week; equal ones share a rank.

    Args:
        sales: Columns shop, week, product and units (negative for returns).
        k: The last rank on the list, at least 1.

    Returns:
        Columns shop, week, rank, product, units, share; by shop, week, rank and product.

    Raises:
        ValueError: k is below 1.
    """
    raise NotImplementedError
