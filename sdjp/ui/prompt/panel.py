"""What to draw, and what to leave out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sdjp.app.core import Core
from sdjp.base.language import translate
from sdjp.ui.look.icons import icon
from sdjp.ui.look.room import Room
from sdjp.ui.prompt.field import PromptField
from sdjp.ui.prompt.pasted_settings import form_values

TOLD_CHARACTERS = 18


class PromptPanel(Room):
    """Both prompts with their English.

    Signals:
        draw_wanted(): the keys for it in one of the prompts.
        picture_pasted(QMimeData): a picture was pasted where words belong.
        fold_changed(bool): what to leave out is shown, or hidden.
        sight_wanted(QWidget): this has the focus, and is to be seen.
    """

    draw_wanted = Signal()
    picture_pasted = Signal(object)
    fold_changed = Signal(bool)
    sight_wanted = Signal(object)

    def __init__(self, core: Core, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._core = core
        self._pasted = ""
        self._title = QLabel(self)
        self._title.setProperty("role", "heading")
        self.prompt = PromptField(core, "prompt", self)
        self.negative = PromptField(core, "negative_prompt", self)
        self.offer = _Offer(self)
        self.fold = QToolButton(self)
        self.fold.setCheckable(True)
        self.fold.setProperty("role", "fold")
        self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        # Long words are cut rather than making the form wider.
        self.fold.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (self._title, self.offer, self.prompt, self.fold, self.negative):
            layout.addWidget(widget)
        for field in (self.prompt, self.negative):
            field.draw_wanted.connect(self.draw_wanted)
            field.editor.picture_pasted.connect(self.picture_pasted)
            field.parameters_pasted.connect(self._on_parameters_pasted)
        self.fold.toggled.connect(self._on_folded)
        self.offer.answered.connect(self._on_offer_answered)
        core.session.changed.connect(self._on_form_changed)
        self._on_folded(False)
        self.fold.setChecked(bool(core.session.form.negative_prompt))
        self.retranslate()

    def retranslate(self) -> None:
        self._title.setText(translate("window", "What to draw"))
        self._name_fold()
        self.fold.setToolTip(translate("window", "Words for what must not be in the picture"))
        self.offer.retranslate()

    def draw_with(self, keys: list[QKeySequence]) -> None:
        """Have these keys draw, and no others; they work here before the window sees them."""
        for field in (self.prompt, self.negative):
            field.editor.draw_keys = keys

    def take_focus(self) -> None:
        """Put the cursor into the prompt."""
        self.prompt.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.sight_wanted.emit(self.prompt.editor)  # it may have had the focus before

    @Slot(bool)
    def _on_folded(self, is_open: bool, /) -> None:
        self.fold.setIcon(icon("chevron-down" if is_open else "chevron-right"))
        self.negative.setVisible(is_open)
        self._name_fold()
        self.fold_changed.emit(is_open)

    @Slot(object)
    def _on_form_changed(self, names: frozenset[str]) -> None:
        if "negative_prompt" in names:
            if self._core.session.form.negative_prompt:
                self.fold.setChecked(True)
            self._name_fold()

    def _name_fold(self) -> None:
        """What is folded away still counts, so it is told."""
        name = translate("window", "What to leave out")
        hidden = " ".join(self._core.session.form.negative_prompt.split())
        if hidden and not self.fold.isChecked():
            cut = f"{hidden[:TOLD_CHARACTERS]}…" if len(hidden) > TOLD_CHARACTERS else hidden
            name = translate("window", "{name}: {text}").format(name=name, text=cut)
        self.fold.setText(name.replace("&", "&&"))

    # Pasted settings

    @Slot(str)
    def _on_parameters_pasted(self, text: str) -> None:
        self._pasted = text
        self.offer.show()

    @Slot(bool)
    def _on_offer_answered(self, is_wanted: bool, /) -> None:
        self.offer.hide()
        if is_wanted:
            self._core.session.take_over(**form_values(self._pasted, self._core.model))
        self.take_focus()


class _Offer(QFrame):
    """Asks whether the settings that came with a pasted prompt are wanted.

    Signals:
        answered(bool): yes or no.
    """

    answered = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self._question = QLabel(self, wordWrap=True)
        self.accept = QPushButton(self)
        self.decline = QPushButton(self)
        self.decline.setProperty("role", "quiet")
        self.accept.clicked.connect(self._on_accept)
        self.decline.clicked.connect(self._on_decline)
        buttons = QHBoxLayout()
        buttons.addWidget(self.accept)
        buttons.addWidget(self.decline)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.addWidget(self._question)
        layout.addLayout(buttons)
        self.hide()

    def retranslate(self) -> None:
        """Set all texts in the current language."""
        self._question.setText(
            translate(
                "window",
                "Settings came with this prompt (steps, seed, size …). Take them over as well?",
            )
        )
        self.accept.setText(translate("window", "Take over"))
        self.decline.setText(translate("window", "Only the prompt"))

    @Slot()
    def _on_accept(self) -> None:
        self.answered.emit(True)

    @Slot()
    def _on_decline(self) -> None:
        self.answered.emit(False)
