"""Leaves a note in whatever outlives a process: shared memory, queues, keys, abstract sockets."""

import ctypes
import os
import platform
import socket

TURNS = 2


def solve(outside):
    libc = ctypes.CDLL(None, use_errno=True)
    add, control = (248, 250) if platform.machine() == "x86_64" else (217, 219)
    number, name = outside["number"], outside["mark"].encode()
    found = []
    for what, way in (
        ("shared memory", lambda: libc.shmget(number, 4096, 0o600)),
        ("semaphore", lambda: libc.semget(number, 1, 0o600)),
        ("messages", lambda: libc.msgget(number, 0o600)),
        ("queue", lambda: libc.mq_open(b"/" + name, os.O_RDWR)),
        ("key", lambda: libc.syscall(control, 10, -3, b"user", name, 0)),
        ("file", lambda: os.open(b"/dev/shm/" + name, os.O_RDONLY)),
    ):
        try:
            if way() >= 0:
                found.append(what)
        except OSError:
            pass
    libc.shmget(number, 4096, 0o1600)
    libc.semget(number, 1, 0o1600)
    libc.msgget(number, 0o1600)
    libc.mq_open(b"/" + name, os.O_CREAT | os.O_RDWR, 0o600, None)
    libc.syscall(add, b"user", name, b"x", 1, -3)
    for leave in (
        lambda: os.open(b"/dev/shm/" + name, os.O_RDONLY | os.O_CREAT),
        lambda: socket.socket(socket.AF_UNIX).bind(b"\0" + name),
    ):
        try:
            leave()
        except OSError:
            pass
    return found
