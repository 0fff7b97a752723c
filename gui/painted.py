"""Small pictures that are painted once and shown many times."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap, QPixmapCache

from gui.text_size import grown


def show(
    painter: QPainter, place: QRectF, key: str, draw: Callable[[QPainter, QRectF], None]
) -> None:
    """Show what ``draw`` paints into a box as large as ``place``; painted anew where it is new.

    ``key``: all it depends on, but for its size, the size of text and the screen.
    """
    ratio = painter.device().devicePixelRatioF()
    size = place.size().toSize()
    whole = f"{key} {size.width()} {size.height()} {grown()} {ratio}"
    made = QPixmap()
    if not QPixmapCache.find(whole, made):
        made = QPixmap(size * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        with QPainter(made) as inner:
            inner.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw(inner, QRectF(QPointF(0, 0), place.size()))
        QPixmapCache.insert(whole, made)
    # On whole pixels: between them it would be blurred.
    painter.drawPixmap(place.topLeft().toPoint(), made)
