"""The first start: one friendly page over the window, and then never again."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QBrush, QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from sdjp.app.core import Core
from sdjp.base.language import current_language, translate
from sdjp.base.paths import pictures_dir
from sdjp.ui.look.icons import icon
from sdjp.ui.look.room import Room
from sdjp.ui.look.theme import colour
from sdjp.ui.presets.pictures import styled_scene
from sdjp.ui.settings.pages import choose_pictures_folder

SHOWN_STYLES = ("style-watercolour", "style-ukiyoe", "style-anime", "style-pixel-art")
PICTURE = QSize(140, 105)
CARD_WIDTH_PX = 680
MARK = QSize(22, 22)
FACTS = ("shield", "droplet", "sparkles")


class FirstPage(Room):
    """Covers its parent until the user begins.

    Signals:
        done(): the user begins; `first_start_done` is set.
    """

    done = Signal()

    def __init__(self, core: Core, parent: QWidget) -> None:
        super().__init__(parent)
        self._core = core
        self._build()
        self._arrange()
        self.languages.buttonClicked.connect(self._on_language)
        self.change.clicked.connect(self._on_change)
        self.begin.clicked.connect(self._on_begin)
        core.settings_changed.connect(self._on_settings)
        parent.installEventFilter(self)
        self.setGeometry(parent.rect())
        self.retranslate()
        self.begin.setFocus()

    def _build(self) -> None:
        self.title, self.lead = QLabel(), QLabel()
        self.title.setProperty("role", "title")
        self.lead.setWordWrap(True)
        self.pictures = [QLabel() for _ in SHOWN_STYLES]
        for label, style in zip(self.pictures, SHOWN_STYLES, strict=True):
            label.setPixmap(_pixmap(style, self.devicePixelRatioF()))
        self.facts = [QLabel() for _ in FACTS]
        for fact in self.facts:
            fact.setWordWrap(True)
        self.language_label, self.folder_label = QLabel(), QLabel()
        self.languages = QButtonGroup(self)
        for name, text in (("ja", "日本語"), ("en", "English")):
            button = QPushButton(text)
            button.setCheckable(True)
            button.setObjectName(name)
            self.languages.addButton(button)
        self.folder = QLineEdit()
        self.folder.setReadOnly(True)
        self.change = QPushButton()
        self.begin = QPushButton()
        self.begin.setProperty("role", "primary")
        self.begin.setMinimumWidth(220)

    def _arrange(self) -> None:
        card = QFrame()
        card.setProperty("role", "card")
        card.setFixedWidth(CARD_WIDTH_PX)
        layout = QVBoxLayout(card)
        layout.setContentsMargins(40, 32, 40, 32)
        layout.setSpacing(16)
        layout.addWidget(self.title)
        layout.addWidget(self.lead)
        pictures = QHBoxLayout()
        pictures.setSpacing(12)
        for label in self.pictures:
            pictures.addWidget(label)
        pictures.addStretch()
        layout.addLayout(pictures)
        layout.addLayout(self._facts())
        layout.addLayout(self._choices())
        layout.addSpacing(8)
        layout.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignHCenter)
        table = QWidget()
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(card)
        row.addStretch()
        middle = QVBoxLayout(table)
        middle.addStretch()
        middle.addLayout(row)
        middle.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(table)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _facts(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        for row, (name, fact) in enumerate(zip(FACTS, self.facts, strict=True)):
            grid.addWidget(_Mark(name), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(fact, row, 1)
        return grid

    def _choices(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        languages = QHBoxLayout()
        languages.setSpacing(8)
        for button in self.languages.buttons():
            languages.addWidget(button)
        languages.addStretch()
        grid.addWidget(self.language_label, 0, 0)
        grid.addLayout(languages, 0, 1, 1, 2)
        grid.addWidget(self.folder_label, 1, 0)
        grid.addWidget(self.folder, 1, 1)
        grid.addWidget(self.change, 1, 2)
        return grid

    def retranslate(self) -> None:
        """Set all texts in the current language."""
        self.setAccessibleName(translate("window", "Welcome to SDJP"))
        self.title.setText(translate("window", "Welcome to SDJP"))
        self.lead.setText(
            translate(
                "window",
                "Write in Japanese, and a picture appears.\n"
                "You see the English that the model reads, and may change it.\n"
                "Choose a style, and the same words become another picture.",
            )
        )
        texts = (
            translate(
                "window", "Nothing leaves this computer: neither your words nor your pictures."
            ),
            translate(
                "window",
                "Every picture gets an invisible watermark that says it was made by AI. A model's"
                " safety filter, where it has one, blurs what may be sexual. Both are on; the"
                " settings can turn them off.",
            ),
            translate(
                "window",
                "A small model is built in. It knows a little world: torii, Mount Fuji, the sea,"
                " cats … For anything else, choose a model of your own under"
                " “Expert settings” → “Model”.",
            ),
        )
        for fact, text in zip(self.facts, texts, strict=True):
            fact.setText(text)
        self.language_label.setText(translate("window", "Language"))
        self.folder_label.setText(translate("window", "Pictures are saved in"))
        self.folder.setAccessibleName(translate("window", "Pictures are saved in"))
        self.change.setText(translate("window", "Change …"))
        self.begin.setText(translate("window", "Begin"))
        for button in self.languages.buttons():
            button.setChecked(button.objectName() == current_language())
        self._show_folder()

    def _show_folder(self) -> None:
        self.folder.setText(str(self._core.settings["pictures_folder"]) or str(pictures_dir()))
        self.folder.setCursorPosition(0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Hide the window below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("window"))
        painter.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep covering the parent when its size changes."""
        is_resized = event.type() == QEvent.Type.Resize
        if is_resized and isinstance(watched, QWidget) and watched is self.parent():
            self.setGeometry(watched.rect())
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays on the page; what lies below cannot be seen."""
        stops = [*self.languages.buttons(), self.folder, self.change, self.begin]
        now = self.focusWidget()
        place = stops.index(now) if now in stops else -1
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[(place + (1 if forward else -1)) % len(stops)].setFocus(reason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter begins."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_begin()
        else:
            super().keyPressEvent(event)

    @Slot(QPushButton)
    def _on_language(self, button: QPushButton) -> None:
        self._core.change_settings(language=button.objectName())

    @Slot()
    def _on_change(self) -> None:
        choose_pictures_folder(self._core, self)

    @Slot(object)
    def _on_settings(self, names: frozenset[str]) -> None:
        if "pictures_folder" in names:
            self._show_folder()

    @Slot()
    def _on_begin(self) -> None:
        self._core.change_settings(first_start_done=True)
        self.hide()
        self.done.emit()
        self.deleteLater()


class _Mark(QWidget):
    """A drawing before a sentence, in the colours of the theme."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._icon = icon(name, "link")
        self.setFixedSize(MARK)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._icon.paint(painter, self.rect())
        painter.end()


def _pixmap(style: str, ratio: float) -> QPixmap:
    """The scene in a style, with round corners."""
    size = PICTURE * ratio
    pixmap = QPixmap(size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(styled_scene(style, size)))
    painter.drawRoundedRect(pixmap.rect(), 8 * ratio, 8 * ratio)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
