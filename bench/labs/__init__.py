"""What the labs promise, measured: run `python -m bench.labs [PART ...]`."""
