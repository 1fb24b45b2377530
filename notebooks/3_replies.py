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
# # Who answers whom? Replies, camps, export
#
# A thread of comments is a conversation. This notebook shows how commentariat finds who answers whom, how sure it is, what
# can be said of authors and camps, and how to take the graph to other programs. The sample pages are invented.

# %%
from tempfile import mkdtemp

import networkx as nx
import pandas as pd

import commentariat

pd.set_option("display.max_colwidth", 90)
pd.set_option("display.precision", 2)
pd.set_option("display.html.use_mathjax", False)

study = commentariat.study_of("../raw_html")

# %% [markdown]
# ## One thread
#
# A corpus is walked thread by thread. Here is the one with most comments, its first comments in the order of the reply tree:
# an answer stands below what it answers, one step deeper.

# %%
thread = max(study.corpus, key=lambda one: len(one.comments))
thread

# %% [markdown]
# Some pages nest their comments, and then the page says who answers whom. This page does not: it is a flat list. The links
# were found from what people write, a name, a number, words that they repeat. Each link says what shows it.

# %%
answering = next(comment for comment in thread.comments if comment.parent is not None)
answering

# %%
thread.comment(answering.parent)

# %% [markdown]
# ## All links, with their evidence
#
# `basis` is what shows a link. `markup` and `nesting` are said by the page. `index` (#9), `mention` (@name) and `quote` stand
# in the words. `model` is a guess from many weak signs: mind its probability.

# %%
links = study.layer("replies").table
links.groupby("basis")["probability"].agg(["size", "min", "median"])

# %% [markdown]
# `to_frame` has one row for each comment, with the comment that it most probably answers. Its ids are those of the reactions
# table, so that the two join.

# %%
comments = study.corpus.to_frame()
comments[["author", "own_text", "basis", "probability", "evidence"]].dropna(subset="basis").head()

# %% [markdown]
# ## A thread as a graph
#
# `to_networkx` gives a directed graph: a node for each comment and one for the article, an arrow from a comment to what it
# answers. Everything that networkx knows works on it.

# %%
graph = thread.to_networkx()
replies = graph.edge_subgraph([(a, b) for a, b, basis in graph.edges(data="basis") if basis != "root"])
print(f"{graph.number_of_nodes()} nodes, {graph.number_of_edges()} arrows, {replies.number_of_edges()} of them replies")
print(f"longest chain of answers: {nx.dag_longest_path_length(replies, weight=None, default_weight=1)}")

# %% [markdown]
# ## Authors
#
# Who is answered most? Each guess about a link is a doubt about that count. So the count is made again on 200 reply trees, drawn
# from the links' probabilities: in 95 % of them it lies between `received_low` and `received_high`. If two authors' ranges
# overlap, do not rank them.

# %%
network = study.layer("network")
shown = ["author", "comments", "received", "received_low", "received_high", "mutual"]
network.table.sort_values("received", ascending=False)[shown].head(6).reset_index(drop=True)

# %%
for note in network.notes:
    print(note)

# %% [markdown]
# Pairs who answer one another, and the longest exchange between them in turns:

# %%
pairs = study.layer("pairs").table
pairs[["first", "second", "first_to_second", "second_to_first", "longest_exchange"]].head().reset_index(drop=True)

# %% [markdown]
# ## Camps
#
# People in a debate mostly answer those they disagree with. So the line between two camps is drawn where most replies cross
# it, and a reply that begins with agreement pulls its authors together. Whoever lies too near the line is left unplaced;
# `why` says so. The camps are A and B: which is which means nothing.

# %%
camps = study.layer("camps")
here = camps.table[camps.table["thread"] == thread.id]
here[["author", "camp", "why", "replies", "across", "held"]].reset_index(drop=True)

# %% [markdown]
# `held` is the share of drawn reply trees that put an author on this side. Read the notes before you write a sentence about
# camps: that most replies cross the line is how it was drawn, and no finding.

# %%
for note in camps.notes:
    print(note)

# %% [markdown]
# Do the camps stand for a side of the question? Only hand codes can say so. Where those who were coded do not tell the two
# camps apart, the camps have no names, as here.

# %%
sides = study.layer("camp_sides").table
sides.loc[sides["thread"] == thread.id, ["camp", "side", "authors", "comments", "favor", "against", "p"]]

# %% [markdown]
# Comments that both camps answer kindly would be bridges between them. The layer says how many there are, even if none:

# %%
for note in study.layer("bridging").notes:
    print(note)

# %% [markdown]
# ## Export
#
# For Gephi (GEXF), igraph and Cytoscape (GraphML) or ConvoKit. Names of commenters are names of people: under pseudonyms they
# are replaced, in the texts too, though the words themselves can still be searched for. The key is yours: with one key a person
# has one pseudonym in every run, and without it nobody can compute it.

# %%
from commentariat.export import export
from threads.corpus.pseudonyms import Pseudonyms

files = export(Pseudonyms(b"a key that you keep to yourself").apply(study.corpus), mkdtemp(), to="gexf")
[file.name for file in files]

# %%
authors = nx.read_gexf(next(file for file in files if file.name == "authors.gexf"))
pd.DataFrame(
    [
        (authors.nodes[a]["label"], authors.nodes[b]["label"], data["replies"])
        for a, b, data in authors.edges(data=True)
    ],
    columns=["author", "answers", "replies"],
).sort_values("replies", ascending=False, kind="stable").head().reset_index(drop=True)

# %% [markdown]
# The command line does the same: `commentariat export saved_pages/ --to gexf -o graph`.
#
# See also: what do they talk about? (`1_themes`), do the populations differ? (`2_populations`).
