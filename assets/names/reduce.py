"""Reduces the names of territories of CLDR to one table: a line a territory, a column a language.

    npm pack cldr-localenames-full@48.2.0 && npm pack cldr-core@48.2.0
    (unpack the first into names/, the second into core/)
    python3 reduce.py names/package core/package > territories.tsv
"""
import json
import sys

LANGUAGES = ["fr", "ru", "fa", "ar", "zh"]
# Short names where the long one says more than the register's, which writes "Palestine".
SHORT = ["PS", "HK", "MO"]
# The register gives Kosovo no ISO code, since it has none: the line bears the id of the entity.
BY_ID = {"XK": "kosovo"}

names, core = sys.argv[1:]


def read(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


codes = read(f"{core}/supplemental/codeMappings.json")["supplemental"]["codeMappings"]
tables = {}
for language in LANGUAGES:
    main = read(f"{names}/main/{language}/territories.json")["main"][language]
    tables[language] = main["localeDisplayNames"]["territories"]

lines = []
for code, other in codes.items():
    # Exceptional reservations such as EU and UN, and territories without a name in CLDR, are no lines.
    if len(code) != 2 or "_alpha3" not in other or any(code not in table for table in tables.values()):
        continue
    if code in ["EU", "UN", "EZ", "ZZ", "XA", "XB", "QO"]:
        continue
    row = [tables[language][f"{code}-alt-short" if code in SHORT else code] for language in LANGUAGES]
    lines.append("\t".join([BY_ID.get(code, other["_alpha3"]), *row]))
print("\t".join(["code", *LANGUAGES]))
print("\n".join(sorted(lines)))
