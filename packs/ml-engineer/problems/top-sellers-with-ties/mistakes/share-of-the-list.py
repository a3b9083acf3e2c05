"""The best sellers of each shop and week."""


def best_sellers(sales, k):
    """Divide by what is on the list."""
    if k < 1:
        raise ValueError(f"k must be at least 1, and is {k}")
    sold = sales.groupby(["shop", "week", "product"], as_index=False)["units"].sum()
    sold = sold[sold["units"] > 0]

    week = sold.groupby(["shop", "week"])["units"]
    sold = sold.assign(
        rank=week.rank(method="min", ascending=False).astype(int),
        share=sold["units"] / week.transform("sum"),
    )
    listed = sold[sold["rank"] <= k]
    total = listed.groupby(["shop", "week"])["units"].transform("sum")
    sold = listed.assign(share=listed["units"] / total)
    listed = sold[sold["rank"] <= k].sort_values(["shop", "week", "rank", "product"])
    return listed[["shop", "week", "rank", "product", "units", "share"]].reset_index(drop=True)
