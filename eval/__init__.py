"""Gold questions become a report."""
