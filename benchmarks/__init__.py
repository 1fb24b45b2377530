"""A command for every figure that we claim: `python -m benchmarks.NAME --help`."""
