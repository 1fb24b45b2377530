"""Camps: the two sides of a thread from who answers whom, who of them is in doubt, and what both answer kindly."""

from analysis.camps.agreement import agreement, agreements
from analysis.camps.cut import find_camps, tree_sides
from analysis.camps.drawn import CampTrees, camp_trees
from analysis.camps.threads import camps_of

__all__ = ["CampTrees", "agreement", "agreements", "camp_trees", "camps_of", "find_camps", "tree_sides"]
