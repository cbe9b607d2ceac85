"""Writes the widest form of each Arabic letter in Noto Sans Arabic: code point, regular, bold, in thousandths of the size.

    python3 widths.py NotoSansArabic-Regular.ttf NotoSansArabic-Bold.ttf > advances-arabic.txt
"""
import sys

from fontTools.ttLib import TTFont

POSITIONS = ["init", "medi", "fina", "isol"]


def forms(font):
    """The glyphs that a glyph may be exchanged for by its place in a word."""
    table = font["GSUB"].table
    features = [one.Feature for one in table.FeatureList.FeatureRecord if one.FeatureTag in POSITIONS]
    found = {}
    for lookup in sorted({index for feature in features for index in feature.LookupListIndex}):
        for part in table.LookupList.Lookup[lookup].SubTable:
            part = getattr(part, "ExtSubTable", part)
            for glyph, other in getattr(part, "mapping", {}).items():
                found.setdefault(glyph, {glyph}).update([other] if isinstance(other, str) else other[:1])
    return found


fonts = [TTFont(path) for path in sys.argv[1:]]
shapes = [forms(font) for font in fonts]
for code in sorted(fonts[0].getBestCmap()):
    if not 0x606 <= code <= 0x6FF:
        continue
    widths = []
    for font, found in zip(fonts, shapes):
        glyph = font.getBestCmap()[code]
        widest = max(font["hmtx"].metrics[one][0] for one in found.get(glyph, {glyph}))
        widths.append(round(widest * 1000 / font["head"].unitsPerEm))
    print(f"{code:04X}", *widths)
