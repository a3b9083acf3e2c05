"""Files of any kind a résumé comes in, as text in reading order."""
