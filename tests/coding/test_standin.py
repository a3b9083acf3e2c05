"""A check uses a stand-in as it would use the real thing, and no trick of it is believed."""

import io
import os
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from greenroom.coding.account import Limits
from greenroom.coding.outcomes import Ended, Raised, Refused, from_submission
from greenroom.coding.run import Run
from greenroom.coding.sandbox import Sandbox
from greenroom.coding.standin import describe

LIMITS = Limits(seconds=20, memory_mb=256)

SUBMISSION = '''
import collections, dataclasses, enum
import numpy as np

LIMIT = 7

class Color(enum.Enum):
    RED = 1
    BLUE = 2

class Level(enum.IntEnum):
    LOW = 1

Point = collections.namedtuple("Point", "x y")

@dataclasses.dataclass
class Box:
    a: int
    b: list = dataclasses.field(default_factory=list)

class Money:
    made = 0
    def __init__(self, value):
        self.value = value
        Money.made += 1
    def __add__(self, other):
        return Money(self.value + (other.value if isinstance(other, Money) else other))
    __radd__ = __add__
    def __pow__(self, other): return float(self.value ** other)
    def __rpow__(self, other): return float(other ** self.value)
    def __iadd__(self, other):
        self.value += other
        return self
    def __eq__(self, other): return isinstance(other, Money) and self.value == other.value
    def __lt__(self, other):
        return self.value < (other.value if isinstance(other, Money) else other)
    def __hash__(self): return hash(self.value)
    def __repr__(self): return f"Money({self.value})"
    def __format__(self, spec): return f"{self.value:{spec}} gold"
    def __float__(self): return float(self.value)
    def __neg__(self): return Money(-self.value)
    @property
    def twice(self): return self.value * 2
    @classmethod
    def zero(cls): return cls(0)
    @staticmethod
    def three(): return 3
    def itself(self): return self

class Shelf:
    def __init__(self, *items): self.items = list(items)
    def __len__(self): return len(self.items)
    def __getitem__(self, at): return self.items[at]
    def __setitem__(self, at, value): self.items[at] = value
    def __delitem__(self, at): del self.items[at]
    def __contains__(self, one): return one in self.items
    def __enter__(self): return self
    def __exit__(self, kind, error, trace):
        self.items.append(kind)
        return True

class Plus:
    def __init__(self, n): self.n = n
    def __call__(self, x): return x + self.n

class Empty(LookupError):
    """Nothing there."""
    code = 3
    @property
    def advice(self): return "put something in"

class Gone(Empty): pass

class Rows(list):
    def first(self): return self[0]

def rows(): return Rows([1, 2])
def count(n):
    for i in range(n):
        yield i
def forever():
    n = 0
    while True:
        yield n
        n += 1
def apply(f, *args, **named): return f(*args, **named)
def adder(n): return lambda x: x + n
def total(items): return sum(items)
def raises_value(): raise ValueError("negative", 3)
def raises_gone(): raise Gone("nothing left", 4)
def leaves(): raise SystemExit(3)
def interrupts(): raise KeyboardInterrupt
def mutate(items, extra=1):
    items.append(extra)
    return len(items)
def use(tool):
    with tool as one:
        one.work(2)
        return one.done
def kind(t): return t("3"), t
def handle(error):
    try:
        raise error
    except LookupError as caught:
        return type(caught).__name__
'''

CHEATS = """
import numpy as np

class Liar:
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __lt__(self, other): return True
    __le__ = __gt__ = __ge__ = __lt__
    def __sub__(self, other): return 0.0
    __rsub__ = __sub__
    def __abs__(self): return 0.0
    def __contains__(self, other): return True
    def __float__(self): return 0.0
    def max(self): return 0.0
    def __hash__(self): return 1
    @property
    def __array_interface__(self):
        return {"shape": (3,), "typestr": "<f8", "data": (12345, False), "version": 3}
    def __array__(self, *args, **named): return np.zeros(3)

class Deep(Liar):
    def __sub__(self, other): return self
    __rsub__ = __sub__

class Number(float):
    def __eq__(self, other): return True
    def __sub__(self, other): return 0.0

class Array(np.ndarray):
    def __eq__(self, other): return True

def answer(*args): return Liar()
def deep(*args): return Deep()
def number(*args): return Number(1.0)
def array(*args): return np.ones(3).view(Array)
class add(Liar):
    def __init__(self, *args): pass
class Model(Deep):
    def score(self): return self
class Tensor:
    def __init__(self, data): self.data = data
    def __sub__(self, other):
        return Tensor(self.data - (other.data if isinstance(other, Tensor) else other))
    def tanh(self): return Tensor(np.tanh(self.data))
    def __abs__(self): return 0.0
"""


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox("numpy") as started:
        yield started


@pytest.fixture
def run(sandbox: Sandbox) -> Iterator[Run]:
    with sandbox.run(SUBMISSION, (), LIMITS) as loaded:
        yield loaded


@pytest.fixture
def its(run: Run) -> Any:
    """The submission's namespace."""
    return run.candidate


@pytest.fixture
def cheats(sandbox: Sandbox) -> Iterator[Any]:
    with sandbox.run(CHEATS, (), LIMITS) as loaded:
        yield loaded.candidate


def test_a_function_is_called_with_arguments_by_place_and_by_name(its: Any) -> None:
    assert its.mutate([], extra=2) == 1
    assert its.apply(its.adder(1), 2) == 3
    assert its.LIMIT == 7


def test_one_entry_is_the_candidate_itself(sandbox: Sandbox) -> None:
    with sandbox.run("def f(x): return x", ("f",), LIMITS) as run:
        assert run.candidate(3) == 3
        assert run.candidate.__name__ == "f"
        assert callable(run.candidate)


def test_a_missing_entry_is_a_name_error_of_the_submission(sandbox: Sandbox) -> None:
    with pytest.raises(NameError, match="defines no function or class 'g'") as caught:
        sandbox.run("def f(x): return x", ("g",), LIMITS)

    assert from_submission(caught.value) is not None


def test_an_instance_has_attributes_properties_and_methods(its: Any) -> None:
    money = its.Money(3)
    money.value += 1

    assert (money.value, money.twice) == (4, 8)
    assert its.Money.zero().value == 0
    assert its.Money.three() == 3
    assert its.Money.made == 2
    with pytest.raises(AttributeError, match="nothing"):
        _ = money.nothing


def test_a_made_object_has_its_own_operators(its: Any) -> None:
    money = its.Money(3)

    assert money + its.Money(4) == its.Money(7)
    assert money + 1 == its.Money(4)
    assert (1 + money).value == 4
    assert 2**money == 8.0
    assert sum([money, its.Money(1)]) == its.Money(4)
    assert -money == its.Money(-3)
    assert money < its.Money(4)
    assert money < 5
    assert float(money) == 3.0
    assert money != its.Money(4)
    assert {money: "x"}[its.Money(3)] == "x"
    assert sorted([its.Money(2), its.Money(1)])[0] == its.Money(1)


def test_an_operator_in_place_changes_the_object_itself(its: Any) -> None:
    money = alias = its.Money(3)
    money += 10

    assert alias.value == 13


def test_an_object_is_written_as_it_wishes(its: Any) -> None:
    assert repr(its.Money(3)) == "Money(3)"
    assert str(its.Money(3)) == "Money(3)"
    assert f"{its.Money(3):.1f}" == "3.0 gold"


def test_a_container_is_one(its: Any) -> None:
    shelf = its.Shelf("a", "b", "c")
    shelf[0] = "z"
    del shelf[1]

    assert len(shelf) == 2
    assert list(shelf) == ["z", "c"]
    assert shelf[-1] == "c"
    assert shelf[0:1] == ["z"]
    assert "c" in shelf
    assert "b" not in shelf
    with pytest.raises(IndexError):
        _ = shelf[5]


def test_a_context_manager_is_entered_and_left_with_the_error(its: Any) -> None:
    def fail() -> None:
        raise ValueError("inside")

    with its.Shelf() as entered:
        fail()

    assert entered.items == [ValueError]


def test_an_object_can_do_what_its_class_can_and_no_more(its: Any) -> None:
    money = its.Money(3)

    assert callable(its.Plus(1))
    assert its.Plus(1)(2) == 3
    assert not callable(money)
    with pytest.raises(TypeError):
        len(money)
    with pytest.raises(TypeError):
        iter(money)


def test_classes_know_their_instances(its: Any) -> None:
    assert isinstance(its.Money(1), its.Money)
    assert not isinstance(its.Money(1), its.Box)
    assert not isinstance(3, its.Money)
    assert issubclass(its.Money, its.Money)


def test_an_enum_is_walked_named_and_compared(its: Any) -> None:
    assert its.Color.RED == its.Color.RED
    assert its.Color.RED is its.Color.RED
    assert its.Color.RED != its.Color.BLUE
    assert its.Color(1) == its.Color["RED"]
    assert [color.name for color in its.Color] == ["RED", "BLUE"]
    assert its.Level.LOW == 1


def test_a_dataclass_compares_and_a_named_tuple_is_a_tuple(its: Any) -> None:
    point = its.Point(1, y=2)

    assert its.Box(1) == its.Box(1, [])
    assert its.Box(1) != its.Box(2)
    assert point == (1, 2)
    assert (point.x, point.y) == (1, 2)


def test_a_generator_is_walked_as_far_as_the_check_goes(its: Any) -> None:
    endless = its.forever()

    assert list(its.count(3)) == [0, 1, 2]
    assert [next(endless) for _ in range(3)] == [0, 1, 2]
    assert next(its.count(0), "none") == "none"


def test_an_object_passed_back_is_the_same_object(its: Any) -> None:
    money = its.Money(3)
    held = its.Shelf({"k": [money]})

    held[0]["k"][0].value = 9

    assert money.value == 9
    assert held[0]["k"] == [its.Money(9)]


def test_a_function_of_the_check_is_called_back(its: Any) -> None:
    seen: list[Any] = []

    assert its.apply(lambda x, *, y: x * y, 3, y=4) == 12
    its.apply(seen.append, its.Money(1))
    assert seen == [its.Money(1)]


def test_calls_may_go_back_and_forth(its: Any) -> None:
    def fib(n: int) -> Any:
        return n if n < 2 else its.apply(fib, n - 1) + its.apply(fib, n - 2)

    assert its.apply(fib, 7) == 13


def test_calling_back_and_forth_without_end_ends_the_run(its: Any) -> None:
    def again() -> Any:
        return its.apply(again)

    with pytest.raises((Ended, RecursionError)):
        its.apply(again)


def test_an_error_of_the_checks_own_function_comes_back_as_it_was(its: Any) -> None:
    error = KeyError("mine")

    def fails() -> None:
        raise error

    with pytest.raises(KeyError) as caught:
        its.apply(fails)

    assert caught.value is error
    assert from_submission(caught.value) is None


def test_an_iterator_of_the_check_is_walked_item_by_item(its: Any) -> None:
    drawn: list[int] = []

    def drawing() -> Iterator[int]:
        for n in range(3):
            drawn.append(n)
            yield n

    assert its.total(drawing()) == 3
    assert its.total(iter([1, 2])) == 3
    assert drawn == [0, 1, 2]


class Tool:
    _hidden = "not to be read"

    def __init__(self) -> None:
        self.done = 0

    def __enter__(self) -> "Tool":
        return self

    def __exit__(self, *_: object) -> None:
        self.done += 100

    def work(self, n: int) -> None:
        self.done += n


def test_an_object_of_the_checks_own_is_lent_with_its_public_methods(its: Any) -> None:
    tool = Tool()

    assert its.use(tool) == 2
    assert tool.done == 102


def test_what_is_lent_keeps_its_private_attributes(sandbox: Sandbox) -> None:
    source = "def f(tool): return tool._hidden\ndef g(call): return call.__globals__"
    with sandbox.run(source, (), LIMITS) as run:
        with pytest.raises(AttributeError):
            run.candidate.f(Tool())
        assert "pytest" not in run.candidate.g(lambda: 0)


def test_a_file_in_memory_is_passed_as_a_copy(sandbox: Sandbox) -> None:
    source = "def f(name):\n    with open(name) as file:\n        return [line for line in file]"
    with sandbox.run(source, (), LIMITS) as run:
        run.candidate.open = lambda _: io.StringIO("a\nb")

        assert run.candidate.f("poem") == ["a\n", "b"]


@pytest.mark.parametrize("function", [open, eval, getattr, os.system])
def test_a_function_that_reaches_the_machine_is_not_lent(its: Any, function: Any) -> None:
    with pytest.raises(Refused, match="cannot be passed"):
        its.apply(function, "x")


def test_a_length_that_would_take_all_memory_is_not_believed(sandbox: Sandbox) -> None:
    source = (
        "class Long:\n    def __len__(self): return 10**12\n    def __getitem__(self, at): return 0"
    )
    with sandbox.run(source, (), LIMITS) as run, pytest.raises(Refused, match="items"):
        list(run.candidate.Long())


def test_an_object_of_a_library_is_not_lent(its: Any) -> None:
    with pytest.raises(Refused, match="type Generator cannot be passed"):
        its.total(np.random.default_rng(0))


def test_a_builtin_error_comes_back_as_itself(its: Any) -> None:
    with pytest.raises(ValueError, match="negative") as caught:
        its.raises_value()

    told = from_submission(caught.value)
    assert type(caught.value) is ValueError
    assert caught.value.args == ("negative", 3)
    assert told is not None
    assert told.trace[-1].endswith('def raises_value(): raise ValueError("negative", 3)')


def test_an_error_of_the_submissions_class_matches_it_and_its_bases(its: Any) -> None:
    for kind in (its.Gone, its.Empty, LookupError, Exception):
        with pytest.raises(kind) as caught:
            its.raises_gone()

        assert str(caught.value) == "('nothing left', 4)"
    assert caught.value.advice == "put something in"
    assert not isinstance(caught.value, KeyError)


def test_an_error_may_be_passed_to_the_submission(its: Any) -> None:
    assert its.handle(KeyError("k")) == "KeyError"
    assert its.handle(its.Gone("x")) == "Gone"


@pytest.mark.parametrize("name", ["leaves", "interrupts"])
def test_what_would_end_the_parent_arrives_as_an_ordinary_error(its: Any, name: str) -> None:
    with pytest.raises(Raised) as caught:
        getattr(its, name)()

    assert not isinstance(caught.value, SystemExit | KeyboardInterrupt)
    assert type(caught.value).__name__ in ("SystemExit", "KeyboardInterrupt")


def test_the_arguments_after_a_call_can_be_asked_for(its: Any) -> None:
    mutate = its.mutate

    returned, args, named = type(mutate).__call_and_return_arguments__(mutate, [5], extra=6)

    assert (returned, args, named) == (2, ([5, 6],), {"extra": 6})


def test_what_was_passed_is_a_copy(its: Any) -> None:
    items = [1]
    its.mutate(items)

    assert items == [1]


def test_types_cross_by_name(its: Any) -> None:
    assert its.kind(int) == (3, int)
    assert its.kind(np.float32) == (np.float32(3), np.float32)


def test_a_list_of_a_class_of_its_own_equals_its_contents(its: Any) -> None:
    rows = its.rows()

    assert rows == [1, 2]
    assert [1, 2] == rows  # noqa: SIM300 - the other side is asked first
    assert rows != [1]
    assert rows.first() == 1


def test_calls_are_kept_for_reports(run: Run) -> None:
    run.candidate.mutate([1], extra=2)
    with pytest.raises(ValueError, match="negative"):
        run.candidate.raises_value()

    first, second = list(run.calls)[-2:]
    assert (first.name, first.args, first.named, first.result) == (
        "mutate",
        ([1],),
        {"extra": 2},
        2,
    )
    assert second.error.startswith("ValueError: ")


def test_a_stand_in_is_described_without_being_asked(run: Run) -> None:
    money = run.candidate.Money(3)
    run.close()

    assert describe(money) == "<Money of the submission>"
    assert describe(run.candidate) == "<module module of the submission>"


def test_an_object_of_another_run_is_refused(sandbox: Sandbox, its: Any) -> None:
    with sandbox.run(SUBMISSION, (), LIMITS) as other, pytest.raises(Refused, match="another run"):
        its.apply(other.candidate.Money(3))


def test_what_equals_everything_equals_nothing_that_is_expected(cheats: Any) -> None:
    for liar in (cheats.answer(), cheats.deep(), cheats.add(1, 2)):
        assert (liar == 3) is False
        assert (3 == liar) is False  # noqa: SIM300 - the other side is asked first
        assert liar != 3
        assert [liar] != [3]
        assert {"k": liar} != {"k": 3}


@pytest.mark.parametrize(
    "away",
    [
        lambda got: abs(got - 3) < 1e-6,
        lambda got: abs(3 - got) < 1e-6,
        lambda got: np.abs(np.ones(3) - got).max() < 1e-6,
        lambda got: (got - np.ones(3)).max() < 1e-6,
        lambda got: got < 3,
        lambda got: got >= 3,
        lambda got: 3 in got,
        lambda got: np.allclose(got, np.ones(3)),
        lambda got: np.asarray(got).sum() == 0.0,
    ],
)
@pytest.mark.parametrize("name", ["answer", "deep", "add"])
def test_no_operator_of_a_returned_object_is_believed(
    sandbox: Sandbox, name: str, away: Any
) -> None:
    with sandbox.run(CHEATS, (), LIMITS) as run:
        try:
            fooled = bool(away(getattr(run.candidate, name)(1, 2)))
        except (Refused, TypeError, ValueError):
            fooled = False

        assert not fooled


def test_a_made_object_that_returns_itself_as_a_number_is_not_believed(cheats: Any) -> None:
    model = cheats.Model()

    assert model.score() != 0.5
    with pytest.raises(Refused, match="not believed"):
        abs(model.score() - 0.5)


def test_a_class_with_operators_may_be_reckoned_with_but_tells_numbers_by_attributes_only(
    cheats: Any,
) -> None:
    product = cheats.Tensor(3.0) - 1.0
    lowered = product.tanh() - 1.0

    assert lowered.data == pytest.approx(np.tanh(2.0) - 1.0)
    with pytest.raises(Refused, match="not believed"):
        abs(lowered)


def test_numbers_and_arrays_of_classes_of_their_own_arrive_plain(cheats: Any) -> None:
    assert type(cheats.number()) is float
    assert cheats.number() != 2.0
    assert type(cheats.array()) is np.ndarray
    assert not (cheats.array() == 7).any()


def test_an_address_in_memory_is_never_asked_for(cheats: Any) -> None:
    liar = cheats.answer()

    assert not hasattr(liar, "__array_interface__")
    assert np.asarray(liar).dtype == object
