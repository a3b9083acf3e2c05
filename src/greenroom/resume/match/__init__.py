"""Sets a résumé beside a job description: what is asked, what is shown, what to rehearse."""
