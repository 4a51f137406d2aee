"""The prompt and its English lane."""
