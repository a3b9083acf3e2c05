import pytest

from greenroom.coding.rules import broken_rules

FORBID = ("sklearn", "scipy", "numpy.linalg.lstsq", "numpy.linalg.inv", "builtins.sorted")

TRICKS = [
    "import sklearn",
    "import scipy.linalg as sl",
    "from sklearn.cluster import KMeans",
    "import numpy as np\nnp.linalg.lstsq(1, 2)",
    "from numpy.linalg import lstsq as f",
    "import numpy.linalg as la\nla.inv(1)",
    "import numpy as np\nla = np.linalg\ng = la\ng.inv(3)",
    "import numpy as np\nf, g = np.linalg.inv, 1",
    "import numpy as np\ngetattr(np.linalg, 'in' + 'v')",
    "import numpy as np\nnp.linalg._linalg.lstsq(1)",
    "from numpy.linalg import *",
    "import numpy as np\nnp.linalg.__dict__['inv']",
    "import numpy as np\nvars(np.linalg)['inv']",
    "import numpy as np\nfor m in [np.linalg]: m.inv(1)",
    "import numpy as np\n(lambda m=np.linalg: m.inv(1))()",
    "import numpy as np\ndef la(): return np.linalg\nla().inv(2)",
    "import numpy as np\nif (m := np.linalg): m.inv(2)",
    "from operator import attrgetter\nattrgetter('linalg.inv')(1)",
    "import importlib",
    "__import__('sklearn')",
    "eval('1')",
    "run = exec\nrun('1')",
    "import sys\nsys.modules['sklearn']",
    "from sys import modules",
    "().__class__.__base__.__subclasses__()",
    "def f(x): return sorted(x)",
    "class A:\n    def eval(self): pass\neval('1')",
]
HONEST = [
    "import numpy as np\nnp.linalg.norm(1)",
    "def f(x):\n    '''As sklearn does.'''\n    return getattr(x, 'shape', None)",
    "class A:\n    def inv(self): return self.inv()",
    "import sys\nsys.maxsize",
    "def sorted(x): return x\nsorted(1)",
    "vars = [1]\nprint(vars)",
    "import re\nre.compile('a')",
    "def f(x): return type(x).__name__",
    "def f(",
]


@pytest.mark.parametrize("source", TRICKS)
def test_what_is_ruled_out_is_found_with_its_line(source: str) -> None:
    said = broken_rules(source, FORBID)

    assert said.startswith("line ")


@pytest.mark.parametrize("source", HONEST)
def test_honest_code_breaks_no_rule(source: str) -> None:
    assert broken_rules(source, FORBID) == ""


def test_nothing_is_refused_where_nothing_is_forbidden() -> None:
    assert broken_rules("eval('1 + 1')", ()) == ""


def test_the_name_and_the_line_are_told() -> None:
    said = broken_rules("import numpy as np\n\nx = np.linalg.inv(1)", FORBID)

    assert said == "line 3: numpy.linalg.inv is ruled out here: write it from scratch"
