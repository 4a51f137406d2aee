"""Everything behind the window, put together once; the rooms of the window get this object."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal, Slot

from sdjp.app.enquiries import Enquiries
from sdjp.app.jobs import Comparison, Job, JobQueue
from sdjp.app.live_translation import LiveTranslation
from sdjp.app.model_in_use import ModelInUse
from sdjp.app.session import Form, Session
from sdjp.app.start_picture import StartPicture
from sdjp.app.wording import worded, wording_of
from sdjp.app.worker_link import WorkerLink
from sdjp.base.language import translate
from sdjp.base.paths import demo_painter_dir
from sdjp.contract.codec import error_of
from sdjp.contract.errors import SdjpError, WorkerError, WorkerLost, WorkerMismatch
from sdjp.contract.init_image import InitImage
from sdjp.contract.library_messages import Adopt, Adopted, RememberPrompt
from sdjp.contract.messages import Failed, Lanes, Loaded, Saved
from sdjp.contract.request import PictureRecord
from sdjp.store.presets import Preset, PresetShelf, fitted_size
from sdjp.store.settings import Settings

SETTINGS_PAUSE_MS = 200
"""Settings are written this long after the last change, as a slider changes them many times."""


class Core(QObject):
    """Settings, session, workers and queue.

    Attributes:
        settings: the user's settings; change them through `change_settings`.
        session: the form.
        presets: styles and purposes.
        queue: the drawings.
        start_picture: what a drawing starts from, and its mask.
        words: questions to the translator.
        library: questions to the librarian.
        translation, negative_translation: the English of both prompts, live.
        links: the workers.
        model_in_use: the form's model, as the painter has it.

    Signals:
        settings_changed(names): these settings have new values; a frozenset of their names.
        model_changed(): `model` has another value.
        library_changed(): pictures were added to the library or marked.
        revealed(Thumbnailed): this picture is not blurred any more, in its file.
        failed(SdjpError): to be shown to the user.
        noticed(text): to be mentioned to the user, nothing has failed: a sentence, or what makes
            it in the language of the moment.
    """

    settings_changed = Signal(object)
    model_changed = Signal()
    library_changed = Signal()
    revealed = Signal(object)
    failed = Signal(object)
    noticed = Signal(object)
    _settings_unsaved = Signal(object)

    def __init__(
        self,
        settings: Settings,
        session: Session,
        presets: PresetShelf,
        *,
        commands: Mapping[str, Sequence[str]] | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Put everything together; nothing is started yet.

        Args:
            commands: role → command line that takes the place of the role's own.
        """
        super().__init__(parent)
        self.settings = settings
        self.session = session
        self.presets = presets
        own = commands or {}
        self.painter = WorkerLink("painter", self, own.get("painter", ()))
        self.translator = WorkerLink("translator", self, own.get("translator", ()))
        self.librarian = WorkerLink("librarian", self, own.get("librarian", ()))
        self.links = (self.translator, self.librarian, self.painter)
        self.queue = JobQueue(self.painter, self)
        self.words = Enquiries(self.translator, self)
        self.library = Enquiries(self.librarian, self)
        self.start_picture = StartPicture(self.library, session, self)
        self.model_in_use = ModelInUse(self.painter, session, self)
        self.translation = LiveTranslation(self.words, self)
        self.negative_translation = LiveTranslation(self.words, self)
        self._disk = QThreadPool(self, maxThreadCount=1)
        self._settings_due = QTimer(self, singleShot=True, interval=SETTINGS_PAUSE_MS)
        self._connect()
        self._on_settings_changed(frozenset({"live_translation"}))

    def _connect(self) -> None:
        self._settings_due.timeout.connect(self._save_settings)
        self.settings_changed.connect(self._on_settings_changed)
        self.session.changed.connect(self._on_form_changed)
        self.queue.saved.connect(self._on_saved)
        links = (self.translator.gave_up, self.librarian.gave_up, self._settings_unsaved)
        parts = (self.queue, self.start_picture, self.model_in_use)
        for failed in (*links, *(part.failed for part in parts)):
            failed.connect(self.failed)
        for live in (self.translation, self.negative_translation):
            live.failed.connect(self._on_untranslated)
        self.model_in_use.changed.connect(self.model_changed)
        self.librarian.ready.connect(self._on_librarian_ready)

    @Slot(object)
    def _on_settings_changed(self, names: frozenset[str]) -> None:
        if "live_translation" in names:
            for live in (self.translation, self.negative_translation):
                live.set_live(bool(self.settings["live_translation"]))

    def start(self) -> None:
        """Start the workers."""
        for _ in self.starting():
            pass

    def starting(self) -> Iterator[None]:
        """`start`, the translator first, as typing begins at once; yields after each worker."""
        if not self.session.form.model:
            self.session.set(model=str(demo_painter_dir()))
        self._translate()
        for link in self.links:
            link.start()
            yield

    def stop(self) -> None:
        """End the workers and write what is to be written; called before the application ends."""
        for link in self.links:
            link.end()
        if self._settings_due.isActive():
            self._settings_due.stop()
            self._save_settings()
        self._disk.waitForDone()
        for link in self.links:
            link.stop()

    def change_settings(self, **values: Any) -> None:
        """Change settings, and write them to the disk a moment later.

        What cannot be written is reported by `failed`.

        Raises:
            KeyError, ValueError: see `Settings.change`.
        """
        changed = self.settings.change(**values)
        if not changed:
            return
        self._settings_due.start()
        self.settings_changed.emit(changed)

    @Slot()
    def _save_settings(self) -> None:
        self._disk.start(self._write_settings)

    def _write_settings(self) -> None:
        """Runs in a thread: a busy disk takes its time."""
        error = self.settings.save()
        if error is not None:
            self._settings_unsaved.emit(error)

    @property
    def model(self) -> Loaded | None:
        """What the painter says of the model in use; None until it is loaded."""
        return self.model_in_use.loaded

    def preset(self, preset_id: str) -> Preset | None:
        """The preset with this id, if there still is one."""
        return self.presets.find(preset_id) if preset_id else None

    def prompts(self) -> tuple[str, str]:
        """Prompt and negative prompt with the chosen style around them."""
        return worded(self.presets, self.session.wording)

    def restore(self, record: PictureRecord, names: frozenset[str] | None = None) -> None:
        """Have the form, or only these fields of it, be what they were for a picture."""
        self.session.restore(record, names, wording_of(self.presets, record))

    def size(self) -> tuple[int, int]:
        """Width and height of the next drawing in pixels; 0 where the model decides."""
        form = self.session.form
        purpose = self.preset(form.purpose)
        if form.width and form.height:
            return form.width, form.height
        if purpose is not None and purpose.ratio and self.model is not None:
            return fitted_size(purpose.ratio, self.model.size, self.model.factor)
        return 0, 0

    def print_mm(self) -> tuple[float, float]:
        """Width and height of the sheet that the next drawing is meant for; zeros without one."""
        purpose = self.preset(self.session.form.purpose)
        return (purpose.width_mm, purpose.height_mm) if purpose is not None else (0.0, 0.0)

    def draw(
        self, comparison: Comparison | None = None, init: InitImage | None = None
    ) -> Job | None:
        """Put the form into the queue, with `init` for its own start; None where it cannot be yet.

        The English must belong to the prompt: if it is being made, ask again on
        `translation.changed`. Where there will be none, `failed` says why, again. Without `init`
        what is painted must be kept: ask again on `start_picture.settled`, unless that has an
        `error`. Workers that gave up are tried again.
        """
        for link in self.links:
            if link.has_given_up:
                link.start()
        for live in (self.translation, self.negative_translation):
            live.hurry()
        if init is None:
            self.start_picture.hurry()
        if not self.is_translated or (init is None and not self.start_picture.is_settled):
            QTimer.singleShot(0, self._tell_refusal)
            return None
        order = self.session.order(
            *map(_as_typed, (self.translation, self.negative_translation), self.prompts()),
            size=self.size(),
            print_mm=self.print_mm(),
            safety=bool(self.settings["safety"]),
            watermark=bool(self.settings["watermark"]),
            folder=str(self.settings["pictures_folder"]),
            init=init,
        )
        self.remember_prompt()
        return self.queue.add(order, comparison)

    def remember_prompt(self, form: Form | None = None) -> None:
        """Keep the prompts of `form`, or of the form as it stands, in the prompt history."""
        form = form or self.session.form
        words = {"prompt": form.prompt, "negative_prompt": form.negative_prompt}
        self.library.ask(RememberPrompt, _ignore, **words)

    @Slot()
    def _tell_refusal(self) -> None:
        for part in (self.translation, self.negative_translation, self.start_picture):
            if part.error is not None:
                self.failed.emit(part.error)

    @property
    def is_translated(self) -> bool:
        """Whether both prompts have their English."""
        return self.translation.is_current and self.negative_translation.is_current

    @Slot(object)
    def _on_form_changed(self, names: frozenset[str]) -> None:
        if names & {"prompt", "negative_prompt", "pins", "style", "purpose"}:
            self._translate()

    def _translate(self) -> None:
        prompt, negative = self.prompts()
        pins = self.session.form.pins
        self.translation.set_text(prompt, pins)
        self.negative_translation.set_text(negative, pins)

    def retranslate(self) -> None:
        """Translate again: the user's glossary has changed."""
        self.translation.forget()
        self.negative_translation.forget()
        self._translate()

    @Slot(object)
    def _on_untranslated(self, error: SdjpError) -> None:
        """Tell it, but not for each text what was told of the translator itself."""
        if not isinstance(error, (WorkerLost, WorkerMismatch)):
            self.failed.emit(error)

    @Slot(object)
    def _on_librarian_ready(self, _hello: object) -> None:
        self.library.ask(Adopt, self._on_adopted)

    def _on_adopted(self, answer: Adopted | Failed) -> None:
        if isinstance(answer, Failed):
            error = error_of(answer)
            if not isinstance(error, WorkerError):
                self.failed.emit(error)
            return
        if answer.added or answer.missing:
            self.library_changed.emit()
        if answer.quarantined:
            self.noticed.emit(partial(_made_again, answer.quarantined))

    @Slot(object, object)
    def _on_saved(self, _job: object, saved: Saved) -> None:
        self.library_changed.emit()
        if saved.row_id is None:
            self.library.ask(Adopt, _ignore)  # the index may take it by now
        if self.model is None:
            self.model_in_use.load()  # the painter has it by now, and can tell of it


def _made_again(path: str) -> str:
    text = translate(
        "window",
        "The picture index was damaged. It was made again from the pictures; the damaged one is "
        "kept at {path}.",
    )
    return text.format(path=path)


def _ignore(_answer: object) -> None:
    """For questions whose answer changes nothing in the window."""


def _as_typed(live: LiveTranslation, prompt: str) -> Lanes:
    lanes = live.lanes
    return Lanes(prompt, lanes.english, lanes.segments, lanes.translator)
