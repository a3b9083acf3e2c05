"""The ranking service: a visit comes over HTTP, a slate goes back, whatever is broken behind it.

`POST /slate` with week, household, hour and phone answers products and why, if they are only the
popular ones; `POST /taken` tells of a purchase; `GET /health` says whether the store is there.
"""

from typing import Annotated

from fastapi import FastAPI, HTTPException
from pydantic import BaseModel, ConfigDict, Field

from greenroom.labs.shop.online import Asked, OnlineStore, Recommender, StoreDown

Whole = Annotated[int, Field(ge=0, le=10_000_000)]


class Visit(BaseModel):
    """A visit that wants a slate."""

    model_config = ConfigDict(extra="forbid", strict=True)
    week: Annotated[int, Field(ge=0, le=10_000)]
    household: Whole
    hour: Annotated[int, Field(ge=0, le=23)]
    phone: bool


class Taken(BaseModel):
    """Something was bought or looked at."""

    model_config = ConfigDict(extra="forbid", strict=True)
    week: Annotated[int, Field(ge=0, le=10_000)]
    household: Whole
    product: Whole
    weight: Annotated[float, Field(gt=0, le=100)] = 1.0


class Slate(BaseModel):
    """What to show; `fallback` says why it is only what is popular."""

    products: list[int]
    fallback: str


def make_service(recommender: Recommender, store: OnlineStore, products: int) -> FastAPI:
    """An app around a recommender and a store of features, which may be warm."""
    app = FastAPI(title="Shop slates", openapi_url=None)

    # Nothing here waits: a thread for each request would cost more than the answer.
    @app.post("/slate")
    async def slate(visit: Visit) -> Slate:
        asked = Asked(
            week=visit.week, household=visit.household, hour=visit.hour, phone=visit.phone
        )
        try:
            answer = recommender.slate(asked, store)
        except ValueError as wrong:
            raise HTTPException(409, str(wrong)) from wrong
        return Slate(products=answer.products, fallback=answer.fallback)

    @app.post("/taken")
    async def taken(what: Taken) -> dict[str, bool]:
        if what.product >= products:
            raise HTTPException(422, f"there are products 0 to {products - 1}")
        try:
            store.take(what.week, what.household, what.product, what.weight)
        except StoreDown as down:
            raise HTTPException(503, "the store is down: say it again later") from down
        except ValueError as wrong:
            raise HTTPException(409, str(wrong)) from wrong
        return {"counted": True}

    @app.get("/health")
    async def health() -> dict[str, bool]:
        return {"store": store.up}

    return app
