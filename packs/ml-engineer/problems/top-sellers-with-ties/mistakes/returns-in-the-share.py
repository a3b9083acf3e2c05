"""The best sellers of each shop and week."""


def best_sellers(sales, k):
    """Rank all sums, and drop those below zero at the end."""
    if k < 1:
        raise ValueError(f"k must be at least 1, and is {k}")
    sold = sales.groupby(["shop", "week", "product"], as_index=False)["units"].sum()

    week = sold.groupby(["shop", "week"])["units"]
    sold = sold.assign(
        rank=week.rank(method="min", ascending=False).astype(int),
        share=sold["units"] / week.transform("sum"),
    )
    listed = sold[(sold["rank"] <= k) & (sold["units"] > 0)]
    listed = listed.sort_values(["shop", "week", "rank", "product"])
    return listed[["shop", "week", "rank", "product", "units", "share"]].reset_index(drop=True)
