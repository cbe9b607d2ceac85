"""Has Anki itself import a text twice, and tells the notes; the second time must find the notes of the first."""

import base64
import json
import os
import re
import sys
import tempfile

from anki.collection import Collection, ImportCsvRequest

import words

text = sys.argv[1]
folder = tempfile.mkdtemp()
collection = Collection(os.path.join(folder, "collection.anki2"))


def imported():
    metadata = collection.get_csv_metadata(text, None)
    return collection.import_csv(ImportCsvRequest(path=text, metadata=metadata)).log


first = imported()
cards = sorted(collection.find_cards(""))
again = imported()
assert sorted(collection.find_cards("")) == cards, "a card keeps its schedule when the sheet is made again"
assert not again.new, "nothing is new the second time"

items = []
for note_id in sorted(collection.find_notes("")):
    note = collection.get_note(note_id)
    front, pictures = words.both(note["Front"])
    item = {
        "id": note.guid,
        "kind": note.note_type()["name"],
        "deck": collection.decks.name(note.cards()[0].did),
        "question": front,
        "reasons": words.lines(note["Back"]),
        "tags": note.tags,
    }
    for source, alternative in pictures:
        data = source.removeprefix("data:image/svg+xml;base64,")
        item["figure"] = {"alternative": alternative, "svg": base64.b64decode(data).decode()}
    shown = note.cards()[0].question() + note.cards()[0].answer()
    assert "[sound:" not in shown and not note.cards()[0].question_av_tags(), "no text is taken for a sound"
    items.append(item)
collection.close()
json.dump(items, sys.stdout)
