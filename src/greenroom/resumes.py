"""The part of the shell that holds résumés: read, kept, scored, asked about, given back."""
