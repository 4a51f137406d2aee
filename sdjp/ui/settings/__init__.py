"""Settings, keys, and what this program is."""
