"""The shop lab: recommendations for a grocery, from logs to a service and its experiments."""
