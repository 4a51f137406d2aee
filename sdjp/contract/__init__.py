"""What the parts of SDJP say to each other: requests, events and errors. Standard library only."""
