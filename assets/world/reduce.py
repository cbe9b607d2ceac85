#!/usr/bin/env python3
"""Makes world.txt of Natural Earth's countries; README.md says what is done and why.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python3 reduce.py package path/to/states.ron > world.txt
"""

import json
import re
import sys
from math import asin, cos, hypot, pi, radians, sin, sqrt

UNITS = 20  # of a degree
SOUTH = -70.0  # Antarctica is drawn to here
# The boundary of Morocco and Western Sahara follows the parallel of 27°40' N.
PARALLEL = (-13.12033120331202, -8.818288182881815)
NAMES = {"Falkland Is.": "Falkland Islands (Malvinas)", "Fr. S. Antarctic Lands": "French Southern and Antarctic Lands"}
CLAIMED = {"N. Cyprus": "northern-cyprus", "Kosovo": "kosovo", "Somaliland": "somaliland"}
# Seats of those whose land the file does not set apart.
SEATS = {"abkhazia": (41.015, 43.003), "south-ossetia": (43.970, 42.225), "transnistria": (29.617, 46.833)}
CONTESTED = {"ESH", "PSE", "TWN", "crimea", *CLAIMED.values(), *SEATS}


def projected(lon, lat):
    """Equal Earth, as in src/render/map/atlas.rs."""
    t = asin(sqrt(3) / 2 * sin(radians(lat)))
    s = t * t
    a, b, c, d = 1.340264, -0.081106, 0.000893, 0.003796
    slope = a + 3 * b * s + s**3 * (7 * c + 9 * d * s)
    return radians(lon) * cos(t) * 2 / (sqrt(3) * slope), t * (a + b * s + s**3 * (c + d * s))


class Topology:
    def __init__(self, path):
        file = json.load(open(path))
        (sx, sy), (ox, oy) = file["transform"]["scale"], file["transform"]["translate"]
        self.arcs = []
        for steps in file["arcs"]:
            x = y = 0
            arc = []
            for dx, dy in steps:
                x, y = x + dx, y + dy
                arc.append((x * sx + ox, y * sy + oy))
            self.arcs.append(arc)
        self.areas = {}
        for one in file["objects"]["countries"]["geometries"]:
            rings = {"Polygon": [one["arcs"]], "MultiPolygon": one["arcs"]}[one["type"]]
            self.areas[one["properties"]["name"]] = (one.get("id"), [ring for rings in rings for ring in rings])

    def points(self, ring):
        line = []
        for at in ring:
            arc = self.arcs[at] if at >= 0 else self.arcs[~at][::-1]
            line += arc[1:] if line else arc
        return line


def size(points):
    flat = [projected(*point) for point in points]
    return abs(sum(a * d - b * c for (a, b), (c, d) in zip(flat, flat[1:] + flat[:1]))) / 2


def inside(point, ring):
    (x, y), odd = point, False
    for (a, b), (c, d) in zip(ring, ring[1:] + ring[:1]):
        if (b > y) != (d > y) and x < (c - a) * (y - b) / (d - b) + a:
            odd = not odd
    return odd


def far(point, ring):
    """How far a point is from the edge of a ring, as projected."""
    x, y = projected(*point)
    least = 9.0
    flat = [projected(*one) for one in ring]
    for (a, b), (c, d) in zip(flat, flat[1:] + flat[:1]):
        long = (c - a) ** 2 + (d - b) ** 2
        t = max(0.0, min(1.0, ((x - a) * (c - a) + (y - b) * (d - b)) / long)) if long else 0.0
        least = min(least, hypot(x - a - t * (c - a), y - b - t * (d - b)))
    return least


def inmost(ring):
    """The point within a ring that is farthest from its edge: a grid, made finer three times."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    left, right, low, high = min(xs), max(xs), min(ys), max(ys)
    best = (-1.0, ((left + right) / 2, (low + high) / 2))
    for _ in range(3):
        for i in range(25):
            for j in range(25):
                point = (left + (right - left) * (i + 0.5) / 25, low + (high - low) * (j + 0.5) / 25)
                if inside(point, ring):
                    best = max(best, (far(point, ring), point))
        (x, y), wide, tall = best[1], (right - left) / 12, (high - low) / 12
        left, right, low, high = x - wide, x + wide, y - tall, y + tall
    return best[1]


def cut(points):
    """The parts of a ring that crosses 180°, each on one side of it and closed along it."""
    if points[0] == points[-1]:
        points = points[:-1]
    jumps = [at for at in range(len(points)) if abs(points[at][0] - points[at - 1][0]) > 180]
    if not jumps:
        return [points + points[:1]]
    parts = []
    for first, last in zip(jumps, jumps[1:] + [jumps[0] + len(points)]):
        part = [points[at % len(points)] for at in range(first, last)]
        side = 180.0 if sum(x for x, _ in part) > 0 else -180.0
        before, after = points[first - 1], points[last % len(points)]
        if len(jumps) == 1:  # Around the pole: closed along the southern edge of the drawing.
            parts.append(part + [(180.0, SOUTH), (-180.0, SOUTH)])
            continue
        # The neighbours on the other side give the heights at which the ring crosses.
        for end, beyond in ((0, before), (len(part), after)):
            if abs(part[0 if end == 0 else -1][0]) != 180.0:
                part.insert(end, (side, beyond[1]))
        if len({point for point in part}) > 2:
            parts.append(part + part[:1])
    return parts


def main(folder, register):
    coarse, fine, finest = (Topology(f"{folder}/countries-{scale}.json") for scale in ("110m", "50m", "10m"))
    states = {}
    for line in open(register, encoding="utf-8"):
        if found := re.search(r'\(id: "([a-z-]+)", kind: State\w*, name: "([^"]+)"', line):
            code = re.search(r'iso3: "([A-Z]+)"', line)
            states[code[1] if code else found[1]] = found[2]

    import iso3166  # numeric codes of ISO 3166-1; pip install iso3166==2.1.1

    def key(name, number):
        return CLAIMED.get(name) or (iso3166.countries_by_numeric[number].alpha3 if number else name)

    areas = {key(name, number): [name, rings] for name, (number, rings) in coarse.areas.items()}

    # Crimea stands in the file as a part of Russia, and Western Sahara west of the sand wall as a part of Morocco: both are set apart.
    crimea = next(ring for ring in areas["RUS"][1] if inside((34.1, 45.2), coarse.points(ring)))
    areas["RUS"][1].remove(crimea)
    areas["crimea"] = ["Crimea", [crimea]]
    (to_coast, wall, coast), east = areas["MAR"][1][0], areas["ESH"][1][0]
    assert wall == ~east[-1]
    at = next(i for i, (x, _) in enumerate(coarse.arcs[coast]) if x == PARALLEL[0])
    border = coarse.arcs[east[-1]]
    turn = next(i for i, (x, _) in enumerate(border) if x == PARALLEL[1])
    south, north, parallel = len(coarse.arcs), len(coarse.arcs) + 1, len(coarse.arcs) + 2
    line = coarse.arcs[coast]
    coarse.arcs += [line[: at + 1], line[at:], [line[at], *border[turn:]]]
    areas["ESH"] = ["Western Sahara", [east[:-1] + [south, parallel]]]
    areas["MAR"][1] = [[to_coast, ~parallel, north]]

    lines, number_of, marks = [], {}, []

    def arc(points):
        """The number of an arc in the file, written where it is new: its first point, then steps."""
        units = []
        for x, y in points:
            unit = (round(x * UNITS), round(max(y, SOUTH) * UNITS))
            if not units or units[-1] != unit:
                units.append(unit)
        if len(units) < 2:
            return None
        units = tuple(units)
        if units in number_of:
            return str(number_of[units])
        if units[::-1] in number_of:
            return str(-1 - number_of[units[::-1]])
        number_of[units] = len(number_of)
        steps = [(c - a, d - b) for (a, b), (c, d) in zip(units, units[1:])]
        lines.append("arc " + " ".join(f"{x},{y}" for x, y in (units[0], *steps)))
        return str(number_of[units])

    kind = lambda key: "contested" if key in CONTESTED else "state" if key in states else "other"
    shapes = []
    for code in sorted(areas):
        name, rings = areas[code]
        written, largest = [], []
        for ring in rings:
            points = coarse.points(ring)
            crosses = any(abs(a[0] - b[0]) > 180 for a, b in zip(points, points[1:]))
            for part in cut(points) if crosses else [points]:
                largest = max(largest, part, key=size)
                numbers = [arc(part)] if crosses else [arc(coarse.points([at])) for at in ring]
                if numbers := [number for number in numbers if number]:
                    written.append(" ".join(numbers))
        x, y = inmost(largest)
        shapes.append(f"area {code}|{kind(code)}|{states.get(code, NAMES.get(name, name))}|{x:.2f} {y:.2f}|{';'.join(written)}")

    placed = {code: where for code, where in SEATS.items()}
    for topology in (fine, finest):
        for name, (number, rings) in topology.areas.items():
            code = key(name, number)
            if code in states and code not in areas and code not in placed:
                placed[code] = inmost(max((topology.points(ring) for ring in rings), key=size))
    marks = [f"mark {code}|{kind(code)}|{states[code]}|{x:.2f} {y:.2f}" for code, (x, y) in sorted(placed.items())]
    missing = set(states) - set(areas) - set(placed)
    assert not missing, missing
    print("\n".join(lines + shapes + marks))


main(*sys.argv[1:])
