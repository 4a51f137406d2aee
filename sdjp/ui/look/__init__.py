"""How the window looks: colours, letters, icons, and the room that its parts share."""
