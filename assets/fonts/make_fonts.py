"""Makes Inter-Regular.ttf and Inter-SemiBold.ttf of this folder from Inter's variable font.

    pip install fonttools==4.68.0 fontpkg-inter==4.1.post1
    python3 make_fonts.py            # writes beside this file

What is changed, and why:
- two static weights, because a variable face would be parsed twice and is three times as large;
- tabular figures become the default digits, because egui cannot turn the `tnum` feature on and
  counts must not jump;
- the contextual alternates (`calt`) go, because they would show `->` in a quoted source as an arrow;
- only the scripts and symbols that the interface can meet are kept; the rest comes from the system.
"""

import pathlib

import fontpkg_inter
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

SOURCE = pathlib.Path(fontpkg_inter.__file__).parent / "files" / "Inter[opsz,wght].ttf"
HERE = pathlib.Path(__file__).parent
RANGES = [
    (0x20, 0x7E), (0xA0, 0x24F), (0x250, 0x2FF), (0x300, 0x36F), (0x370, 0x3FF), (0x400, 0x52F),
    (0x1E00, 0x1EFF), (0x1F00, 0x1FFF), (0x2000, 0x206F), (0x2070, 0x209F), (0x20A0, 0x20CF),
    (0x2100, 0x218F), (0x2190, 0x21FF), (0x2200, 0x22FF), (0x2300, 0x23FF), (0x25A0, 0x25FF),
    (0x2600, 0x26FF), (0x2700, 0x27BF), (0x27F0, 0x27FF), (0x2B00, 0x2BFF), (0xFB00, 0xFB06),
]


def tabular_by_default(font):
    """Points every character that `tnum` would replace at the glyph it would be replaced by."""
    gsub = font["GSUB"].table
    lookups = {i for record in gsub.FeatureList.FeatureRecord if record.FeatureTag == "tnum"
               for i in record.Feature.LookupListIndex}
    swap = {}
    for index in sorted(lookups):
        for subtable in gsub.LookupList.Lookup[index].SubTable:
            subtable = getattr(subtable, "ExtSubTable", subtable)
            swap.update(getattr(subtable, "mapping", {}))
    for table in font["cmap"].tables:
        for code, glyph in table.cmap.items():
            if chr(code) in "0123456789":
                table.cmap[code] = swap.get(glyph, glyph)


def make(weight, name):
    font = TTFont(SOURCE)
    font = instantiateVariableFont(font, {"wght": weight, "opsz": 14}, updateFontNames=False)
    tabular_by_default(font)
    options = Options()
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl"]
    options.hinting = False
    # Without its outline, what no font can draw would be an empty space.
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[c for first, last in RANGES for c in range(first, last + 1)])
    subsetter.subset(font)
    family = "Inter" if weight == 400 else f"Inter {name}"
    for identifier, text in [(1, family), (2, "Regular"), (4, f"Inter {name}"), (6, f"Inter-{name}")]:
        font["name"].setName(text, identifier, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    font["head"].modified = font["head"].created  # so that a second run gives the same bytes
    font.recalcTimestamp = False
    font.save(HERE / f"Inter-{name}.ttf")


make(400, "Regular")
make(600, "SemiBold")
