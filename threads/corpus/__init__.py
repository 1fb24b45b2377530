"""Many threads: stored, merged, pseudonymised, and laid out as a table of public reactions by population."""
