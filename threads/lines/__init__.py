"""What one line or short text is: a header, a byline, a button, a notice, an advertisement, a name."""
