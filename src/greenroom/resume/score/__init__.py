"""What a résumé shows, what it lacks, and what that is worth."""
