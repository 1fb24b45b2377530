"""What the analyses share of a text: its words, stop words, pieces and vectors, and the checks of texts that come
in."""
