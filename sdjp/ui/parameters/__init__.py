"""The expert panel: sliders that teach, sizes, seeds, models, and comparing."""
