"""A prompt with everything around it: editor, suggestions, history, English lane and meter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from sdjp.app.core import Core
from sdjp.app.wording import worded
from sdjp.base.language import current_language, error_text, translate
from sdjp.contract.errors import SdjpError
from sdjp.contract.messages import Lanes
from sdjp.ui.controls.keys import key_text
from sdjp.ui.look.room import Room
from sdjp.ui.prompt.completion_popup import CompletionPopup
from sdjp.ui.prompt.editor import MAX_CHARACTERS, PromptEditor
from sdjp.ui.prompt.english_lane import EnglishLane
from sdjp.ui.prompt.lane_segments import (
    PRESETS,
    LaneSegment,
    chunk_borders,
    folded,
    lane_segments,
)
from sdjp.ui.prompt.pointed_text import PointedText
from sdjp.ui.prompt.recall import PromptHistory
from sdjp.ui.prompt.token_meter import TokenMeter

if TYPE_CHECKING:
    from sdjp.ui.prompt.glossary_dialog import GlossaryDialog

NOTICE_MS = 8_000


class PromptField(Room):
    """The prompt or the negative prompt, bound to the session.

    Args:
        name: which field of the form: `prompt` or `negative_prompt`.

    Signals:
        draw_wanted(): the keys for it were pressed.
        parameters_pasted(str): see `PromptEditor`.
    """

    draw_wanted = Signal()
    parameters_pasted = Signal(str)

    def __init__(self, core: Core, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._core = core
        self._name = name
        self._is_negative = name == "negative_prompt"
        self._live = core.negative_translation if self._is_negative else core.translation
        self._segments: tuple[LaneSegment, ...] = ()
        self._unfolded: tuple[LaneSegment, ...] = ()
        self._placed_in = ""
        self._pointed = -1
        self._word_dialog: GlossaryDialog | None = None
        self.editor = PromptEditor(self)
        self.lane = EnglishLane(self)
        self.meter = TokenMeter(core, self)
        self.popup = CompletionPopup(core, self.editor)
        self.history = PromptHistory(core, self.editor, name)
        self._told: Callable[[], str] | None = None
        self.notice = QLabel(self, wordWrap=True)
        self.notice.setProperty("role", "warning")
        self.notice.setTextFormat(Qt.TextFormat.PlainText)
        self.notice.hide()
        self._notice_end = QTimer(self, singleShot=True, interval=NOTICE_MS)
        self._notice_end.timeout.connect(self.notice.hide)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (self.editor, self.notice, self.meter, self.lane):
            layout.addWidget(widget)
        self._connect()
        self.retranslate()
        self.editor.begin_with(getattr(core.session.form, name))
        self._show_lanes(self._live.lanes)
        self._on_settings_changed(frozenset({"live_translation"}))

    def _connect(self) -> None:
        self.editor.text_edited.connect(self._on_text_edited)
        self.editor.draw_wanted.connect(self.draw_wanted)
        self.editor.parameters_pasted.connect(self.parameters_pasted)
        self.editor.limit_met.connect(self._on_limit_met)
        self.editor.cursorPositionChanged.connect(self._on_cursor_moved)
        PointedText(self.editor).pointed.connect(self._on_text_pointed)
        self.lane.pointed.connect(self._on_pointed)
        self.lane.english_chosen.connect(self._on_english_chosen)
        self.lane.word_wanted.connect(self._on_word_wanted)
        self.lane.place_wanted.connect(self._on_place_wanted)
        self.meter.counted.connect(self._on_counted)
        self._core.session.changed.connect(self._on_form_changed)
        self._core.settings_changed.connect(self._on_settings_changed)
        self._live.changed.connect(self._on_translated)
        self._live.failed.connect(self._on_failed)

    def retranslate(self) -> None:
        if self._is_negative:
            self.editor.setAccessibleName(translate("window", "What to leave out"))
            example = translate("window", "For example: blurry, text, extra fingers")
        else:
            self.editor.setAccessibleName(translate("window", "What to draw"))
            example = translate("window", "For example: a red torii in the sea at sunset")
        self.editor.setPlaceholderText(example)
        key = key_text(self._core.settings, "draw")
        draws = translate("window", "{key} draws.").format(key=key) if key else ""
        description = translate("window", "F6 goes to the English, Tab goes on.")
        tip = translate(
            "window",
            "Ctrl+↑ and Ctrl+↓ weigh the word at the cursor. ↑ on the first line brings back "
            "earlier prompts.",
        )
        self.editor.setAccessibleDescription(f"{draws} {description}".strip())
        self.editor.setToolTip(f"{draws} {tip}".strip())
        self.popup.retranslate()
        if self._told is not None:
            self.notice.setText(self._told())
        if any(segment.is_added for segment in self._segments):
            self._show_lanes(self._live.lanes)  # presets have names in each language

    # The text

    @Slot(str)
    def _on_text_edited(self, text: str) -> None:
        self._core.session.set(**{self._name: text})
        if len(text) < MAX_CHARACTERS:
            self.notice.hide()

    @Slot(object)
    def _on_form_changed(self, names: frozenset[str]) -> None:
        if self._name in names:
            self.editor.set_text(getattr(self._core.session.form, self._name))
        if names & {self._name, "pins", "style", "purpose"}:
            self.lane.set_current(False)

    @Slot(object)
    def _on_settings_changed(self, names: frozenset[str]) -> None:
        if "live_translation" in names:
            self.lane.set_live(bool(self._core.settings["live_translation"]))

    @Slot()
    def _on_limit_met(self) -> None:
        self._tell(_limit_met)
        self._notice_end.start()

    def _tell(self, text: Callable[[], str]) -> None:
        self._told = text
        self.notice.setText(text())
        self.notice.show()
        self._notice_end.stop()

    # The English

    @Slot(object)
    def _on_translated(self, lanes: Lanes) -> None:
        self.notice.hide()
        self._show_lanes(lanes)
        self.lane.set_current(self._live.is_current)

    @Slot(object)
    def _on_failed(self, error: SdjpError) -> None:
        # The window shows all of it; here stands what happened, where it is missed.
        self._tell(lambda: error_text(error).partition("\n")[0])

    def _show_lanes(self, lanes: Lanes) -> None:
        self._place(lanes)
        self.lane.show_segments(self._segments, lanes.english)
        self.meter.count(lanes.english)
        self._mark()
        self._on_cursor_moved()

    def _place(self, lanes: Lanes) -> None:
        wording, presets = self._core.session.wording, self._core.presets
        place = 1 if self._is_negative else 0
        styled = worded(presets, replace(wording, purpose=""))[place]
        whole = worded(presets, wording)[place]
        self._placed_in = self.editor.text
        self._unfolded = lane_segments(lanes, self._placed_in, styled, whole)
        chosen = {each: presets.find(getattr(wording, each)) for each in PRESETS}
        names = {
            each: preset.name(current_language()) if preset else ""
            for each, preset in chosen.items()
        }
        self._segments = folded(self._unfolded, names)

    def _mark(self) -> None:
        doubtful = [one.place for one in self._segments if one.doubts and one.place]
        chosen = self._segments[self._pointed] if 0 <= self._pointed < len(self._segments) else None
        self.editor.mark(doubtful, chosen.place if chosen else None)

    @Slot(object)
    def _on_counted(self, chunks: tuple[int, ...]) -> None:
        if self._placed_in == self.editor.text:
            found = chunk_borders(self._live.lanes.english, self._unfolded, chunks)
            places = [self._unfolded[index].place for index in found]
            self.editor.show_borders([place[0] for place in places if place])

    # Pointing

    @Slot(int)
    def _on_pointed(self, index: int) -> None:
        if self._placed_in != self.editor.text:
            self._place(self._live.lanes)
        self._pointed = index
        self._mark()

    @Slot()
    def _on_cursor_moved(self) -> None:
        if self.editor.is_composing or self._placed_in != self.editor.text:
            return
        start, end = self.editor.selection
        self.lane.light(self._segment_of(start, end) if self.editor.hasFocus() else -1)

    @Slot(int)
    def _on_text_pointed(self, character: int) -> None:
        """The mouse lights a chip while it is over its Japanese; then the cursor does again."""
        index = -1
        if character >= 0 and self._placed_in == self.editor.text:
            index = self._segment_of(character, character + 1)
        if index >= 0:
            self.lane.light(index)
        else:
            self._on_cursor_moved()

    def _segment_of(self, start: int, end: int) -> int:
        """The segment that holds this stretch of the typed text; -1 for none."""
        for index, segment in enumerate(self._segments):
            if segment.place and segment.place[0] <= start and end <= segment.place[1]:
                return index
        return -1

    @Slot(int)
    def _on_place_wanted(self, index: int) -> None:
        place = self._segments[index].place if index < len(self._segments) else None
        if place is not None and self._placed_in == self.editor.text:
            self.editor.select(*place)
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_F6:
            super().keyPressEvent(event)
        elif self.editor.hasFocus():
            self.lane.take_focus()
        else:
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    # The user's English

    @Slot(str, str)
    def _on_english_chosen(self, japanese: str, english: str) -> None:
        self._core.session.pin(japanese, english or None)

    @Slot(str, str)
    def _on_word_wanted(self, japanese: str, english: str) -> None:
        from sdjp.ui.prompt.glossary_dialog import GlossaryDialog

        dialog = GlossaryDialog(japanese, english, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self._on_word_added)
        dialog.open()
        self._word_dialog = dialog

    @Slot()
    def _on_word_added(self) -> None:
        if self._word_dialog is not None and isValid(self._word_dialog):
            self._core.session.pin(self._word_dialog.japanese.text(), None)
        self._core.retranslate()


def _limit_met() -> str:
    return translate(
        "window", "A prompt holds {limit} characters. What did not fit was left out."
    ).format(limit=f"{MAX_CHARACTERS:,}")
