"""Styles and purposes, ours and the user's own."""
