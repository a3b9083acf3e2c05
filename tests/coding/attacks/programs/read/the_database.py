"""Opens Greenroom's database."""

import sqlite3

NOTICED = True


def solve(outside):
    with sqlite3.connect(f"file:{outside['database']}?mode=ro", uri=True) as connection:
        return connection.execute("select * from answers").fetchall()
