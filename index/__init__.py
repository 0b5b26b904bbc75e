"""Passages become hits: words, meaning, and the two together."""
