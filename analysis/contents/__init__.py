"""What a corpus holds: its pages, its quoted voices, and who among them is one person."""
