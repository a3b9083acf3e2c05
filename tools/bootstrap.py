"""Sets a fresh machine up with Python alone: the environment, locked packages, a browser for tests.

Standard library only, since it runs before anything is installed.
Usage: python3 tools/bootstrap.py run|dev
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCKS = {"run": "requirements.lock", "dev": "requirements-dev.lock"}
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def main() -> None:
    """Do what is still missing for running (`run`) or for developing and testing (`dev`)."""
    purpose = sys.argv[1] if len(sys.argv) == 2 and sys.argv[1] in LOCKS else ""
    if not purpose:
        sys.exit("usage: python3 tools/bootstrap.py run|dev")
    if sys.version_info < (3, 11):  # noqa: UP036 - it runs on whatever Python the machine has
        found = ".".join(map(str, sys.version_info[:2]))
        sys.exit(f"Greenroom needs Python 3.11 or newer; this is {found}. Set PYTHON=... for make.")
    make_environment()
    install_packages(purpose)
    find_bubblewrap()
    if purpose == "dev":
        find_browser()


def make_environment() -> None:
    """Create .venv, installing Debian's venv package first where that is missing and possible."""
    if PYTHON.exists():
        return
    say("making the environment .venv")
    made = subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=False)
    if made.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        install_debian("python3-venv", why="Python's venv module is incomplete")
        subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)


def install_packages(purpose: str) -> None:
    """Install the locked packages, once for each content of the lock."""
    lock = ROOT / LOCKS[purpose]
    stamp = VENV / f"{purpose}.stamp"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    say(f"installing the packages of {lock.name}")
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    done = subprocess.run([*pip, "--require-hashes", "-r", str(lock)], check=False)
    if done.returncode:
        sys.exit("pip could not install the packages (its message is above); is there a network?")
    link_source()
    stamp.write_text(wanted)


def link_source() -> None:
    """Make `greenroom` importable and runnable from the sources, without building a wheel."""
    site = next((VENV / "lib").glob("python3*/site-packages"), VENV / "Lib" / "site-packages")
    (site / "greenroom.pth").write_text(f"{ROOT / 'src'}\n")
    script = PYTHON.with_name("greenroom")
    # Guarded: a process that is spawned imports this script again.
    guarded = 'from greenroom.cli import main\n\nif __name__ == "__main__":\n    main()\n'
    script.write_text(f"#!{PYTHON}\n{guarded}")
    script.chmod(0o755)


def find_bubblewrap() -> None:
    """Make sure submissions can be isolated fully on Linux, or say what is missing."""
    if not sys.platform.startswith("linux") or shutil.which("bwrap"):
        return
    why = "the coding round runs submissions inside it"
    if not install_debian("bubblewrap", why=why, needed=False):
        say("no bubblewrap found: submissions run without namespaces, and verdicts say so.")
        say("Install it (Debian: sudo apt-get install bubblewrap), then: greenroom doctor")


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
