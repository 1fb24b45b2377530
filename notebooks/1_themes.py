# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # What do people talk about? Themes of reactions
#
# This notebook reads the sample pages in `raw_html/` and finds the subjects that their commenters share. The pages, the
# people and the events are invented: nothing here is evidence about anybody's opinion. To use pages of your own, change
# the one path below, or let `commentariat notebook saved_pages/ -o study.ipynb` write a notebook for them.
#
# You need to know a little pandas: what a DataFrame is, and that `table["column"]` is one of its columns.

# %%
from pathlib import Path
from tempfile import mkdtemp

import pandas as pd

import commentariat

pd.set_option("display.max_colwidth", 90)
pd.set_option("display.html.use_mathjax", False)  # dollar signs in comments are money, not formulas

# %% [markdown]
# ## Read the pages
#
# `study_of` reads a page, a folder or a list of these, and the `study.toml` that lies beside them: it says what was asked
# and who counts with which population. The corpus shows what was found. Each row is a page with its article and comments.

# %%
study = commentariat.study_of("../raw_html")
study.corpus

# %% [markdown]
# ## The unit is the reaction
#
# A reaction is one public utterance: a comment below an article, or a voice of the public that an article quotes. Each has
# an id, the words that are its own (`own_text`, without what it quotes from others) and a population, with the reason why
# it is counted there.

# %%
reactions = study.reactions
reactions[["population", "channel", "language", "author", "own_text"]].head()

# %% [markdown]
# A reaction that says nothing, or that repeats another, may not count. The layer `counting` gives the reason for each. A
# *layer* is a table that stands beside the data: it never changes what was read.

# %%
study.layer("counting").table["why"].value_counts().to_frame("reactions")

# %% [markdown]
# ## Find the themes
#
# A theme is a subject that many reactions share, in whatever language they say it. Words of all languages that mean one thing
# are one concept; concepts that are said together make a theme. A theme is shown only if most of its reactions say one of
# the words in its label and few of the others do, and if it is found again when a fifth of the reactions is left out.
#
# Read the notes below the table. They say how many reactions share no subject. That is a result too: most people who
# comment do not all speak of the same few things.

# %%
themes = study.layer("themes")
themes

# %% [markdown]
# `said_inside` and `said_outside` tell how well a label fits: the share of a theme's reactions, and of all other reactions,
# that use one of its words. A theme with .60 inside and .11 outside is a loose one; 1.0 and .07 is a tight one.
#
# ## Read before you believe
#
# A label is made of words and may mislead. Read the reactions that are most typical of each theme, one of each population
# first, before you name it. Here are those of the theme with the tightest label.

# %%
found = themes.table[themes.table["theme"] >= 0]
tightest = found.loc[found["said_inside"].idxmax()]
print(tightest["label"])
reactions.loc[tightest["exemplars"], ["population", "own_text"]]

# %% [markdown]
# The layer `theme_of` has the theme of every reaction, so that you can read them all. A reaction of no theme has −1.

# %%
placed = study.layer("theme_of").table.join(reactions[["population", "language", "own_text"]])
placed.loc[placed["theme"] == tightest["theme"], ["fit", "language", "own_text"]].sort_values(
    "fit", ascending=False
).head()

# %% [markdown]
# ## Does one population speak of it more than another?
#
# Do not divide one count by another and compare. Reactions of one page are alike, because its readers answer the same
# article and one another, so that a difference may be one of pages. The layer `theme_differences` counts pages and
# authors, and gives a sentence for each pair: the difference with its interval, or why there is none. It makes no claim
# beyond these texts, because a machine said who is of a theme and nobody has checked it.

# %%
study.layer("theme_differences")

# %% [markdown]
# ## Themes of your own
#
# Often you come with categories. Write them into a file, each with the words that belong to it. A reaction is of such a
# theme where it uses one of the words: an exact count of words, not a guess at what is meant.

# %%
own = Path(mkdtemp()) / "themes.toml"
own.write_text(
    """
[[theme]]
name = "law and the border"
words = ["law", "border", "treaty", "法律", "国境", "协议", "국경"]

[[theme]]
name = "family"
words = ["mother", "daughter", "grandfather", "family", "families", "奶奶", "爷爷", "할머니", "가족"]
""",
    encoding="utf-8",
)
study.layer("themes", own=str(own))

# %%
for sentence in study.layer("theme_differences", own=str(own)).table["sentence"]:
    print(sentence)

# %% [markdown]
# To have them in the report, put the file beside your pages and write `themes = "themes.toml"` into `study.toml`.
#
# ## The same for any list of texts
#
# You need no pages for this: a list of texts will do. `fit` gives an object that shows itself. With the languages and the
# names of the authors, which are no subject, it finds the themes above.

# %%
from analysis.themes import Themes

counted = reactions[study.layer("counting").table["counted"].reindex(reactions.index)]
texts, languages = counted["own_text"].tolist(), counted["language"].tolist()
Themes(seed=0).fit(texts, languages=languages, authors=reactions["author"].dropna().unique())

# %% [markdown]
# Next: do the populations differ? (`2_populations`), who answers whom? (`3_replies`).
