"""Reads a QTI 2.1 package with pyslet, and has its items scored by it."""

import json
import sys
import zipfile

from lxml import etree
from pyslet import imscpv1p2 as packages
from pyslet.qtiv2 import variables
from pyslet.qtiv2 import xml as qtiv2

import words

package = sys.argv[1]
members = zipfile.ZipFile(package)
NAMESPACE = "{http://www.imsglobal.org/xsd/imsqti_v2p1}"

unpacked = packages.ContentPackage(package)
resources = unpacked.manifest.root.Resources.Resource
named = {str(file.href) for resource in resources for file in resource.File}
kinds = {str(resource.href): resource.type for resource in resources}
unpacked.close()
assert named == set(members.namelist()) - {"imsmanifest.xml"}, "the manifest names each file"
assert kinds["test.xml"] == "imsqti_test_xmlv2p1"


def opened(name):
    document = qtiv2.QTIDocument()
    document.read(src=members.read(name))
    return document.root


def outcome(item, response, name):
    """What the item's own processing makes of a response."""
    state = variables.ItemSessionState(item)
    state.begin_session()
    state.map["numAttempts"].set_value(1)
    state.map["RESPONSE"].set_value(response)
    state.end_attempt()
    return state.map[name].value if name in state.map else None


def inner(element):
    """The content of an element as HTML."""
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    return text.replace(' xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1"', "")


def read(name):
    item = opened(name)
    root = etree.fromstring(members.read(name))
    body = root.find(f"{NAMESPACE}itemBody")
    [interaction] = [one for one in body.iter() if one.tag.endswith("Interaction")]
    kind = etree.QName(interaction).localname
    feedback = {
        one.get("identifier"): inner(one) for one in root.iterfind(f"{NAMESPACE}modalFeedback")
    }
    labels = {
        one.get("identifier"): words.line(inner(one))
        for one in interaction.iter(f"{NAMESPACE}simpleChoice", f"{NAMESPACE}simpleAssociableChoice")
    }
    [declaration] = item.ResponseDeclaration
    key = declaration.get_correct_value().value
    assert outcome(item, key, "SCORE") == 1.0, "the key scores"
    assert outcome(item, key, "REASONS") == "reasons", "the reasons are shown"
    holder = interaction.getparent()
    (holder if holder is body else holder.getparent()).remove(interaction if holder is body else holder)
    told, pictures = words.both(inner(body))
    read_as = {
        "id": item.identifier.removeprefix("item-"),
        "kind": kind,
        "question": told,
        "reasons": words.lines(feedback["reasons"]),
    }
    for source, alternative in pictures:
        read_as["figure"] = {
            "alternative": alternative,
            "svg": members.read(source.removeprefix("../")).decode(),
        }
    if kind == "choiceInteraction":
        is_single = not isinstance(key, dict)
        right = {key} if is_single else set(key)
        for label in labels:
            response = label if is_single else [label]
            expected = 1.0 if {label} == right else 0.0
            assert outcome(item, response, "SCORE") == expected, f"{name}: {label}"
            remark = outcome(item, response, "REMARKS")
            assert not feedback.get(label) or remark == label or label in remark
        read_as["kind"] = "choice" if is_single else "several"
        read_as["choices"] = [
            [text, label in right, words.line(feedback.get(label))] for label, text in labels.items()
        ]
    elif kind == "orderInteraction":
        assert outcome(item, list(reversed(key)), "SCORE") == 0.0
        read_as["order"] = [labels[label] for label in key]
    elif kind == "matchInteraction":
        pairs = sorted((tuple(pair) for pair in key), key=lambda pair: int(pair[0].removeprefix("left")))
        read_as["pairs"] = [[labels[left], labels[right]] for left, right in pairs]
    else:
        assert outcome(item, key + 1, "SCORE") == 0.0
        read_as["number"] = key
    return read_as


test = opened("test.xml")
[part] = test.TestPart
[section] = part.AssessmentSection if hasattr(part, "AssessmentSection") else part.SectionMixin
references = etree.fromstring(members.read("test.xml")).iter(f"{NAMESPACE}assessmentItemRef")
json.dump([read(reference.get("href")) for reference in references], sys.stdout)
