"""Text, engine and store together: from an order to pictures that are kept."""
