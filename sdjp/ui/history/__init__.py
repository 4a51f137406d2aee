"""All pictures and prompts of the past: search, filters, grid, details."""
