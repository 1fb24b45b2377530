"""Flattened text: lines, comment headers, records of a comment list, the article among a site's furniture."""
