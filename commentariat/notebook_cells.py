"""The notebook that `commentariat notebook` writes, as text: cells of words and of code (jupytext's percent format)."""

from __future__ import annotations

CELLS = """\
# %% [markdown]
# # $title
#
# Written by `commentariat notebook`. It reads your pages again each time it runs, from top to bottom: choose *Run all*.
# Add cells wherever you like; nothing here is overwritten.
#
# What is printed obeys one rule. A number about people stands here only where the data can carry it; else a sentence
# says what is missing. Shares and levels are of what people coded, never of what a machine reads by itself.

# %%
import pandas as pd

import commentariat

pd.set_option("display.max_colwidth", 120)
pd.set_option("display.html.use_mathjax", False)  # dollar signs in comments are money, not formulas

# %% [markdown]
# ## The pages and the study
#
# `PAGES` are seen from this notebook's folder. If you move the notebook, change them. `settings` is what the study is
# of: the `study.toml` beside the pages, if there is one (`commentariat init FOLDER` writes one to edit).

# %%
PAGES = $pages
settings = $settings
study = commentariat.study_of(PAGES, settings=settings$jobs)
study.corpus

# %% [markdown]
# The unit of everything below is the **reaction**: a comment, or a voice of the public that an article quotes.
# `reactions` has one row for each. Not all are counted; the next table says why not.

# %%
reactions = study.reactions
reactions[["population", "population_basis", "channel", "language", "author", "own_text"]].head()

# %%
study.layer("counting").table["why"].value_counts().to_frame("reactions")

# %% [markdown]
# ## What people talk about
#
# A theme is a subject that reactions share. `n` is how many reactions are of it; `said_inside` is the share of these
# that use a word of its label, `said_outside` the share of all others. The notes say whether themes were tested.

# %%
themes = study.layer("themes")
themes

# %% [markdown]
# A label is only a label: read the reactions. These are the most typical of each theme.

# %%
for theme in themes.table.itertuples():
    if theme.theme >= 0 and theme.level == 0:
        print(f"{theme.label}: {theme.n} reactions in {theme.threads} threads")
        display(reactions.loc[theme.exemplars, ["population", "own_text"]])

# %% [markdown]
# ## Who says it: populations
#
# A population is those who wrote on these pages, not a people. `why` says why a population has no number, `todo`
# what to do about it. A value has a 95 % interval that counts threads, not comments.

# %%
populations = study.layer("populations")
populations.table[["population", "label", "level", "value", "low", "high", "n", "threads", "coded", "why"]]

# %%
for sentence in dict.fromkeys(populations.table["todo"]):
    print(sentence)

# %% [markdown]
# How far did the coders agree? Without hand codes nothing here or below makes a claim about a share or a level.

# %%
NO_CODES = "Nobody has coded anything yet: `commentariat sample --help` shows how to begin."
study.layer("coding") if settings.codes else NO_CODES

# %% [markdown]
# ## Do populations differ?
#
# Each sentence is the most that the data allow. Several comparisons are several chances to be wrong: the p is adjusted.

# %%
compared = study.layer("compare")
compared

# %%
for row in compared.table.itertuples():
    for caution in row.cautions:
        print(f"{row.id}: {caution}")

# %% [markdown]
# Themes by population are what a machine read and nobody coded: they describe these texts and make no claim.

# %%
study.layer("theme_differences")

# %% [markdown]
# ## Whose voices are quoted
#
# An editor or a translator chose these voices. They show what was shown, not what a public thinks.

# %%
voices = study.layer("voices")
voices.table["kind"].value_counts().to_frame("quoted voices")

# %%
voices.table.loc[voices.table["kind"] == "public", ["speaker", "group", "place", "text"]].head(10)

# %% [markdown]
# ## Who answers whom
#
# Each link has a basis (what shows it) and a probability. Links by `model` are guesses: look at their probabilities.

# %%
links = study.layer("replies").table
links.groupby("basis")["probability"].agg(["size", "min", "median"])

# %%
longest = max(study.corpus, key=lambda thread: len(thread.comments))
longest

# %% [markdown]
# Authors who are answered most. `received` counts links that we stand by; `received_low` and `received_high` say
# how far it could be otherwise, given the doubt about each link. Do not rank authors whose ranges overlap.

# %%
network = study.layer("network").table
shown = ["author", "comments", "received", "received_low", "received_high"]
network.sort_values("received", ascending=False)[shown].head(10)

# %% [markdown]
# Camps come from who answers whom alone. They are A and B, and have names only where hand codes give them.

# %%
study.layer("camp_sides")

# %% [markdown]
# ## Take it elsewhere
#
# Every table is a pandas DataFrame. `study.corpus.to_frame()` has a row for each comment with the one that it answers,
# `thread.to_networkx()` is a thread as a graph, and this writes the whole report:
#
# ```python
# commentariat.report(PAGES, "out", settings=settings)
# ```

# %%
study.corpus.to_frame()[["id", "author", "posted", "parent", "basis", "probability"]].head()
"""
