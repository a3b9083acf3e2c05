"""Sets a fresh machine up with Python alone: the environment, locked packages, a browser for tests.

Standard library only, since it runs before anything is installed.
Usage: python3 tools/bootstrap.py run|dev|oldest
"""

import ctypes.util
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV, OLDEST = ROOT / ".venv", ROOT / ".venv-oldest"
LOCKS = {
    "run": "requirements.lock",
    "dev": "requirements-dev.lock",
    "oldest": "requirements-oldest.lock",  # the oldest NumPy that coding problems hold on
}
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def main() -> None:
    """Do what is still missing for running (`run`), for developing and testing (`dev`).

    `oldest` makes a second environment, where Python is one that the oldest NumPy has wheels for.
    """
    purpose = sys.argv[1] if len(sys.argv) == 2 and sys.argv[1] in LOCKS else ""
    if not purpose:
        sys.exit("usage: python3 tools/bootstrap.py run|dev|oldest")
    if sys.version_info < (3, 11):  # noqa: UP036 - it runs on whatever Python the machine has
        found = ".".join(map(str, sys.version_info[:2]))
        sys.exit(f"Greenroom needs Python 3.11 or newer; this is {found}. Set PYTHON=... for make.")
    if purpose == "oldest":
        make_oldest()
        return
    make_environment(VENV)
    install_packages(VENV, purpose)
    find_bubblewrap()
    find_openmp()
    if purpose == "dev":
        find_browser()


def make_oldest() -> None:
    """Make the environment with the oldest NumPy, unless this Python is too new for it."""
    if sys.version_info >= (3, 13):
        say(
            "the oldest NumPy has no wheels for this Python: problems are proved on the newest only"
        )
        return
    make_environment(OLDEST)
    install_packages(OLDEST, "oldest")


def make_environment(venv: Path) -> None:
    """Make one, installing Debian's venv package first where that is missing and possible."""
    if python_of(venv).exists():
        return
    say(f"making the environment {venv.name}")
    made = subprocess.run([sys.executable, "-m", "venv", str(venv)], check=False)
    if made.returncode:
        shutil.rmtree(venv, ignore_errors=True)
        install_debian("python3-venv", why="Python's venv module is incomplete")
        subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)


def python_of(venv: Path) -> Path:
    """The interpreter of an environment."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def install_packages(venv: Path, purpose: str) -> None:
    """Install the locked packages, once for each content of the lock."""
    lock = ROOT / LOCKS[purpose]
    stamp = venv / f"{purpose}.stamp"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    say(f"installing the packages of {lock.name}")
    pip = [str(python_of(venv)), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    done = subprocess.run([*pip, "--require-hashes", "-r", str(lock)], check=False)
    if done.returncode:
        sys.exit("pip could not install the packages (its message is above); is there a network?")
    link_source(venv)
    stamp.write_text(wanted)


def link_source(venv: Path) -> None:
    """Make `greenroom` importable and runnable from the sources, without building a wheel."""
    site = next((venv / "lib").glob("python3*/site-packages"), venv / "Lib" / "site-packages")
    (site / "greenroom.pth").write_text(f"{ROOT / 'src'}\n")
    script = python_of(venv).with_name("greenroom")
    # Guarded: a process that is spawned imports this script again.
    guarded = 'from greenroom.cli import main\n\nif __name__ == "__main__":\n    main()\n'
    script.write_text(f"#!{python_of(venv)}\n{guarded}")
    script.chmod(0o755)


def find_bubblewrap() -> None:
    """Make sure submissions can be isolated fully on Linux, or say what is missing."""
    if not sys.platform.startswith("linux") or shutil.which("bwrap"):
        return
    why = "the coding round runs submissions inside it"
    if not install_debian("bubblewrap", why=why, needed=False):
        say("no bubblewrap found: submissions run without namespaces, and verdicts say so.")
        say("Install it (Debian: sudo apt-get install bubblewrap), then: greenroom doctor")


def find_openmp() -> None:
    """Make sure LightGBM finds the OpenMP runtime it needs on Linux, or say what is missing."""
    if not sys.platform.startswith("linux") or ctypes.util.find_library("gomp"):
        return
    if not install_debian("libgomp1", why="LightGBM needs it in the labs", needed=False):
        say("no OpenMP runtime found: labs that train LightGBM will say so.")
        say("Install it (Debian: sudo apt-get install libgomp1).")


def find_browser() -> None:
    """Make sure the browser tests have a browser, or say what is missing."""
    if os.environ.get("GREENROOM_CHROMIUM") or any(map(shutil.which, BROWSERS)):
        return
    if not install_debian("chromium", why="the browser tests drive a real Chromium", needed=False):
        say("no Chromium found: browser tests will be skipped. Install one, or set")
        say("GREENROOM_CHROMIUM to its path (or: .venv/bin/playwright install chromium).")


def install_debian(package: str, *, why: str, needed: bool = True) -> bool:
    """Install a Debian package as root; elsewhere say what is missing."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    if root and shutil.which("apt-get"):
        say(f"installing Debian's {package}: {why}")
        env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], check=False, env=env)
        command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", package]
        got = subprocess.run(command, check=False, env=env, stdout=subprocess.DEVNULL)
        if got.returncode == 0:
            return True
    if needed:
        sys.exit(f"{why}: install {package} (Debian: sudo apt-get install {package}), then again.")
    return False


def say(text: str) -> None:
    """Tell the person at the terminal what is going on."""
    print(f"greenroom: {text}", flush=True)


if __name__ == "__main__":
    main()
