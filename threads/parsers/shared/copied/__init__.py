"""What a person gets by select-all and copy from a platform's page: names, times, words, counts and buttons."""
