"""Takes pictures that are dropped on a widget, and says so while they hover."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from sdjp.base.language import translate
from sdjp.ui.look.room import Room
from sdjp.ui.look.theme import colour


class DropTarget(Room):
    """Lies over `host` while pictures are dragged over it. What is dragged out of the host itself
    is ignored.

    Signals:
        dropped(QMimeData): what was dropped.
    """

    dropped = Signal(object)

    def __init__(self, host: QWidget) -> None:
        """Watch `host`."""
        super().__init__(host)
        self._host = host
        self._sentence = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._sentence.setProperty("role", "heading")
        QVBoxLayout(self).addWidget(self._sentence)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        host.setAcceptDrops(True)
        host.installEventFilter(self)
        self.retranslate()

    def retranslate(self) -> None:
        """Set all texts."""
        self._sentence.setText(translate("window", "Drop it here to draw from this picture"))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow drags over the host."""
        if isinstance(event, QDropEvent):  # also the base of the other two
            return self._on_drag(event)
        if event.type() == QEvent.Type.DragLeave:
            self.hide()
        elif event.type() == QEvent.Type.Resize:
            self.setGeometry(self._host.rect())
        return False

    def _on_drag(self, event: QDropEvent) -> bool:
        source, mime = event.source(), event.mimeData()
        is_own = isinstance(source, QWidget) and self._host.isAncestorOf(source)
        if is_own or not (mime.hasUrls() or mime.hasImage()):
            self.hide()
            return False
        event.acceptProposedAction()
        if isinstance(event, (QDragEnterEvent, QDragMoveEvent)):
            self.setGeometry(self._host.rect())
            self.raise_()
            self.show()
        else:
            self.hide()
            self.dropped.emit(mime)
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Dim what lies below, and frame it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = colour("surface")
        veil.setAlpha(225)
        painter.setBrush(veil)
        painter.setPen(QPen(colour("link"), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(self.rect().adjusted(8, 8, -8, -8), 12, 12)


def dropped_files(mime: QMimeData) -> list[str]:
    """Paths of the files on this computer that are being dragged."""
    return [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
