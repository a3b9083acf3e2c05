"""From a document's lines to the facts of a résumé."""
