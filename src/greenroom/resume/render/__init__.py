"""A résumé given back: PDF, DOCX, Markdown and JSON Resume, and what each would lose."""
