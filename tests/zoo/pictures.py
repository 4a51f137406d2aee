"""All files of the zoo that are taken in."""

from __future__ import annotations

from tests.zoo.other_files import heif_files, other_files, tiff_files, turned_files
from tests.zoo.png_files import png_files
from tests.zoo.profiled_files import profiled_files

SPECIMENS = [
    *png_files(),
    *profiled_files(),
    *other_files(),
    *tiff_files(),
    *turned_files(),
    *heif_files(),
]
