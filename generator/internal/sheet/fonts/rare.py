"""Make rare.zip: the characters of names that the faces for all text lack.

Each entry of the archive is a small TrueType font for the characters of one block of
1,024 code points, called after its shape and the first of them (song-05000.ttf), so
that a sheet with one rare character unpacks only its block. Three shapes, asked in
this order:

    song  from Noto Serif CJK SC: all of the unified ideographs and of Extension A,
          the compatibility ideographs it has, and the few it has of B to G
    ming  from HanaMinB: of Extensions B to F what has a source in mainland China
          (kIRG_GSource in Unihan), for only such characters can be in a household
          register
    kai   from LXGW WenKai: what it has of Extensions B to H and the others lack

Outlines are on a coarser grid than the faces' (a unit of song and kai is 1/400 of the
square, one of ming 1/256: 0.02 mm in 16 points), which halves the file. The entries
are compressed by bzip2, which the standard library of Go can unpack.
"""

import bz2
import io
import os
import zipfile

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

HANAZONO = "/usr/share/fonts/truetype/hanazono/HanaMinB.ttf"
WENKAI = "/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf"
UNIHAN = "/usr/share/unicode/Unihan_IRGSources.txt.bz2"
BLOCK = 1024


def ideograph(c):
    return 0x3400 <= c <= 0x9FFF or 0xF900 <= c <= 0xFAFF or 0x20000 <= c <= 0x3FFFF


def mainland():
    """The characters that have a source in mainland China."""
    with bz2.open(UNIHAN, "rt", encoding="utf-8") as lines:
        return {int(line.split("\t")[0][2:], 16) for line in lines if "\tkIRG_GSource\t" in line}


def blocks(characters):
    """The characters by the first code point of their block."""
    by = {}
    for c in sorted(characters):
        by.setdefault(c - c % BLOCK, []).append(c)
    return by


def block(font, characters, name, units, up):
    """A font of some characters of another, on a grid of so many units to the square,
    moved up by a part of the square."""
    glyphs, cmap = font.getGlyphSet(), font.getBestCmap()
    scale = units / font["head"].unitsPerEm
    cubic = "CFF " in font
    order, outlines, advances = [".notdef"], {".notdef": TTGlyphPen(None).glyph()}, {".notdef": (units, 0)}
    for c in characters:
        shape = DecomposingRecordingPen(glyphs)
        glyphs[cmap[c]].draw(shape)
        pen = TTGlyphPen(None)
        into = Cu2QuPen(pen, max_err=0.8, reverse_direction=True) if cubic else pen
        shape.replay(TransformPen(into, (scale, 0, 0, scale, 0, up * units)))
        order.append(f"u{c:05X}")
        outlines[order[-1]] = pen.glyph()
    builder = FontBuilder(units, isTTF=True)
    builder.setupHead(unitsPerEm=units, created=0, modified=0)
    builder.font.recalcTimestamp = False
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(dict(zip(characters, order[1:])))
    builder.setupGlyf(outlines)
    for glyph in order[1:]:
        width = font["hmtx"][cmap[int(glyph[1:], 16)]][0]
        advances[glyph] = (round(width * scale), builder.font["glyf"][glyph].xMin if outlines[glyph].numberOfContours else 0)
    builder.setupHorizontalMetrics(advances)
    builder.setupHorizontalHeader(ascent=round(0.88 * units), descent=round(-0.12 * units))
    builder.setupNameTable({"familyName": name, "styleName": "Regular", "psName": name}, mac=False)
    builder.setupPost(keepGlyphNames=False)
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()


def make(target, common, song):
    """Write the archive; common are the characters of the faces for all text."""
    ming, kai = TTFont(HANAZONO), TTFont(WENKAI)
    left = {"song": set(song.getBestCmap()), "ming": set(ming.getBestCmap()) & mainland(), "kai": set(kai.getBestCmap())}
    have = set(common)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_BZIP2) as archive:
        for shape, font, units, up in (("song", song, 400, 0), ("ming", ming, 256, 144 / 1024 - 0.12), ("kai", kai, 400, 0)):
            mine = {c for c in left[shape] if ideograph(c)} - have
            have |= mine
            for first, characters in blocks(mine).items():
                name = f"{shape}-{first:05X}"
                entry = zipfile.ZipInfo(name + ".ttf")
                entry.compress_type = zipfile.ZIP_BZIP2
                archive.writestr(entry, block(font, characters, "CunwuRare" + name.title().replace("-", ""), units, up), compresslevel=9)
            print(f"{os.path.basename(target)}: {shape}: {len(mine)} characters")
    print(f"{os.path.basename(target)}: {os.path.getsize(target)} bytes")
