"""What Greenroom asks: the content format, read from YAML into frozen questions."""
