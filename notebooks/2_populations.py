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
# # Do Chinese netizens and English-language commenters differ?
#
# From a sample to a corrected difference, and to a refusal. The pages in `raw_html/` and their hand codes are invented:
# nothing here is evidence about anybody's opinion. The way is the same with your own.
#
# The question of the sample study: are readers for or against sending the defectors back?

# %%
from dataclasses import replace
from pathlib import Path
from tempfile import mkdtemp

import pandas as pd

import commentariat

pd.set_option("display.max_colwidth", 110)
pd.set_option("display.precision", 3)
pd.set_option("display.html.use_mathjax", False)

PAGES = ["../raw_html"]
settings = commentariat.find_settings(PAGES)
settings.question

# %% [markdown]
# ## Who is compared
#
# A population is not a people. It is whoever wrote on these pages, and each page has its own door: a platform shows its
# readers' comments, an editor picks netizens to quote, a translator picks what to translate. `study.toml` has the rules; each
# reaction carries the one that placed it.

# %%
study = commentariat.study_of(PAGES, settings=settings)
counting = study.layer("counting").table
counting[counting["counted"]].groupby(["population", "population_basis", "chosen_by"]).agg(
    reactions=("thread", "size"), threads=("thread", "nunique")
)

# %% [markdown]
# ## Without hand codes there is no answer
#
# A machine reads every reaction in a second, and errs in ways that nobody has counted on *these* pages. It may err more on one
# language than on the other, and then it invents a difference. So let us forget the codes for a moment and ask.

# %%
uncoded = commentariat.study_of(PAGES, settings=replace(settings, codes=None))
uncoded.layer("compare", measure="stance")

# %% [markdown]
# No number, and what is missing instead. This is the gate: every share and level in this project passes it or is not
# printed.
#
# ## Draw a sample for people to code
#
# Draw at random, with known chances, in equal parts from each population: then a small sample can speak for all reactions. Two
# coders read some of the same reactions, so that you can tell how far they agree. This writes the sheets; the
# `commentariat sample` command does the same, and `commentariat serve` lets people code in the browser.

# %%
from commentariat.sheets.sampling import sample

sheets = sample(PAGES, Path(mkdtemp()) / "sheets", n=60, variables=["stance"], coders=["Ann", "Bo"])
for note in sheets.notes[:-1]:
    print(note)

# %%
pd.read_csv(sheets.folder / "sheet-Ann.csv").dropna(axis="columns", how="all").head(3)

# %% [markdown]
# A coder sees the words and the question, not the population and not what a machine thinks.
#
# ## Do the coders agree?
#
# The sample study was coded by two (invented) coders; `commentariat agree` puts sheets together into the `codes.csv` that
# `study.toml` names. Krippendorff's alpha is 1 where coders always agree and 0 where they agree no more than by chance. From .80 on
# codes count as reliable; below .67 the codebook wants work before anything is compared.

# %%
study.layer("coding")

# %% [markdown]
# ## What each population says
#
# Now the codes are there. `value` is what people coded, sharpened by a machine that learnt from the codes of *other* pages
# (prediction-powered inference). Where the machine is wrong the codes correct it, so its errors cannot shift the value.
# The interval counts pages, not comments: readers of one page are no independent witnesses.
#
# `level` says how far a number carries. *inferential*: beyond these texts, for the population as defined above.
# *descriptive*: these texts only, here because an editor chose part of the voices. *read*: no number at all; read the
# reactions instead.

# %%
populations = study.layer("populations").table.reset_index(drop=True)
populations[["population", "label", "level", "value", "low", "high", "n", "threads", "coded"]]

# %%
for sentence in dict.fromkeys(populations["why"]):
    print(sentence)

# %% [markdown]
# ## The corrected difference
#
# `compare` gives a sentence for each pair. Read the verb: *differs from*, *does not differ demonstrably from*, or *is not
# compared*. Where an editor chose more of one side than of the other, the comments alone are compared as well. If the
# difference is gone there, it may have been the editors'.

# %%
compared = study.layer("compare", measure="stance")
compared

# %% [markdown]
# The same as numbers, with the cautions that belong to them. `p_holm` is p adjusted for the number of comparisons: who asks
# often is sometimes told yes by chance.

# %%
claims = compared.table[compared.table["claim"] != "none"].reset_index(drop=True)
claims[["measure", "channel", "first_mean", "second_mean", "estimate", "low", "high", "p", "p_holm", "claim"]]

# %%
for row in claims.itertuples():
    print(f"{row.measure}{', comments only' if row.channel == 'comment' else ''}: {' '.join(row.cautions)}")

# %% [markdown]
# ## The refusal
#
# Korean netizens were coded too, and are not compared: three pages are too few to tell a population from a page. The refusal
# is a result. It says what to do, and it is what a referee would say.

# %%
refused = compared.table[compared.table["claim"] == "none"]
for row in refused.itertuples():
    print(row.sentence)
print(*dict.fromkeys(refused["todo"]))

# %% [markdown]
# ## Would another choice have given another answer?
#
# The same comparison by other defensible ways: codes alone, one coder alone, each author once, without the largest pages. A
# difference whose sign or interval hangs on one choice is a weak one.

# %%
ways = study.layer("specifications").table
ways.loc[ways["measure"] == "favor", ["way", "estimate", "low", "high", "n", "coded"]].reset_index(drop=True)

# %% [markdown]
# ## By hand
#
# `compare` works on any DataFrame: a value, two groups, and the clusters within which rows are alike. The result shows
# itself as the sentence that it allows. Here are twelve invented ratings, from two pages a side.

# %%
from analysis.compare import compare

ratings = pd.DataFrame(
    {
        "rating": [1, 2, 2, 1, 2, 1, 4, 5, 4, 5, 5, 4],
        "group": ["readers of A"] * 6 + ["readers of B"] * 6,
        "page": ["a1"] * 3 + ["a2"] * 3 + ["b1"] * 3 + ["b2"] * 3,
    }
)
compare(ratings, "rating", "group", "page")

# %% [markdown]
# Three points apart on a scale of five, and still no claim: there are two pages on each side, and pages differ. Twelve rows
# are not twelve witnesses.
#
# Next: who answers whom? (`3_replies`), what do they talk about? (`1_themes`).
