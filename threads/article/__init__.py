"""The article: its root in the page, its title, byline, date and outlet, and its text without what stands beside it."""
