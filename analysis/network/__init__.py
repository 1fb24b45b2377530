"""The conversation: who answers whom, how the talk is shaped, and how sure that is."""
