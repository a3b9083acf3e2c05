"""The best sellers of each shop and week."""


def best_sellers(sales, k):
    """Leave lines with returns out."""
    if k < 1:
        raise ValueError(f"k must be at least 1, and is {k}")
    sales = sales[sales["units"] > 0]
    sold = sales.groupby(["shop", "week", "product"], as_index=False)["units"].sum()
    sold = sold[sold["units"] > 0]

    week = sold.groupby(["shop", "week"])["units"]
    sold = sold.assign(
        rank=week.rank(method="min", ascending=False).astype(int),
        share=sold["units"] / week.transform("sum"),
    )
    listed = sold[sold["rank"] <= k].sort_values(["shop", "week", "rank", "product"])
    return listed[["shop", "week", "rank", "product", "units", "share"]].reset_index(drop=True)
