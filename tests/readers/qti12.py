"""Reads a QTI 1.2 package: its items with pyslet, held to the published DTD with lxml."""

import glob
import json
import os
import sys
import tarfile
import zipfile

from lxml import etree
from pyslet.qtiv1 import xml as qtiv1

import words

package, readers = sys.argv[1:3]
with tarfile.open(glob.glob(os.path.join(readers, "pyslet-*.tar.gz"))[0]) as sources:
    dtds = [name for name in sources.getnames() if name.endswith("data_imsqtiv1p2p1/ims_qtiasiv1p2p1.dtd")]
    dtd = etree.DTD(sources.extractfile(dtds[0]))

members = zipfile.ZipFile(package)
named = {file.get("href") for file in etree.fromstring(members.read("imsmanifest.xml")).iter("{*}file")}
assert named == set(members.namelist()) - {"imsmanifest.xml"}, "the manifest names each file"

quiz = etree.fromstring(members.read("quiz/quiz.xml"))
for element in quiz.iter():
    element.tag = etree.QName(element).localname
etree.cleanup_namespaces(quiz)
assert dtd.validate(quiz), dtd.error_log

document = qtiv1.QTIDocument()
document.read(src=etree.tostring(quiz))


def html(element):
    return element.findtext("material/mattext")


def scored(item, score):
    """The conditions on which a score is set or added."""
    for condition in item.iterfind("resprocessing/respcondition"):
        if condition.find("setvar") is not None:
            yield condition.find("conditionvar")


def read(item):
    told, pictures = words.both(html(item.find("presentation")))
    fields = [
        (field.findtext("fieldlabel"), field.findtext("fieldentry"))
        for field in item.iterfind("itemmetadata/qtimetadata/qtimetadatafield")
    ]
    kind = dict(fields)["question_type"]
    feedback = {
        one.get("ident"): one.findtext("flow_mat/material/mattext") for one in item.iterfind("itemfeedback")
    }
    shown = {one.get("linkrefid") for one in item.iter("displayfeedback")}
    assert shown == set(feedback), "each feedback is shown on some condition"
    read_as = {
        "id": item.get("ident"),
        "kind": kind,
        "question": told,
        "reasons": words.lines(feedback["general_fb"]),
        "tags": [entry for label, entry in fields if label == "tag"],
    }
    for source, alternative in pictures:
        name = source.removeprefix("%24IMS-CC-FILEBASE%24/")
        read_as["figure"] = {"alternative": alternative, "svg": members.read(name).decode()}
    conditions = list(scored(item, 100))
    responses = item.findall("presentation/response_lid")
    if kind == "matching_question":
        key = {one.find("varequal").get("respident"): one.findtext("varequal") for one in conditions}
        read_as["pairs"] = []
        for response in responses:
            label = response.find(f"render_choice/response_label[@ident='{key[response.get('ident')]}']")
            read_as["pairs"].append([words.line(html(response)), html(label)])
    elif kind == "numerical_question":
        read_as["number"] = int(conditions[0].findtext("varequal"))
    else:
        # What is not within a `not` must be chosen.
        right = {
            one.text for one in conditions[0].iter("varequal") if one.getparent().tag != "not"
        }
        read_as["choices"] = [
            [
                words.line(html(label)),
                label.get("ident") in right,
                words.line(feedback.get(label.get("ident") + "_fb")),
            ]
            for label in responses[0].iterfind("render_choice/response_label")
        ]
    return read_as


json.dump([read(item) for item in quiz.iter("item")], sys.stdout)
