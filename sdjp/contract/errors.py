"""Every error that SDJP raises on purpose.

SdjpError                exit code 1
├── InputError           2    UsageError, InvalidValue, PromptTooLong, InputFileMissing,
│   │                         FetchFailed, MaskLost, OriginalGone, InputsSkipped
│   └── InputFileUnreadable   InputNoPicture, InputTooLarge
├── ModelError           3    ModelMissing, ModelUnreadable, ModelUnsafe
├── DrawingError         4    OutOfMemory, BrokenPicture
├── StorageError         5    DiskFull, FolderUnwritable, MaskNotKept, IndexNewer, IndexDamaged
├── WorkerError          6    WorkerDied, WorkerLost, WorkerMismatch, WireBroken
└── Interrupted        130

Each class has three English sentences: what happened, is the data safe, what to do next.
"""

from __future__ import annotations

from typing import ClassVar


class SdjpError(Exception):
    """Base of all errors meant for the user.

    Attributes:
        exit_code: what a command line process ends with.
        sentences: the three; `{name}` fields are filled from `context`.
        context: values for the fields; plain text, never markup.
    """

    exit_code: ClassVar[int] = 1
    sentences: ClassVar[tuple[str, str, str]] = (
        "SDJP could not go on: {detail}",
        "Pictures that were finished are safe.",
        "Please try again; if it happens again, send the report from the settings (`sdjp doctor`).",
    )

    def __init__(self, **context: object) -> None:
        self.context = {name: str(value) for name, value in context.items()}
        super().__init__(f"{type(self).__name__}: {self.context}")


class InputError(SdjpError):
    """The user asked for something that cannot be."""

    exit_code = 2


class UsageError(InputError):
    """The command line is not written as it must be. Context: `detail`, `command`."""

    sentences = (
        "The command could not be understood ({detail}).",
        "Nothing was drawn and nothing was changed.",
        "`{command} --help` shows how to write it.",
    )


class InvalidValue(InputError):
    """An option or field is out of range. Context: `name`, `value`, `allowed`."""

    sentences = (
        "“{value}” cannot be used for {name}.",
        "Nothing was drawn and nothing was changed.",
        "Please give {allowed}.",
    )


class PromptTooLong(InputError):
    """More text than one prompt may hold. Context: `length`, `limit` (characters)."""

    sentences = (
        "The prompt has {length} characters, more than the {limit} that fit.",
        "Nothing was drawn and nothing was changed.",
        "Please shorten the prompt.",
    )


class InputFileMissing(InputError):
    """A file or folder that was named does not exist. Context: `path`."""

    sentences = (
        "“{path}” was not found.",
        "Nothing was drawn and nothing was changed.",
        "Please check the name and the place of the file.",
    )


class InputFileUnreadable(InputError):
    """A file exists but is not what it should be. Context: `path`, `reason`."""

    sentences = (
        "“{path}” could not be read ({reason}).",
        "The file was not changed.",
        "Please check that it is the right file and that it opens in other programs.",
    )


class InputNoPicture(InputFileUnreadable):
    """A file is no picture of a kind that is read. Context: `path`, `reason`."""

    sentences = (
        "“{path}” cannot be used as a picture ({reason}).",
        "The file was not changed.",
        "Please open it in the program that made it and save it there as PNG or JPEG.",
    )


class InputTooLarge(InputFileUnreadable):
    """A picture is larger than what is read. Context: `path`, `reason`."""

    sentences = (
        "“{path}” is too large to be read ({reason}).",
        "The file was not changed.",
        "Please make it smaller in another program: at most 64 million pixels and 512 MB.",
    )


class FetchFailed(InputError):
    """A picture could not be fetched from the network. Context: `host`, `reason`."""

    sentences = (
        "The picture could not be fetched from {host} ({reason}).",
        "Nothing was changed, and nothing but the address was sent.",
        "Please save the picture in your browser and drop the file here.",
    )


class InputsSkipped(InputError):
    """Of several pictures some could not be used. Context: `skipped`, `count`."""

    sentences = (
        "{skipped} of {count} pictures could not be used; each is named above.",
        "What was drawn from the others is kept, and no file of yours was changed.",
        "Please look into the pictures that were left out and draw them again.",
    )


class ModelError(SdjpError):
    """A painter or translator model cannot be used."""

    exit_code = 3


class ModelMissing(ModelError):
    """No model at that place. Context: `path`."""

    sentences = (
        "There is no model at “{path}”.",
        "Nothing was drawn and nothing was changed.",
        "Please check the place, or leave the option away to use the embedded model.",
    )


class ModelUnreadable(ModelError):
    """The model is damaged or of an unknown kind. Context: `path`, `reason`."""

    sentences = (
        "The model “{path}” could not be read ({reason}).",
        "Nothing was drawn and the model was not changed.",
        "Please get the model again or choose another one.",
    )


class ModelUnsafe(ModelError):
    """The model carries code or pickles. Context: `path`, `reason`."""

    sentences = (
        "The model “{path}” was refused because it may contain a program ({reason}).",
        "Nothing from it was run and nothing was changed.",
        "Please use the same model in safetensors form.",
    )


class DrawingError(SdjpError):
    """The drawing itself failed."""

    exit_code = 4


class OutOfMemory(DrawingError):
    """Main memory or the graphics card's ran out. Context: `width`, `height`."""

    sentences = (
        "Memory ran out while drawing at {width}×{height}.",
        "Pictures that were finished are safe.",
        "Please try a smaller size or fewer pictures at once.",
    )


class BrokenPicture(DrawingError):
    """The numbers became NaN. Context: `seed`."""

    sentences = (
        "The model produced no valid picture for seed {seed} (the numbers overflowed).",
        "Pictures that were finished are safe, and no black picture was saved.",
        "Please try another seed, a lower guidance scale or another sampler.",
    )


class StorageError(SdjpError):
    """Something could not be kept."""

    exit_code = 5


class DiskFull(StorageError):
    """No room left on the disk. Context: `path`."""

    sentences = (
        "The disk that holds “{path}” is full.",
        "Pictures that were saved before are safe; the one being saved was not written.",
        "Please make room or choose another folder, then draw again with the same seed.",
    )


class FolderUnwritable(StorageError):
    """The folder refuses new files. Context: `path`."""

    sentences = (
        "No file can be written to “{path}”.",
        "Nothing was changed there.",
        "Please choose another folder or change its permissions.",
    )


class MaskNotKept(StorageError):
    """What was painted on a picture could not be written. Context: `path`."""

    sentences = (
        "What you painted could not be kept in “{path}”: no room is left, or it refuses new files.",
        "It is still on the picture, and nothing is drawn with an earlier mask.",
        "Please make room on the disk, then draw again: it will be tried once more.",
    )


class MaskLost(InputError):
    """The mask that a drawing was to start with cannot be read any more."""

    sentences = (
        "What was painted on the picture cannot be read any more.",
        "The picture itself is still there, and nothing was drawn.",
        "Please paint it again. If you draw without painting, all of the picture is redrawn.",
    )


class OriginalGone(InputError):
    """Of a picture that was blurred the original is not kept, or not any more. Context: `path`."""

    sentences = (
        "How “{path}” looked before it was blurred is not kept.",
        "The picture that lies there was not changed.",
        "Please draw it again with the same seed; the safety filter can be switched off before.",
    )


class IndexNewer(StorageError):
    """The picture index was written by a newer SDJP. Context: `path`, `found`, `known`."""

    sentences = (
        "The picture index was made by a newer SDJP (version {found}, this one knows {known}).",
        "The index and all pictures are safe and were not touched.",
        "Please update SDJP, or set SDJP_HOME to another folder.",
    )


class IndexDamaged(StorageError):
    """The picture index cannot be read. Context: `path`."""

    sentences = (
        "The picture index “{path}” cannot be read.",
        "The pictures themselves are safe.",
        "Please open SDJP again, or run `sdjp rebuild`: it is made again from the pictures.",
    )


class WorkerError(SdjpError):
    """A worker process of the window failed."""

    exit_code = 6


class WorkerDied(WorkerError):
    """A worker ended while it was needed. Context: `worker`, `outcome`."""

    sentences = (
        "The {worker} stopped unexpectedly ({outcome}).",
        "Pictures that were finished are safe, and so is the prompt.",
        "It was started again. If it keeps happening, try a smaller size or another model.",
    )


class WorkerLost(WorkerError):
    """A worker ended again and again. Context: `worker`, `outcome`."""

    sentences = (
        "The {worker} stopped again and again ({outcome}).",
        "Pictures that were finished are safe, and so is the prompt.",
        "It is not started by itself any more. Please draw again to try, or restart SDJP.",
    )


class WorkerMismatch(WorkerError):
    """A worker belongs to another version. Context: `worker`, `found`, `known`."""

    sentences = (
        "The {worker} belongs to another version of SDJP ({found}, not {known}).",
        "Nothing was drawn and nothing was changed.",
        "Please install SDJP again.",
    )


class WireBroken(WorkerError):
    """What a worker said cannot be understood. Context: `reason`."""

    sentences = (
        "A part of SDJP said something that cannot be understood ({reason}).",
        "Pictures that were finished are safe, and so is the prompt.",
        "It is started again by itself. If it keeps happening, please install SDJP again.",
    )


class Interrupted(SdjpError):
    """The user stopped it. Context: `finished` (number of pictures kept)."""

    exit_code = 130
    sentences = (
        "Stopped as you asked.",
        "{finished} finished pictures were kept.",
        "Please run the same command to draw the rest.",
    )
