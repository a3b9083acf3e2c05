"""How long a cold command takes, beside a bare Python start measured in the same rounds.

Usage: python bench/cold.py [--rounds N] [--gate]
`--gate` fails when help takes over 20 bare starts or a cold grade over 120: CI's alarm, which
is wider than the targets (0.3 s and 2 s on a quiet machine) because shared machines are noisy.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time

ANSWER = (
    "Accuracy says little here because almost every payment is legitimate. "
    "A model that never flags anything would be right on nearly all of them and catch no fraud. "
    "I would look at precision and recall and choose the threshold by what each error costs."
)
COMMANDS = {
    "bare python": ["-c", "pass"],
    "greenroom --help": ["-m", "greenroom", "--help"],
    "greenroom grade --json": ["-m", "greenroom", "grade", "accuracy-under-imbalance", "--json"],
}
GATES = {"greenroom --help": 20.0, "greenroom grade --json": 120.0}


def main() -> None:
    """Run every command once a round, round-robin, and print medians and ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--gate", action="store_true")
    chosen = parser.parse_args()
    for command in COMMANDS.values():
        first_byte(command)
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(chosen.rounds):
        for name, command in COMMANDS.items():
            times[name].append(first_byte(command))
    bare = statistics.median(times["bare python"])
    print(f"{os.cpu_count()} cores, {chosen.rounds} rounds, seconds to the first byte, medians")
    ratios = {name: statistics.median(taken) / bare for name, taken in times.items()}
    for name, taken in times.items():
        middle, worst = statistics.median(taken), max(taken)
        print(f"{name:24} {middle:6.3f} s  (worst {worst:6.3f})  {ratios[name]:6.1f} bare starts")
    over = [name for name, limit in GATES.items() if ratios[name] > limit]
    if chosen.gate and over:
        sys.exit(f"slower than its gate: {', '.join(over)}")


def first_byte(command: list[str]) -> float:
    """Seconds from starting a command to the first byte it prints, or to its end."""
    begun = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, *command], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        if process.stdin and process.stdout:
            process.stdin.write(ANSWER.encode())
            process.stdin.close()
            process.stdout.read(1)
        taken = time.perf_counter() - begun
        if process.stdout:
            process.stdout.read()
    if process.returncode:
        sys.exit(f"{' '.join(command)} exited with {process.returncode}")
    return taken


if __name__ == "__main__":
    main()
