"""Where one paints which part of a picture is drawn anew, and how far it is extended."""
