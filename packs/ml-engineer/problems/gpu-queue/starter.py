"""When does each job start?"""

Job = tuple[str, int, int, int]  # team, submitted, minutes, priority


def start_times(jobs: list[Job], gpus: int) -> list[int]:
    """Simulate the queue of a few GPUs that teams share.

    Args:
        jobs: Team, minute of submission, length in minutes, and priority of each job.
        gpus: How many jobs can run at the same time.

    Returns:
        The minute in which each job starts, in the order of the jobs.

    Raises:
        ValueError: A job is shorter than a minute, or there is no GPU.
    """
    raise NotImplementedError
