"""Records in markup: which elements are one comment each, and where each one's author, time and words stand."""
