"""What a run cannot do: limits, Landlock, seccomp and what other systems offer instead."""
