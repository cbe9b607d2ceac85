"""Runs knitr over R/exams exercises and reads what comes out with pandoc, as R/exams does itself."""

import json
import os
import re
import subprocess
import sys
import tempfile
import zipfile

import pypandoc

package = sys.argv[1]
members = zipfile.ZipFile(package)
folder = tempfile.mkdtemp()
members.extractall(folder)
exercises = re.findall(r'"([^"]+\.Rmd)"', members.read("exam.R").decode())

# The package exams itself is not asked for: its one function that exercises call is given here.
KNIT = """
include_supplement <- function(file) stopifnot(file.exists(file))
for (file in commandArgs(TRUE)) {
  parse(text = readLines("exam.R"))
  knitr::knit(file, sub("Rmd$", "md", file), quiet = TRUE)
}
"""
with open(os.path.join(folder, "knit.R"), "w") as script:
    script.write(KNIT)
subprocess.run(["Rscript", "knit.R", *exercises], cwd=folder, check=True, stdout=subprocess.DEVNULL)


def told(inlines):
    """The text of inlines, which must hold nothing but words."""
    text = ""
    for inline in inlines:
        match inline["t"]:
            case "Str":
                text += inline["c"]
            case "Space" | "SoftBreak":
                text += " "
            case other:
                raise AssertionError(f"{other} is no text: {inline}")
    return text


def sections(blocks):
    """The blocks under each heading, by name; lists of answers by the section they are in."""
    found, name = {}, None
    for block in blocks:
        if block["t"] == "Header":
            level, _, words = block["c"]
            name = told(words) if level == 1 else f"{name} answers"
            found[name] = []
        elif name is None:
            raise AssertionError(f"before the question stands {block}")
        else:
            found[name].append(block)
    return found


def answers(blocks):
    if not blocks:
        return []
    [block] = blocks
    assert block["t"] == "BulletList", block
    entries = []
    for entry in block["c"]:
        [plain] = entry
        assert plain["t"] == "Plain", plain
        entries.append(told(plain["c"]))
    return entries


def read(name):
    knitted = os.path.join(folder, name.replace(".Rmd", ".md"))
    with open(knitted) as file:
        text = file.read()
    about = dict(re.findall(r"^(ex[a-z\[\]]+): (.*)$", text[text.rindex("Meta-information") :], re.MULTILINE))
    found = sections(json.loads(pypandoc.convert_text(text, "json", format="markdown"))["blocks"])
    item = {"id": about["exname"], "kind": about["extype"], "question": [], "tags": [about["exsection"]]}
    for block in found["Question"]:
        if block["t"] == "Figure" or block["c"][0]["t"] == "Image":
            image = block["c"][2][0]["c"][0] if block["t"] == "Figure" else block["c"][0]
            _, alternative, (source, _) = image["c"]
            start = members.read(source)[:8]
            assert start == b"\x89PNG\r\n\x1a\n" or b"<svg" in members.read(source)
            item["figure"] = {"alternative": told(alternative)}
        else:
            item["question"].append(told(block["c"]))
    item["reasons"] = [told(block["c"]) for block in found["Solution"]]
    choices, remarks = answers(found.get("Question answers")), answers(found.get("Solution answers"))
    solution = about["exsolution"]
    if about["extype"] == "num":
        item["number"] = int(solution)
    elif about["extype"] == "cloze":
        parts = [line for line in item["question"] if re.search(r" ##ANSWER\d+##$", line)]
        item["question"] = [line for line in item["question"] if line not in parts]
        item["pairs"] = []
        for part, row, kind in zip(parts, solution.split("|"), about["exclozetype"].split("|"), strict=True):
            assert kind == "schoice" and row.count("1") == 1
            offered, choices = choices[: len(row)], choices[len(row) :]
            item["pairs"].append([re.sub(r" ##ANSWER\d+##$", "", part), offered[row.index("1")]])
        assert not choices
    else:
        assert len(solution) == len(choices) == len(remarks)
        item["choices"] = [
            [choice, right == "1", remark] for choice, right, remark in zip(choices, solution, remarks)
        ]
    return item


json.dump([read(name) for name in exercises], sys.stdout)
