"""What a saved picture says of itself, and reading it back."""
