"""Reads BibTeX with pybtex, which reads braces as BibTeX itself does, and has it set in the style `plain`."""

import json
import sys

from pybtex import PybtexEngine
from pybtex.database import parse_file

file = sys.argv[1]
entries = parse_file(file, bib_format="bibtex").entries
lines = PybtexEngine().format_from_file(file, style="unsrt", output_backend="plaintext").splitlines()
found = [{"key": key, "set": line} for key, line in zip(entries, lines, strict=True)]
json.dump(found, sys.stdout)
