"""Runs the migrations inside the transaction that store/database.py opened."""

from alembic import context

from greenroom.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
