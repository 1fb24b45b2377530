"""A larger model as an annotator: what it is asked, how its answers are read, and what they are worth; no network."""
