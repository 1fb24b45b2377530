"""What the parsers of a form share: from found records, lines or posts to a draft in which every character is
counted."""
