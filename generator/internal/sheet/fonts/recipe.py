#!/usr/bin/python3
"""Make the fonts of the sheets from Debian's packages of free fonts.

    apt-get install fonts-noto-cjk fonts-lxgw-wenkai fonts-hanazono unicode-data python3-fonttools
    /usr/bin/python3 recipe.py [folder to write to; default: this folder]

Four faces for all text. From each font it keeps GB 2312, the 8,105 characters of
通用规范汉字表 (kTGH in Unihan), punctuation, symbols and Latin; drops layout tables
and hints, which Chinese set horizontally does not need; and turns CFF outlines into
quadratic TrueType ones with an error of at most one unit in a thousand, because they
can be subset again in a few lines of Go. The licence of LXGW WenKai reserves its
name, so what is made from it has another one.

mono.ttf for code, with letters and figures half as wide as a Chinese character, and
with the boxes ☐ ☑ ☒, which the others lack. rare.zip for the characters of names: see
rare.py.

Last made with fonts-noto-cjk 1:20220127+repack1-1, fonts-lxgw-wenkai 1.250+repack-1,
fonts-hanazono 20170904-2.1, unicode-data 15.0.0-1 and python3-fonttools
4.38.0-1+deb12u1; the same versions give the same bytes.
"""

import bz2
import os
import sys

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont, newTable

import rare

NOTO = "/usr/share/fonts/opentype/noto/"
WENKAI = "/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf"
UNIHAN = "/usr/share/unicode/Unihan_OtherMappings.txt.bz2"

FONTS = [
    # collection, face, file, PostScript name
    ("NotoSerifCJK-Regular.ttc", "Noto Serif CJK SC", "serif.ttf", "NotoSerifCJKsc-Regular"),
    ("NotoSerifCJK-Bold.ttc", "Noto Serif CJK SC", "serif-bold.ttf", "NotoSerifCJKsc-Bold"),
    ("NotoSansCJK-Bold.ttc", "Noto Sans CJK SC", "sans-bold.ttf", "NotoSansCJKsc-Bold"),
]

# What code is written in beside Chinese, and what boxes are made of.
MONO = set(range(0x20, 0x7F)) | set(range(0xA0, 0x100)) | {0x25A1, 0x2713, 0x00D7}

# Quotation marks that are narrow there: Chinese ones take a square.
NOT_KAI = {0x2018, 0x2019, 0x201C, 0x201D}

RANGES = [
    (0x0020, 0x007E), (0x00A0, 0x017F), (0x01CD, 0x01DC), (0x01F8, 0x01F9),
    (0x0251, 0x0251), (0x0261, 0x0261), (0x02C6, 0x02C7), (0x02C9, 0x02CB), (0x02D9, 0x02D9),
    (0x0391, 0x03C9), (0x0401, 0x0401), (0x0410, 0x044F), (0x0451, 0x0451),
    (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x2070, 0x209F), (0x20A0, 0x20BF),
    (0x2100, 0x218F), (0x2190, 0x2199), (0x2200, 0x22FF), (0x2312, 0x2312),
    (0x2460, 0x24FF), (0x2500, 0x257F), (0x25A0, 0x25FF), (0x2600, 0x2642),
    (0x2713, 0x2717), (0x2776, 0x2793),
    (0x3000, 0x303F), (0x3041, 0x30FF), (0x3105, 0x312F),
    (0x3200, 0x32FF), (0x3300, 0x33FF), (0xFE10, 0xFE1F), (0xFE30, 0xFE4F), (0xFF01, 0xFF5E), (0xFFE0, 0xFFE6),
]


def characters():
    """The code points to keep."""
    keep = set()
    for first, last in RANGES:
        keep.update(range(first, last + 1))
    for high in range(0xA1, 0xF8):
        for low in range(0xA1, 0xFF):
            try:
                keep.add(ord(bytes([high, low]).decode("gb2312")))
            except UnicodeDecodeError:
                pass
    standard = 0
    with bz2.open(UNIHAN, "rt", encoding="utf-8") as lines:
        for line in lines:
            if "\tkTGH\t" in line and line.startswith("U+"):
                keep.add(int(line.split("\t")[0][2:], 16))
                standard += 1
    assert standard == 8105, standard
    return keep


def from_collection(path, face):
    """One font of a collection."""
    fonts = TTCollection(path, lazy=True)
    return next(f for f in fonts.fonts if f["name"].getDebugName(1).startswith(face))


def subset(font, keep):
    """Keep the characters, without layout tables and hints."""
    font.recalcTimestamp = False
    options = Options()
    options.hinting = False
    options.layout_features = []
    options.notdef_outline = True
    options.glyph_names = False
    options.name_IDs = [0, 1, 2, 5, 6, 13, 14]
    options.name_languages = [0x409]
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx", "DSIG"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=keep)
    subsetter.subset(font)


def quadratic(font):
    """Turn CFF outlines into TrueType ones."""
    glyphs = font.getGlyphSet()
    order = font.getGlyphOrder()
    outlines = {}
    for name in order:
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(Cu2QuPen(pen, max_err=1.0, reverse_direction=True))
        outlines[name] = pen.glyph()
    del font["CFF "]
    font["loca"] = newTable("loca")
    font["glyf"] = glyf = newTable("glyf")
    glyf.glyphOrder = order
    glyf.glyphs = outlines
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    maxp.maxZones = 1
    maxp.maxTwilightPoints = maxp.maxStorage = maxp.maxFunctionDefs = 0
    maxp.maxInstructionDefs = maxp.maxStackElements = maxp.maxSizeOfInstructions = 0
    maxp.maxComponentElements = max(
        (len(g.components) for g in outlines.values() if hasattr(g, "components")), default=0)
    font["post"].formatType = 3.0
    font.sfntVersion = "\x00\x01\x00\x00"
    glyf.compile(font)
    for name in order:
        width, _ = font["hmtx"][name]
        font["hmtx"][name] = (width, getattr(glyf[name], "xMin", 0))


def boxes(font):
    """Add ☐ ☑ ☒, put together from □, ✓ and ×."""
    cmap, glyf = font.getBestCmap(), font["glyf"]
    square, tick, cross = cmap[0x25A1], cmap[0x2713], cmap[0x00D7]
    width = font["hmtx"][square]
    order = font.getGlyphOrder()
    middle = (glyf[square].xMin + glyf[square].xMax) / 2, (glyf[square].yMin + glyf[square].yMax) / 2
    size = glyf[square].xMax - glyf[square].xMin
    for c, sign in ((0x2610, None), (0x2611, tick), (0x2612, cross)):
        pen = TTGlyphPen(font.getGlyphSet())
        pen.addComponent(square, (1, 0, 0, 1, 0, 0))
        if sign:
            g = glyf[sign]
            scale = 0.72 * size / max(g.xMax - g.xMin, g.yMax - g.yMin)
            pen.addComponent(sign, (scale, 0, 0, scale, round(middle[0] - scale * (g.xMin + g.xMax) / 2), round(middle[1] - scale * (g.yMin + g.yMax) / 2)))
        name = f"uni{c:04X}"
        order.append(name)
        glyf.glyphs[name] = pen.glyph()
        glyf.glyphs[name].recalcBounds(glyf)
        font["hmtx"].metrics[name] = (width[0], glyf.glyphs[name].xMin)
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[c] = name
    glyf.glyphOrder = order
    font.setGlyphOrder(order)
    font["maxp"].maxComponentElements, font["maxp"].maxComponentDepth = 2, 1


def save(font, target, keep):
    font.save(target)
    lacking = sorted(keep - set(font.getBestCmap()))
    han = [c for c in lacking if 0x3400 <= c <= 0x9FFF or c >= 0x20000]
    assert not han, han
    print(f"{os.path.basename(target)}: {len(font.getGlyphOrder())} glyphs, {os.path.getsize(target)} bytes")


def rename(font, names):
    for record in font["name"].names:
        if record.nameID in names:
            record.string = names[record.nameID]


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__))
    keep = characters()
    for collection, face, file, postscript in FONTS:
        font = from_collection(NOTO + collection, face)
        subset(font, keep)
        quadratic(font)
        rename(font, {6: postscript})
        save(font, os.path.join(folder, file), keep)
    mono = from_collection(NOTO + "NotoSansCJK-Regular.ttc", "Noto Sans Mono CJK SC")
    subset(mono, MONO)
    quadratic(mono)
    boxes(mono)
    rename(mono, {6: "NotoSansMonoCJKsc-Regular"})
    save(mono, os.path.join(folder, "mono.ttf"), MONO)
    kai = TTFont(WENKAI)
    subset(kai, keep - NOT_KAI)
    rename(kai, {1: "Cunwu Kai", 2: "Regular", 6: "CunwuKai-Regular"})
    save(kai, os.path.join(folder, "kai.ttf"), keep - NOT_KAI)
    song = from_collection(NOTO + "NotoSerifCJK-Regular.ttc", "Noto Serif CJK SC")
    rare.make(os.path.join(folder, "rare.zip"), keep, song)


if __name__ == "__main__":
    main()
