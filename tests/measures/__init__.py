"""What the floors are measured with: readings of our own pages, pages made of real comments, and how they are scored.

A measure returns {metric: figure}, 1 (or 100) at best, and is deterministic: no clock, no net, one seed.
"""
