"""What a foreign picture says of itself."""
