"""What both the linker and the analyses need of a text: its language, its sentences, its vector."""
