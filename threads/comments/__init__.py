"""The comments of a page: as records of its markup (`html`) and as runs of lines in flattened text (`flat`)."""
