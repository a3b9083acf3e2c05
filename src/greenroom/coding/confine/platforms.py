"""What other systems offer instead of namespaces: bubblewrap's arguments, Seatbelt, job objects.

Bubblewrap is tested. The Seatbelt profile (macOS) and the job object (Windows) follow their
systems' documentation and have not been run by us: their level is named so that nobody takes it
for the one on Linux.
"""

from collections.abc import Iterable, Sequence

NOBODY = "65534"


def in_bubblewrap(bwrap: str, readable: Iterable[str], source: dict[str, str]) -> list[str]:
    """The command's front: every namespace, no capability, and nothing but what may be read.

    Args:
        bwrap: The program.
        readable: Files and folders, kept where they are.
        source: Further files by the place where they are wanted.
    """
    command = [
        *(bwrap, "--unshare-user", "--unshare-all", "--uid", NOBODY, "--gid", NOBODY),
        *("--cap-drop", "ALL", "--new-session", "--hostname", "greenroom", "--proc", "/proc"),
    ]
    devices = [path for path in readable if path.startswith("/dev/")]
    for path in readable:
        command += ["--dev-bind" if path in devices else "--ro-bind", path, path]
    for place, path in source.items():
        command += ["--ro-bind", path, place]
    return [*command, "--remount-ro", "/", "--chdir", "/", "--"]


def in_seatbelt(readable: Sequence[str]) -> list[str]:
    """The command's front on macOS: `sandbox-exec` with everything denied but reading these."""
    quoted = " ".join(f'(subpath "{path}")' for path in readable if '"' not in path)
    rules = (
        "(version 1)(deny default)(allow process-fork)(allow sysctl-read)(allow mach-lookup "
        '(global-name "com.apple.system.logger"))(allow signal (target self))'
        '(allow file-read-metadata)(allow file-read* (subpath "/usr/lib") '
        f'(subpath "/System/Library") (literal "/dev/null") (literal "/dev/urandom") {quoted})'
    )
    return ["/usr/bin/sandbox-exec", "-p", rules]
