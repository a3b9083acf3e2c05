"""The best sellers of each group, with fair ranks."""

import pandas as pd


def best_sellers(sales: pd.DataFrame, k: int) -> pd.DataFrame:
    """List the products of rank 1 to k for each shop and week; equal ones share a rank.

    Lines are added up first, so that ranking and sorting see one row for each product on sale:
    O(n) for the sums and O(m log m) for m shops, weeks and products.

    Args:
        sales: Columns shop, week, product and units (negative for returns).
        k: The last rank on the list, at least 1.

    Returns:
        Columns shop, week, rank, product, units, share; by shop, week, rank and product.

    Raises:
        ValueError: k is below 1.
    """
    if k < 1:
        raise ValueError(f"k must be at least 1, and is {k}")
    sold = sales.groupby(["shop", "week", "product"], as_index=False)["units"].sum()
    sold = sold[sold["units"] > 0]

    week = sold.groupby(["shop", "week"])["units"]
    sold = sold.assign(
        rank=week.rank(method="min", ascending=False).astype(int),
        share=sold["units"] / week.transform("sum"),
    )
    listed = sold[sold["rank"] <= k].sort_values(["shop", "week", "rank", "product"])
    return listed[["shop", "week", "rank", "product", "units", "share"]].reset_index(drop=True)
