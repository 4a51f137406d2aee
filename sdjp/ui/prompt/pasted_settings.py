"""Settings that were pasted with a prompt, made fit for the form."""

from __future__ import annotations

from typing import Any

from sdjp.contract.messages import Loaded
from sdjp.provenance.parameters import parse_parameters
from sdjp.ui.pictures.usable import usable


def form_values(text: str, model: Loaded | None) -> dict[str, Any]:
    """Fields of the form out of an A1111 `parameters` text, but for the prompt.

    What is out of range or unknown to `model` is left out; sizes are fitted to its grid.
    """
    # WORKAROUND: the module reads pictures too, and its Pillow is not wanted while typing.
    from sdjp.provenance.foreign import settings_of

    parameters = parse_parameters(text)
    given = {**settings_of(parameters), "prompt": ""}
    own_negative = parameters.settings.get("Original negative prompt", parameters.negative_prompt)
    return {"negative_prompt": own_negative, **usable(given, model).values}
