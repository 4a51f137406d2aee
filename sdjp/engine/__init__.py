"""The torch side: models, text encoding, samplers, drawing, previews.

Only this package imports torch, diffusers and transformers, and importing it is slow: faces load it
when there is something to draw.
"""

import os

# These are read when diffusers and transformers are imported, so they stand before all of that.
os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["DIFFUSERS_DISABLE_REMOTE_CODE"] = "1"
# Without torchvision transformers says four times that it uses Pillow, which is what we want.
os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
