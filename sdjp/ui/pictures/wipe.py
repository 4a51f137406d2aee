"""The original beside what was made of it: a line across the picture that can be moved."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSlider, QWidget

from sdjp.base.language import translate
from sdjp.contract.request import PictureRecord
from sdjp.ui.look.icons import icon
from sdjp.ui.look.room import Room
from sdjp.ui.look.theme import colour
from sdjp.ui.pictures.pixels import scaled_smoothly
from sdjp.ui.pictures.view import PictureView

STEPS = 1000
GRIP_PX = 32


class Grip(QSlider):
    """What the line is moved with: a slider that lies over the picture, all groove invisible."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(0, STEPS)
        self.setValue(STEPS // 2)
        self.setSingleStep(STEPS // 50)
        self.setPageStep(STEPS // 10)
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setFixedHeight(GRIP_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A round knob with two arrows, framed while it has the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        knob = QRect(QPoint(0, 0), QSize(GRIP_PX - 4, GRIP_PX - 4))
        knob.moveCenter(QPoint(round(self.share * self.width()), self.height() // 2))
        knob.moveLeft(min(max(knob.left(), 1), self.width() - knob.width() - 2))
        painter.setPen(QPen(colour("link") if self.hasFocus() else colour("edge"), 2))
        painter.setBrush(colour("surface"))
        painter.drawEllipse(knob)
        icon("swap").paint(painter, knob.adjusted(6, 6, -6, -6))

    @property
    def share(self) -> float:
        """Where the line stands, 0 at the left and 1 at the right."""
        return self.value() / STEPS


class Wipe(Room):
    """Lies over a view while there is an original to compare with: left of the line is that,
    right of it the result.
    """

    def __init__(self, view: PictureView) -> None:
        super().__init__(view)
        self._view = view
        self._original = QImage()
        self._scaled = QImage()
        self._place = QRectF(0, 0, 1, 1)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.grip = Grip(view)
        self.grip.valueChanged.connect(self._on_moved)
        view.place_changed.connect(self._follow)
        self.hide()
        self.grip.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Set all texts."""
        name = translate("window", "Original on the left, result on the right")
        self.grip.setAccessibleName(name)
        self.grip.setToolTip(name)

    def show_original(self, image: QImage, place: QRectF) -> None:
        """Compare with `image`.

        Args:
            place: where it lies, as shares of the result's width and height.
        """
        self._original, self._scaled, self._place = image, QImage(), place
        for each in (self, self.grip):
            each.setVisible(not image.isNull())
            each.raise_()
        self._follow()

    def clear(self) -> None:
        """Show the result alone."""
        self.show_original(QImage(), self._place)

    @Slot()
    def _follow(self) -> None:
        self.setGeometry(self._view.rect())
        place = self._view.picture_rect()
        top = min(place.bottom(), self._view.height()) - GRIP_PX - 8
        self.grip.setGeometry(place.left(), top, place.width(), GRIP_PX)
        self.update()

    @Slot()
    def _on_moved(self) -> None:
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The original up to the line, and the line."""
        place = self._view.picture_rect()
        line = place.left() + round(self.grip.share * place.width())
        wanted = QRect(
            place.left() + round(self._place.left() * place.width()),
            place.top() + round(self._place.top() * place.height()),
            round(self._place.width() * place.width()),
            round(self._place.height() * place.height()),
        )
        painter = QPainter(self)
        painter.setClipRect(QRect(place.left(), place.top(), line - place.left(), place.height()))
        if wanted.width() <= 2 * self.width() and wanted.height() <= 2 * self.height():
            if self._scaled.size() != wanted.size():
                self._scaled = scaled_smoothly(self._original, wanted.size())
            painter.drawImage(wanted.topLeft(), self._scaled)
        else:
            painter.drawImage(wanted, self._original)
        painter.setClipping(False)
        painter.setPen(QPen(colour("surface"), 3))
        painter.drawLine(line, place.top(), line, place.bottom())
        painter.setPen(QPen(colour("link"), 1))
        painter.drawLine(line, place.top(), line, place.bottom())


def original_place(record: PictureRecord, original: QSize) -> QRectF:
    """Where the original lies in the picture of `record`, as shares of that one's sides."""
    whole = QRectF(0, 0, 1, 1)
    init = record.init
    if init is None or original.isEmpty():
        return whole
    width, height = record.width, record.height
    if init.mode != "img2img":
        left, top, _, _ = init.extend
        return QRectF(
            left / width, top / height, original.width() / width, original.height() / height
        )
    if init.resize in ("fit", "stretch"):
        return whole
    across, down = width / original.width(), height / original.height()
    scale = max(across, down) if init.resize == "crop" else min(across, down)
    lies = QRectF(0, 0, scale / across, scale / down)
    lies.moveCenter(whole.center())
    return lies
