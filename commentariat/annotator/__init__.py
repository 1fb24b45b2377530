"""The door to larger models: the one place of the project that sends anything, and only to the address it is given."""
