"""Builds vivaseal-rare-ming.ttf.br, the font of the ideographs that Noto lacks. See README.md."""

import sys
import brotli
from fontTools import merge, subset
from fontTools.ttLib import TTFont

source, target = sys.argv[1], sys.argv[2]
# Extensions B to F from HanaMinB; from HanaMinA the compatibility ideographs, which HanaMinB lacks.
PARTS = {
    "HanaMinB.ttf": [*range(0x20000, 0x2A6E0), *range(0x2A700, 0x2EBF0)],
    "HanaMinA.ttf": [*range(0xF900, 0xFB00), *range(0x2F800, 0x2FA20)],
}
DROPPED = ["vhea", "vmtx", "FFTM", "BASE", "GDEF", "GSUB", "gasp", "prop"]


def part(name, code_points):
    options = subset.Options(hinting=False, notdef_outline=True, layout_features=[])
    options.drop_tables += DROPPED
    font = TTFont(f"{source}/{name}", recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=code_points)
    subsetter.subset(font)
    path = f"{target}.{name}"
    font.save(path)
    return path


merged = merge.Merger().merge([part(*item) for item in PARTS.items()])
merged["post"].formatType = 3.0
merged["head"].created = merged["head"].modified = 0
merged.recalcTimestamp = False
names = merged["name"]
names.names = []
texts = {
    0: "Copyright 2008-2011 GlyphWiki Project. Subset of the Hanazono fonts.",
    1: "Vivaseal Rare Ming",
    2: "Regular",
    4: "Vivaseal Rare Ming",
    6: "VivasealRareMing",
}
for name_id, text in texts.items():
    names.setName(text, name_id, 3, 1, 0x409)
merged.save(target)
with open(target, "rb") as plain, open(f"{target}.br", "wb") as packed:
    packed.write(brotli.compress(plain.read(), quality=11, lgwin=24))
