"""The window's language: our own catalogue, Qt's, and the way numbers and dates are written."""

from __future__ import annotations

import logging

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QObject, QTranslator

from sdjp.base.language import current_language, set_language

_LOCALES = {
    "ja": (QLocale.Language.Japanese, QLocale.Country.Japan),
    "en": (QLocale.Language.English, QLocale.Country.UnitedStates),
}

_log = logging.getLogger(__name__)


class Language(QObject):
    """Switches the language, also while the window is open; make one, and keep it.

    Every widget gets a `LanguageChange` event and sets its texts again.
    """

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self._application = application
        self._language = ""
        self._qt_texts = QTranslator(self)  # Qt does not keep a translator alive
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        self._has_qt_texts = self._qt_texts.load("qtbase_ja", folder)
        if not self._has_qt_texts:
            _log.info("Qt's own texts stay English: no qtbase_ja in %s", folder)

    def apply(self, chosen: str) -> None:
        """Speak `ja`, `en`, or with `system` what the computer speaks."""
        set_language(_of_system() if chosen == "system" else chosen)
        language = current_language()
        if language == self._language:
            return
        self._language = language
        QLocale.setDefault(QLocale(*_LOCALES[language]))
        # Qt sends the event by itself when a translator comes or goes.
        if not self._has_qt_texts:
            QCoreApplication.sendEvent(self._application, QEvent(QEvent.Type.LanguageChange))
        elif language == "ja":
            self._application.installTranslator(self._qt_texts)
        else:
            self._application.removeTranslator(self._qt_texts)


def _of_system() -> str:
    return "ja" if QLocale.system().language() is QLocale.Language.Japanese else "en"
