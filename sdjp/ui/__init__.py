"""The window: QtWidgets. Each room gets the `Core` and arranges what the user sees of it."""
