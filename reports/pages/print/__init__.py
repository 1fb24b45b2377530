"""The report on paper, set by typst: `report`, `comments` (the threads), `summary` and `card` (one page of it)."""

from reports.pages.print.pages import card, comments, report, summary

__all__ = ["card", "comments", "report", "summary"]
