"""Where finished pictures are kept, and the index by which they are found again."""
