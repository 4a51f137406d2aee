"""A kept picture in the window: shown, described, copied, handed to other programs, taken over."""
