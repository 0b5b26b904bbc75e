"""The staff's own page at /staff: look up, check, measure, maintain; behind a login of its own."""
