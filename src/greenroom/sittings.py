"""The rounds that are being sat: read, added to, decided anew when one just moved on."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from greenroom.errors import Conflict, UserError
from greenroom.grading.model import Grade
from greenroom.grading.substance import nothing_said
from greenroom.lazily import lazily
from greenroom.marking import settled
from greenroom.session import acts
from greenroom.session.model import Queried, Session, Told, Turn
from greenroom.world import World

if TYPE_CHECKING:  # imported when first used: marking one answer needs no database
    from greenroom.store.journal import Journal, Kept

Done = tuple[Sequence[Turn], Grade | None]
"""The turns an act adds, and the grade so far of the question it may leave."""


class Sittings:
    """Sessions in the database, as the shell reads and writes them; any number of threads may."""

    def __init__(self, world: World) -> None:
        """Take the world; nothing is opened yet."""
        self.world = world
        self.journal = lazily(self._open)

    def touch(self, session_id: str) -> "Kept":
        """Read a session; when its time ran out meanwhile, what was typed counts and it ends."""
        kept, now = self.journal().read(session_id), self.world.now()
        if not acts.is_overdue(kept.session, now):
            return kept
        closed = acts.overdue_close(kept.session, now)
        with suppress(Conflict):  # another thread was quicker
            added = acts.ending(kept.session, closed, kept.typed, nothing_said, kept.comment)
            self.append(kept.session, added, None, now)
        return self.touch(session_id)

    def act(self, session_id: str, decide: Callable[[Session, datetime], Done]) -> None:
        """Add what is decided on the session as it stands, deciding anew if it just moved on."""
        session, now = self.touch(session_id).session, self.world.now()
        added, grade = ((), None) if session.closed else decide(session, now)
        try:
            self.append(session, added, grade, now)
        except Conflict:
            self.act(session_id, decide)

    def ask(
        self, session_id: str, text: str, tell: Callable[[Session, str], tuple[str, str]]
    ) -> None:
        """Keep what a candidate asks, and what they are told, in the transcript.

        Args:
            session_id: Whose round it is.
            text: What is asked.
            tell: From the session and what is asked to the question it is about, and the answer.

        Raises:
            UserError: Nothing is asked.
        """
        asked = acts.clean(text).strip()
        if not asked:
            raise UserError("Ask something first")

        def told(session: Session, now: datetime) -> Done:
            about, said = tell(session, asked)
            turns = (
                Queried(at=now, question=about, text=asked),
                Told(at=now, question=about, text=said),
            )
            return (*acts.woken(session, now), *turns), None

        self.act(session_id, told)

    def append(
        self, session: Session, added: Sequence[Turn], grade: Grade | None, now: datetime
    ) -> None:
        """Write turns, with the grade when its question is left by them.

        Raises:
            Conflict: The session has other turns by now.
        """
        if added:
            self.journal().append(session, added, settled(session, added, grade), now)

    def late(self, session_id: str, turn: int, text: str) -> Conflict:
        """Keep a text that came too late; return what to tell."""
        if text.strip():
            self.journal().keep(session_id, turn, text, self.world.now())
        return Conflict("The rehearsal has moved on since this page was shown; your text was kept")

    def _open(self) -> "Journal":
        from greenroom.store.journal import Journal

        return Journal(self.world.settings.database_url)
