"""What people are to code: drawn with known chances, and shared out among coders."""
