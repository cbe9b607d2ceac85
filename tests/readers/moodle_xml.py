"""Reads Moodle XML with amc2moodle, and holds its shape to what moodle-tools writes for questions of the same kind."""

import base64
import json
import sys
import types

# amc2moodle wants ImageMagick for pictures; none is converted here.
wand = types.ModuleType("wand.image")
wand.Image = None
sys.modules["wand.image"] = wand

import jinja2
from amc2moodle.moodle2amc._questions import CreateQuestion, SUPPORTED_QUESTION_TYPE
from loguru import logger
from lxml import etree
from moodle_tools.questions.factory import create_question

import words

logger.remove()
ENVIRONMENT = jinja2.Environment(loader=jinja2.PackageLoader("moodle_tools.questions"))
# What Moodle reads besides, and moodle-tools does not write.
BESIDES = {"tags", "tags/tag", "tags/tag/text", "questiontext/file", "single", "answernumbering"}


def paths(question):
    found = set()

    def walk(element, path):
        for child in element:
            inner = f"{path}/{child.tag}".lstrip("/")
            found.add(inner)
            walk(child, inner)

    walk(question, "")
    return found


def known(kind):
    about = {"question": "q", "title": "t", "general_feedback": "g", "markdown": False, "table_styling": False}
    answers = [{"answer": "a", "points": 100, "feedback": "f"}, {"answer": "b", "points": 0, "feedback": "f"}]
    made = {
        "truefalse": lambda: create_question("true_false", **about),
        "matching": lambda: create_question(
            "matching", options=[{"question": "l", "answer": "r"}] * 3, shuffle_answers="shuffle", **about
        ),
        "multichoice": lambda: create_question("multiple_choice", answers=answers, **about),
        "numerical": lambda: create_question("numerical", answers=[{"answer": 1, "points": 100}], **about),
    }[kind]()
    return etree.fromstring(made.to_xml(ENVIRONMENT))


def read(question):
    kind = question.get("type")
    strange = paths(question) - paths(known(kind)) - BESIDES
    assert not strange, f"moodle-tools writes no {strange} in a question of kind {kind}"
    told, pictures = words.both(question.findtext("questiontext/text"))
    files = {file.get("name"): base64.b64decode(file.text).decode() for file in question.iterfind("questiontext/file")}
    item = {
        "id": question.findtext("idnumber"),
        "kind": kind,
        "question": told,
        "reasons": words.lines(question.findtext("generalfeedback/text")),
        "tags": [tag.text for tag in question.iterfind("tags/tag/text")],
    }
    for source, alternative in pictures:
        item["figure"] = {
            "alternative": alternative,
            "svg": files[source.removeprefix("@@PLUGINFILE@@/")],
        }
    if kind in SUPPORTED_QUESTION_TYPE:
        theirs = CreateQuestion(kind, question)
        answers = theirs.answers()
        if kind == "numerical":
            item["number"] = int(answers.get("target"))
        else:
            item["kind"] = {"question": "choice", "questionmult": "several"}[theirs.gettype()]
            ours = question.findall("answer")
            assert len(answers) == len(ours)
            item["choices"] = [
                [
                    words.line(answer.findtext("text")),
                    read_as.tag == "correctchoice",
                    words.line(answer.findtext("feedback/text")),
                ]
                for answer, read_as in zip(ours, answers)
            ]
            weights = [float(answer.get("fraction")) for answer in ours]
            right = sum(weight for weight in weights if weight > 0)
            assert abs(right - 100) < 0.001, f"the right choices weigh {right}"
    elif kind == "truefalse":
        right = [answer.findtext("text") for answer in question.iterfind("answer") if answer.get("fraction") == "100"]
        assert len(right) == 1
        item["true"] = right[0] == "true"
        item["feedback"] = " ".join(
            words.line(answer.findtext("feedback/text")) for answer in question.iterfind("answer")
        ).strip()
    elif kind == "matching":
        item["pairs"] = [
            [words.line(part.findtext("text")), part.findtext("answer/text")]
            for part in question.iterfind("subquestion")
        ]
    return item


quiz = etree.parse(sys.argv[1]).getroot()
questions = [question for question in quiz.iterfind("question") if question.get("type") != "category"]
json.dump([read(question) for question in questions], sys.stdout)
