"""What a person gets by select-all and copy from a platform's page: lines of names, times, words, counts and buttons."""
