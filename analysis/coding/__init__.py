"""Codes made by hand: the codebook, the draw of what is coded, the codes, and how far coders agree."""
