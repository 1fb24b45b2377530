"""What a report shows, as plain values that the pages lay out: nothing is computed here that is not in a layer."""
