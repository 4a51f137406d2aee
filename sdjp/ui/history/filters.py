"""What the history shows: the search field, favourites, dates, model, recycle bin."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from PySide6.QtCore import QDate, QLocale, QSignalBlocker, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sdjp.base.language import current_language, translate
from sdjp.ui.controls.foreign_text import plain_tip
from sdjp.ui.look.icons import icon
from sdjp.ui.look.room import Room
from sdjp.ui.pictures.query import Query

SEARCH_PAUSE_MS = 120
PERIODS = ("all", "today", "week", "month", "chosen")


class SearchField(QLineEdit):
    """Searches a moment after typing pauses; what an input method still composes is no text yet.

    Signals:
        searched(str): search for this.
        left_down(): the user goes on to what was found.
    """

    searched = Signal(str)
    left_down = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.addAction(icon("search", "dim"), QLineEdit.ActionPosition.LeadingPosition)
        self._clear = QAction(icon("close", "dim"), "", self)
        self._clear.setVisible(False)
        self._clear.triggered.connect(self.give_up)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._pause = QTimer(self, singleShot=True, interval=SEARCH_PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.textChanged.connect(self._on_text_changed)
        self.returnPressed.connect(self._search)
        self._searched = ""

    def set_texts(self, placeholder: str, clear: str) -> None:
        """Set what the field and its button say."""
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self._clear.setText(clear)
        self._clear.setToolTip(clear)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape clears, ↓ goes to what was found."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.give_up()
        elif event.key() == Qt.Key.Key_Down:
            self._search()
            self.left_down.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def give_up(self) -> None:
        """Search for nothing any more."""
        self.clear()
        self._search()

    @Slot(str)
    def _on_text_changed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._pause.start()

    @Slot()
    def _search(self) -> None:
        self._pause.stop()
        text = self.text().strip()
        if text != self._searched:
            self._searched = text
            self.searched.emit(text)


class HistoryFilters(Room):
    """The row of filters under the search field.

    Signals:
        changed(): `narrowed` gives something else.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.favourites = _toggle("heart", self)
        self.period = _narrow_box(self)
        self.model = _narrow_box(self)
        self.model.setVisible(False)
        self.bin = _toggle("trash", self)
        self._dates = QWidget(self)
        self.since = QDateEdit(QDate.currentDate().addMonths(-1), self._dates)
        self._to = QLabel(self._dates)
        self.until = QDateEdit(QDate.currentDate(), self._dates)
        for date in (self.since, self.until):
            date.setCalendarPopup(True)
            date.setDisplayFormat("yyyy/MM/dd")  # 2026年11月21日 is too wide for two in a line
            date.dateChanged.connect(self._on_changed)
        for name in PERIODS:
            self.period.addItem("", name)
        self.model.addItem("", "")
        self._arrange()
        self.favourites.toggled.connect(self._on_changed)
        self.bin.toggled.connect(self._on_changed)
        self.period.currentIndexChanged.connect(self._on_changed)
        self.model.currentIndexChanged.connect(self._on_changed)
        self.retranslate()

    def _arrange(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self.favourites)
        line.addWidget(self.period, 1)
        line.addWidget(self.model, 1)
        line.addStretch()
        line.addWidget(self.bin)
        dates = QHBoxLayout(self._dates)
        dates.setContentsMargins(0, 0, 0, 0)
        dates.setSpacing(8)
        dates.addWidget(self.since, 1)
        dates.addWidget(self._to)
        dates.addWidget(self.until, 1)
        self._dates.setVisible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(line)
        layout.addWidget(self._dates)

    def retranslate(self) -> None:
        """Set all texts in the current language."""
        for button, text in (
            (self.favourites, translate("window", "Favourites only")),
            (self.bin, translate("window", "Show the recycle bin")),
        ):
            button.setToolTip(text)
            button.setAccessibleName(text)
        self._to.setText(translate("window", "to"))
        self.since.setAccessibleName(translate("window", "From this day"))
        self.until.setAccessibleName(translate("window", "Up to this day"))
        self.period.setAccessibleName(translate("window", "When it was drawn"))
        self.model.setAccessibleName(translate("window", "Drawn with which model"))
        self.model.setItemText(0, translate("window", "Models"))
        for number, text in enumerate(_period_names()):
            self.period.setItemText(number, text)
        locale = QLocale(current_language())
        for date in (self.since, self.until):
            date.setLocale(locale)

    def set_models(self, names: Sequence[str]) -> None:
        """Offer these models; there is nothing to choose from a single one."""
        offered = [self.model.itemData(number) for number in range(1, self.model.count())]
        if list(names) != offered:
            chosen = self.model.currentData()
            with QSignalBlocker(self.model):
                while self.model.count() > 1:
                    self.model.removeItem(1)
                for name in names:
                    self.model.addItem(name, name)
                self.model.setCurrentIndex(max(0, self.model.findData(chosen)))
            if self.model.currentData() != chosen:
                self._on_changed()
        self.model.setToolTip(plain_tip(self.model.currentData() or ""))
        self.model.setVisible(len(names) > 1 or self.model.currentIndex() > 0)

    def narrowed(self, text: str) -> Query:
        """The query for `text` with these filters."""
        since, until = self._days()
        return Query(
            text=text,
            favourites=self.favourites.isChecked(),
            since=since,
            until=until,
            model=self.model.currentData() or "",
            deleted=self.bin.isChecked(),
        )

    @Slot()
    def clear(self) -> None:
        """Leave nothing out any more; the recycle bin stays open."""
        with QSignalBlocker(self):
            self.favourites.setChecked(False)
            self.period.setCurrentIndex(0)
            self.model.setCurrentIndex(0)
        self._on_changed()

    def _days(self) -> tuple[str, str]:
        today = datetime.date.today()
        match self.period.currentData():
            case "today":
                return today.isoformat(), ""
            case "week":
                return (today - datetime.timedelta(days=today.weekday())).isoformat(), ""
            case "month":
                return today.replace(day=1).isoformat(), ""
            case "chosen":
                dates = sorted((self.since.date(), self.until.date()), key=QDate.toJulianDay)
                return _iso(dates[0]), _iso(dates[1])
        return "", ""

    @Slot()
    def _on_changed(self) -> None:
        self._dates.setVisible(self.period.currentData() == "chosen")
        filled = self.favourites.isChecked()
        self.favourites.setIcon(icon("heart-filled", "accent_text") if filled else icon("heart"))
        self.changed.emit()


def _period_names() -> tuple[str, ...]:
    return (
        translate("window", "Any time"),
        translate("window", "Today"),
        translate("window", "This week"),
        translate("window", "This month"),
        translate("window", "Days …"),
    )


def _iso(date: QDate) -> str:
    return date.toString(Qt.DateFormat.ISODate)


def _toggle(name: str, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setProperty("role", "icon")
    button.setIcon(icon(name))
    button.setCheckable(True)
    return button


def _narrow_box(parent: QWidget) -> QComboBox:
    """A box that may be narrower than its longest entry; its list is not."""
    box = QComboBox(parent)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(4)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return box
