"""The résumé: read, scored, asked about, matched to a job, and given back."""
