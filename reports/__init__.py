"""Reports on public reaction: HTML, PDF and figures out of layers; nothing is computed here."""
