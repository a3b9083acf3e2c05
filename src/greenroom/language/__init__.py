"""Every model behind a plain function."""
