"""What the window's keys do; `sdjp.ui.settings.shortcuts` says which keys those are."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sdjp.ui.window.main_window import MainWindow


def actions_of(window: MainWindow) -> dict[str, Callable[[], object]]:
    """Action → what it does in this window."""
    canvas = window.canvas
    return {
        "draw": window.form.draw_bar.draw,
        "stop": window.drawing.cancel_current,
        "draw_again": window.pictures.results.draw_again,
        "prompt": window.form.prompt.take_focus,
        "results": window.pictures.show_results,
        "search": window.pictures.search_history,
        "check": window.pictures.show_check,
        "start_from": window.ways_in.choose,
        "paste_picture": window.ways_in.paste,
        "paint": canvas.show_start,
        "compare": window.form.parameters.compare,
        "fit": lambda: canvas.view_in_use.fit(),
        "actual_size": lambda: canvas.view_in_use.show_actual_size(),
        "zoom_in": lambda: canvas.view_in_use.zoom_in(),
        "zoom_out": lambda: canvas.view_in_use.zoom_out(),
        "settings": window.open_settings,
        "keys": partial(window.open_settings, "keys"),
        "full_screen": window.change_full_screen,
        "quit": window.close,
    }
