"""Makes the support model: data, training, export. Not part of the installed package."""
