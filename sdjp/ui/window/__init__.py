"""The window itself: what stands where, how it starts, what it says when something failed."""
