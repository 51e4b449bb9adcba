"""What logs write, by language: data, and the one folding of spellings."""
