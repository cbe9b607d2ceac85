"""The lines of a piece of HTML, as a browser shows them, and what pictures it has."""

import lxml.html


def lines(html):
    told, _ = both(html)
    return told


def both(html):
    """The lines, and the pictures as (address, alternative text)."""
    told, pictures = [""], []

    def walk(element):
        is_block = element.tag in ("p", "li", "ul", "ol", "div", "br")
        if is_block:
            told.append("")
        if element.tag == "img":
            pictures.append((element.get("src"), element.get("alt")))
        told[-1] += element.text or ""
        for child in element:
            walk(child)
            told[-1] += child.tail or ""
        if is_block and element.tag != "br":
            told.append("")

    if html:
        walk(lxml.html.fragment_fromstring(html, create_parent="div"))
    return [line.strip() for line in told if line.strip()], pictures


def line(html):
    return " ".join(lines(html))
