"""Values cross between check and submission exactly, or are refused."""

import datetime as dt
import json
import math
import struct
from collections import Counter, OrderedDict, defaultdict, deque
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple, NoReturn

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst
from pandas.testing import assert_frame_equal, assert_index_equal, assert_series_equal

from greenroom.coding.bounds import DEEPEST
from greenroom.coding.crossing import read_alike, write_alike
from greenroom.coding.wire import Unsendable, pack, unpack

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.binary(max_size=40)
    | st.complex_numbers(allow_nan=False)
    | st.decimals(allow_nan=False).filter(lambda value: abs(value.adjusted()) < 1000)
    | st.fractions()
    | st.dates()
    | st.datetimes(timezones=st.sampled_from([None, dt.UTC]))
    | st.timedeltas()
)
KEYS = st.integers() | st.text() | st.tuples(st.integers(), st.text())
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=5)
        | st.lists(inner, max_size=5).map(tuple)
        | st.dictionaries(KEYS, inner, max_size=4)
        | st.sets(KEYS, max_size=5)
        | st.frozensets(KEYS, max_size=5)
    ),
    max_leaves=20,
)


def no_reference(value: object, *_: object) -> NoReturn:
    raise Unsendable(f"{type(value).__name__} is no plain value")


def crossed(value: Any) -> Any:
    return unpack(pack(value, no_reference), no_reference)


def identical(left: Any, right: Any) -> bool:
    """Equal in type and value all the way down; NaN equals NaN, and -0.0 does not equal 0.0."""
    if type(left) is not type(right):
        return False
    if isinstance(left, float):
        same = struct.pack("d", left) == struct.pack("d", right)
        return same or (math.isnan(left) and math.isnan(right))
    if isinstance(left, list | tuple):
        pairs = zip(left, right, strict=False)
        return len(left) == len(right) and all(identical(a, b) for a, b in pairs)
    if isinstance(left, dict):
        return list(left) == list(right) and all(identical(left[key], right[key]) for key in left)
    return bool(left == right)


def frame_of(text: str) -> bytes:
    """A frame as somebody else than `pack` would forge it."""
    return struct.pack("<II", len(text), 0) + text.encode()


@given(VALUES)
def test_what_is_sent_arrives_the_same_in_type_and_value(value: Any) -> None:
    assert identical(crossed(value), value)


@given(npst.arrays(npst.scalar_dtypes() | npst.unicode_string_dtypes(), npst.array_shapes()))
def test_an_array_arrives_bit_for_bit(array: Any) -> None:
    got = crossed(array)

    assert type(got) is np.ndarray
    assert (got.dtype, got.shape) == (array.dtype, array.shape)
    assert got.tobytes() == array.tobytes()


@pytest.mark.parametrize("count", [0, 31, 32, 500])
@pytest.mark.parametrize("item", [7, 1 << 70, -1, 0.5, math.inf, "a", True, None])
def test_a_list_arrives_the_same_however_it_is_packed(item: object, count: int) -> None:
    assert identical(crossed([item] * count), [item] * count)


def test_a_list_of_mixed_numbers_keeps_each_ones_type() -> None:
    mixed = [1, 1.0, True] * 40

    assert identical(crossed(mixed), mixed)


def test_an_array_in_fortran_order_stays_in_it() -> None:
    array = np.asfortranarray(np.arange(6.0).reshape(2, 3))

    assert crossed(array).flags.f_contiguous
    assert (crossed(array) == array).all()


@pytest.mark.parametrize(
    "value",
    [
        np.float32(1.5),
        np.bool_(True),
        np.datetime64("2020-01-01"),
        np.str_("a"),
        np.dtype("f4"),
        deque([1, 2], 3),
        Counter("aab"),
        OrderedDict(b=1, a=2),
        range(3, 0, -1),
        slice(1, None),
        dt.time(3, 4),
        pd.Timestamp("2024-03-01", tz="Europe/Berlin"),
        pd.Timedelta("3h"),
        pd.Period("2024-03", freq="M"),
        pd.Interval(0, 1, closed="left"),
    ],
)
def test_a_value_of_a_library_keeps_its_type(value: Any) -> None:
    got = crossed(value)

    assert type(got) is type(value)
    assert got == value


def test_a_defaultdict_arrives_as_a_dict() -> None:
    assert identical(crossed(defaultdict(int, a=1)), {"a": 1})


def test_a_frame_arrives_with_columns_index_and_types() -> None:
    frame = pd.DataFrame(
        {
            "whole": [1, 2],
            "text": ["x", None],
            "kind": pd.Categorical(["u", "v"], categories=["v", "u"], ordered=True),
            "when": pd.date_range("2020-01-01", periods=2, tz="Europe/Berlin"),
            "maybe": pd.array([1, None], dtype="Int64"),
            "month": pd.period_range("2020-01", periods=2, freq="M"),
            "between": pd.interval_range(0, 2),
            "long": pd.to_timedelta([1, 2], unit="s"),
            "any": pd.Series([1, "x"], dtype=object),
        },
        index=pd.MultiIndex.from_tuples([(1, "a"), (2, "b")], names=["k", None]),
    )

    assert_frame_equal(crossed(frame), frame)


@pytest.mark.parametrize(
    "frame", [pd.DataFrame(), pd.DataFrame({"a": []}), pd.DataFrame(index=[3, 4])]
)
def test_an_empty_frame_arrives_as_empty_as_it_was(frame: pd.DataFrame) -> None:
    assert_frame_equal(crossed(frame), frame)


def test_a_frame_may_have_columns_of_one_name() -> None:
    frame = pd.DataFrame([[1, 2.5]], columns=["a", "a"])

    assert_frame_equal(crossed(frame), frame)


@pytest.mark.parametrize(
    "index",
    [
        pd.RangeIndex(2, 9, 3, name="n"),
        pd.date_range("2020", periods=4, freq="D"),
        pd.Index(["a", "b"], name="k"),
        pd.Index([1.5, np.nan]),
        pd.CategoricalIndex(["a", "b", "a"]),
    ],
)
def test_an_index_arrives_the_same(index: pd.Index) -> None:
    assert_index_equal(crossed(index), index)


def test_a_series_keeps_its_name() -> None:
    series = pd.Series([1.0, np.nan], index=["a", "b"], name=("x", 1))

    assert_series_equal(crossed(series), series)


class Liar(np.ndarray[Any, Any]):
    def __eq__(self, other: object) -> Any:
        return True

    __hash__ = None


class Agreeable(float):
    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = float.__hash__


@pytest.mark.parametrize("value", [Agreeable(1.0), np.arange(2.0).view(Liar)])
def test_a_subclass_with_an_equality_of_its_own_arrives_as_its_base(value: Any) -> None:
    got = unpack(pack(value, write_alike), no_reference)

    assert type(got) in (float, np.ndarray)
    assert not np.all(got == 99)


def test_a_named_tuple_arrives_as_a_tuple_with_names() -> None:
    class Point(NamedTuple):
        x: int
        y: int

    got = unpack(pack(Point(1, 2), write_alike), read_alike)

    assert got == (1, 2)
    assert (got.x, got.y) == (1, 2)


def test_an_object_of_no_known_type_is_refused() -> None:
    with pytest.raises(Unsendable, match="object is no plain value"):
        crossed([object()])


def test_what_is_nested_too_deeply_is_refused() -> None:
    value: list[Any] = []
    for _ in range(DEEPEST + 1):
        value = [value]

    with pytest.raises(Unsendable, match="levels deep"):
        crossed(value)


def test_a_list_that_holds_itself_is_refused() -> None:
    value: list[Any] = []
    value.append(value)

    with pytest.raises(Unsendable, match="levels deep"):
        crossed(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[",
        '{"tuple": 1}',
        '{"tuple": [], "set": []}',
        '{"set": [[]]}',
        '{"dict": [[1], []]}',
        '{"bytes": 0}',
        '{"int": "x"}',
        '{"range": ["a"]}',
        '{"ints": 3}',
        '{"numpy.ndarray": ["<f8", [2], "C", 0]}',
        '{"numpy.ndarray": ["|V8", [1], "C", 0]}',
        '{"numpy.ndarray": ["|O", [-1], "C", []]}',
        '{"numpy.ndarray": ["|O", [3], "C", []]}',
        '{"numpy.dtype": "os.system"}',
        '{"pandas.DataFrame": [[], {"numpy.dtype": "f8"}, 3]}',
        '{"pandas.Series": [["masked", "eval", []], 1, 2]}',
        '{"decimal.Decimal": "1e999999999"}',
        '{"datetime.datetime": ["yesterday", null, 0]}',
        '{"mine": [1]}',
        '{"os.system": "id"}',
        "1" * 5000,
        "[" * 100_000,
    ],
)
def test_a_forged_frame_is_refused_and_nothing_else_happens(text: str) -> None:
    with pytest.raises(Unsendable):
        unpack(frame_of(text), no_reference)


@given(st.binary(max_size=60))
def test_bytes_from_nowhere_are_a_plain_value_or_refused(payload: bytes) -> None:
    try:
        unpack(payload, no_reference)
    except Unsendable:
        return
    assert len(payload) >= 8


def test_a_frame_shorter_than_its_head_says_is_refused() -> None:
    whole = pack([b"abc"], no_reference)

    with pytest.raises(Unsendable):
        unpack(whole[:-1], no_reference)


def test_keys_made_to_collide_are_refused() -> None:
    keys = [n * (2**61 - 1) for n in range(1, 2000)]
    text = json.dumps({"set": [{"int": hex(key)} for key in keys]})

    with pytest.raises(Unsendable, match="same hash"):
        unpack(frame_of(text), no_reference)


def test_truth_values_other_than_0_and_1_become_1() -> None:
    array = np.array([0, 1, 7], dtype=np.uint8).view(bool)

    assert crossed(array).view(np.uint8).tolist() == [0, 1, 1]


def test_characters_that_do_not_exist_are_refused() -> None:
    array = np.array([0x110000], dtype=np.uint32).view("<U1")

    with pytest.raises(Unsendable, match="do not exist"):
        crossed(array)


@pytest.mark.parametrize("value", [Decimal("1.50"), Decimal("-0"), Fraction(-3, 7)])
def test_exact_numbers_stay_exact(value: Decimal | Fraction) -> None:
    assert str(crossed(value)) == str(value)
