"""`greenroom serve`: the web app on this machine."""

import os
import socket
from types import FrameType
from typing import TYPE_CHECKING

from greenroom.cli.screen import a_console
from greenroom.errors import UserError

if TYPE_CHECKING:
    from fastapi import FastAPI
    from uvicorn import Server

    from greenroom.judges import Pool
    from greenroom.world import Settings

HERE = ("127.0.0.1", "localhost", "::1")
JUDGES = 4  # processes at most that judge code


def serve(host: str, port: int) -> None:
    """Listen, print the address, and serve until interrupted.

    Args:
        host: The address to listen on; loopback unless the candidate says otherwise.
        port: The port; 0 takes a free one.

    Raises:
        UserError: The address cannot be listened on.
    """
    from greenroom.rehearsal import open_rehearsal
    from greenroom.web.app import create_app
    from greenroom.web.render import is_built
    from greenroom.web.security import hosts_for
    from greenroom.world import open_world

    listener = _listen(host, port)
    port = listener.getsockname()[1]
    world = open_world()
    hosted = host not in HERE
    pool = _judges(world.settings, hosted=hosted)
    rehearsal = open_rehearsal(world, judge=pool)
    rehearsal.bank  # noqa: B018 - a pack with errors is told before anyone connects
    app = create_app(rehearsal, hosts_for(host, port))
    console = a_console()
    shown = f"[{host}]" if ":" in host else host
    console.print(f"Greenroom is open at http://{shown}:{port}", soft_wrap=True)
    if not is_built():
        console.print("Pages are plain: the front end is not built (python frontend/build.py).")
    if hosted:
        console.print("Whoever can reach this address can read and answer: there is no password.")
    server = _server(app)
    try:
        server.run(sockets=[listener])
    finally:
        pool.close()


def _server(app: "FastAPI") -> "Server":
    """The server of an app; when it is told to leave, labs that are being run are stopped."""
    import uvicorn

    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, proxy_headers=False
    )

    class Leaving(uvicorn.Server):
        def handle_exit(self, sig: int, frame: FrameType | None) -> None:
            app.state.lab_jobs.close()  # a page that watches a run would keep the server waiting
            super().handle_exit(sig, frame)

    return Leaving(config)


def _judges(own: "Settings", *, hosted: bool) -> "Pool":
    """The processes that judge code: of others only where it is shut in fully."""
    from greenroom.judges import Pool
    from greenroom.judging import House

    house = House(pack_dir=own.pack_dir, data_dir=own.data_dir, hosted=hosted)
    return Pool(house, min(os.cpu_count() or 1, JUDGES))


def _listen(host: str, port: int) -> socket.socket:
    """Take the address before anything else is loaded or printed."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Without the protocol asyncio leaves Nagle's algorithm on, and every long page waits 40 ms.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        do = f"try --port {port + 1}, or --port 0 for any free one"
        raise UserError(f"cannot listen on {host}:{port} ({error.strerror}); {do}") from error
    listener.listen(128)
    return listener
