"""The IPTC digital source type, in an XMP packet: written and read.

The property is `Iptc4xmpExt:DigitalSourceType` of the IPTC Photo Metadata Standard 2023.2, its
values are the URIs of the IPTC NewsCodes vocabulary `digitalsourcetype`.
"""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree import ElementTree
from xml.sax.saxutils import quoteattr

import sdjp

_VOCABULARY = "http://cv.iptc.org/newscodes/digitalsourcetype/"
TRAINED = _VOCABULARY + "trainedAlgorithmicMedia"
COMPOSITE = _VOCABULARY + "compositeWithTrainedAlgorithmicMedia"

_IPTC_EXT = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
_XMP = "http://ns.adobe.com/xap/1.0/"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_LONGEST = 256 * 1024


@dataclass(frozen=True, slots=True)
class Origin:
    """What an XMP packet says of how the picture came to be; empty where it says nothing."""

    digital_source_type: str = ""
    creator_tool: str = ""


def source_type(mode: str) -> str:
    """The URI for a picture drawn in `mode`: text alone, or with a picture of the user's."""
    return TRAINED if mode in ("txt2img", "sheet") else COMPOSITE


def to_xmp(mode: str) -> str:
    """The packet for a picture drawn in `mode` (see `PictureRecord`)."""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        f'<rdf:RDF xmlns:rdf="{_RDF}"><rdf:Description rdf:about=""'
        f' xmlns:Iptc4xmpExt="{_IPTC_EXT}" xmlns:xmp="{_XMP}"'
        f" Iptc4xmpExt:DigitalSourceType={quoteattr(source_type(mode))}"
        f" xmp:CreatorTool={quoteattr('SDJP ' + sdjp.__version__)}/>"
        '</rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    )


def parse_xmp(packet: str | bytes) -> Origin:
    """Read `packet`; one that is too long, damaged or has a document type says nothing."""
    text = packet.decode("utf-8", "replace") if isinstance(packet, bytes) else packet
    if len(text) > _LONGEST or "<!" in text:
        return Origin()
    start, end = text.find("<x:xmpmeta"), text.find("<?xpacket end")
    if start < 0:
        start = max(0, text.find("<rdf:RDF"))
    try:
        # No document type, so no entities: refused above.
        root = ElementTree.fromstring(text[start : end if end > start else None])  # noqa: S314
    except (ElementTree.ParseError, ValueError, RecursionError):
        return Origin()
    return Origin(
        _property(root, f"{{{_IPTC_EXT}}}DigitalSourceType"),
        _property(root, f"{{{_XMP}}}CreatorTool"),
    )


def _property(root: ElementTree.Element, name: str) -> str:
    """The value of `name`, written as an attribute, as text or as a resource."""
    for element in root.iter():
        if value := element.get(name):
            return value.strip()
        if element.tag == name:
            return (element.get(f"{{{_RDF}}}resource") or element.text or "").strip()
    return ""
