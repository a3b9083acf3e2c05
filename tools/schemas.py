"""Writes the content format's JSON Schemas into the pack, or with --check says which are stale.

Usage: python tools/schemas.py [--check]
"""

import json
import sys
from pathlib import Path

from greenroom.coding.schema import problem_schemas
from greenroom.content.schema import json_schemas

FOLDER = Path(__file__).resolve().parents[1] / "packs" / "ml-engineer" / "schema"


def main() -> None:
    """Write the schemas; with --check, change nothing and fail when one differs."""
    texts = {
        FOLDER / f"{name}.json": json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        for name, schema in (json_schemas() | problem_schemas()).items()
    }
    if "--check" not in sys.argv[1:]:
        FOLDER.mkdir(parents=True, exist_ok=True)
        for path, text in texts.items():
            path.write_text(text, encoding="utf-8")
        return
    stale = [
        path.name
        for path, text in texts.items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    if stale:
        sys.exit(f"stale: {', '.join(stale)}; run python tools/schemas.py")


if __name__ == "__main__":
    main()
