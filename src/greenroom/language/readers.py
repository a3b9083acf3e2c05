"""What a grader reads texts with: the installed models, together."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from greenroom.language.embed import Embedder
    from greenroom.language.entail import Entail
    from greenroom.language.tokens import Read


class Readers(NamedTuple):
    """The models that are there; without an embedder texts are read by their words alone."""

    embed: "Embedder | None" = None
    entail: "Entail | None" = None
    read: "Read | None" = None


def load_readers(models_dir: Path, threads: int) -> Readers:
    """The installed models; nothing when none is.

    Args:
        models_dir: Where models are kept.
        threads: How many texts are read at the same time.

    Raises:
        ModelProblem: The installed files are not what was installed.
    """
    from greenroom.language.embed import load_embedder
    from greenroom.language.entail import load_entail
    from greenroom.language.tokens import load_read

    embed = load_embedder(models_dir, threads)
    if embed is None:
        return Readers()
    return Readers(embed, load_entail(models_dir, threads), load_read(models_dir))
