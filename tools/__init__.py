"""Developer tools: the demo model, the catalogue, and lists for the repository."""
