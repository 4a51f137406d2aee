"""Japanese prompt → English prompt with the same structure. No Qt, no torch."""
