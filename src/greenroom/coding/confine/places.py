"""What a run's process may read: Python's own library, the profile's packages, shared libraries."""

import sys
import sysconfig
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

PACKAGES = {
    "stdlib": (),
    "numpy": ("numpy", "scipy", "sklearn", "joblib", "threadpoolctl", "narwhals"),
    "pandas": (
        *("numpy", "scipy", "sklearn", "joblib", "threadpoolctl", "narwhals"),
        *("pandas", "dateutil", "six", "pytz", "tzdata"),
    ),
}
_SHARED = (
    *("/lib/x86_64-linux-gnu", "/usr/lib/x86_64-linux-gnu"),
    *("/lib/aarch64-linux-gnu", "/usr/lib/aarch64-linux-gnu"),
    *("/lib64", "/usr/lib64"),
)
_OTHERS = ("/etc/ld.so.cache", "/usr/share/zoneinfo", "/dev/null", "/dev/urandom")
_INSTALLED = ("site-packages", "dist-packages")


def python() -> Path:
    """The interpreter itself: a virtual environment's is a link to it."""
    return Path(getattr(sys, "_base_executable", sys.executable)).resolve()


def source() -> Path:
    """The folder that `greenroom` is imported from."""
    return Path(__file__).parents[3]


def site_of(profile: str) -> list[str]:
    """The folders that the profile's packages are installed in."""
    return list(dict.fromkeys(str(place.parent) for place in _packages(profile)))


def readable(profile: str) -> list[str]:
    """Every file and folder a run may read, and no folder in which something else lies too."""
    paths = sysconfig.get_paths()
    roots = [Path(paths["stdlib"]), Path(paths["platstdlib"]), python()]
    base = Path(sys.base_prefix) / "lib"
    roots += sorted(base.glob("libpython*"))
    roots += [Path(name) for name in _SHARED]
    roots += [*_packages(profile), *_libraries(profile)]
    found = [str(part) for root in roots if root.exists() for part in _without_installed(root)]
    found += [name for name in _OTHERS if Path(name).exists()]
    return list(dict.fromkeys(found))


def _packages(profile: str) -> Iterator[Path]:
    for name in PACKAGES[profile]:
        spec = find_spec(name)
        if spec is not None and spec.origin is not None:
            origin = Path(spec.origin)
            yield origin.parent if origin.name == "__init__.py" else origin


def _libraries(profile: str) -> Iterator[Path]:
    """The shared libraries that wheels keep beside their package."""
    for place in _packages(profile):
        for name in (f"{place.name}.libs", "scikit_learn.libs"):
            beside = place.parent / name
            if beside.is_dir():
                yield beside


def _without_installed(root: Path) -> Iterable[Path]:
    """A folder, or what lies in it when installed packages lie in it too."""
    if not root.is_dir() or root.name in PACKAGES["pandas"]:
        return [root]
    children = sorted(root.iterdir())
    if any(child.name in _INSTALLED for child in children):
        return [child for child in children if child.name not in _INSTALLED]
    nested = [child for child in children if child.name.startswith("python3") and child.is_dir()]
    if not nested:
        return [root]
    inner = [part for child in nested for part in _without_installed(child)]
    return [child for child in children if child not in nested] + inner
