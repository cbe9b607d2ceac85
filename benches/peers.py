"""The same table in Polars and SQLite, in their best honest form: tables of intervals made from the same fold, sorted and indexed.

    pip install polars && python3 benches/peers.py 1m

Run it in turns with `cargo bench --bench workload -- 1m`, which makes the table under target/workload.
"""

import sqlite3
import statistics
import sys
import time
from datetime import date
from pathlib import Path

import polars as pl

folder = Path(__file__).parent.parent / "target/workload" / sys.argv[1]
END = date(9999, 12, 31)


def timed(name, count, run, times=7):
    took = []
    for _ in range(times):
        started = time.perf_counter()
        answer = run()
        took.append(time.perf_counter() - started)
    print(f"{name:<34}{statistics.median(took) / count * 1e6:>12.2f} µs  ({answer} in all)", flush=True)


def load():
    acts = pl.read_csv(folder / "acts.csv", try_parse_dates=True)
    kind = pl.col("kind")
    family = pl.when(kind.str.contains("recogn")).then(0).when(kind.str.contains("envoy")).then(1).otherwise(2)
    state = pl.when(kind.is_in(["recognize", "list_terrorist"])).then(1).when(kind == "accept_envoy").then(
        pl.col("rank").replace_strict(
            {"consul": 1, "charge": 2, "minister_resident": 3, "minister": 4, "ambassador": 5}, default=0
        )
    ).otherwise(0)
    pair = ["family", "actor", "subject"]
    acts = acts.with_columns(family.cast(pl.Int8).alias("family"), state.cast(pl.Int8).alias("state"))
    acts = acts.with_columns(pl.col("actor").cast(pl.Categorical), pl.col("subject").cast(pl.Categorical))
    acts = acts.sort(pair + ["date"], maintain_order=True)
    changed = acts.filter((pl.col("state") != pl.col("state").shift(1).over(pair)).fill_null(pl.col("state") > 0))
    periods = changed.with_columns(pl.col("date").shift(-1).over(pair).fill_null(END).alias("end"))
    return periods.filter((pl.col("state") > 0) & (pl.col("date") < pl.col("end"))).select(
        pair + [pl.col("date").alias("start"), "end", "state"]
    )


timed("Q1 load (Polars)", 1, lambda: load().height, 3)
periods = load()
by_start = periods.sort("start")
actors = (folder / "actors.txt").read_text().split()


def questions(name):
    return [line.split(",") for line in (folder / f"{name}.csv").read_text().split()]


q3 = [(actors[int(s)], date.fromisoformat(d)) for s, d in questions("q3")]
q4 = [date.fromisoformat(d) for (d,) in questions("q4")]
q5 = [(date.fromisoformat(a), date.fromisoformat(b)) for a, b in questions("q5")]

envoys = periods.filter(pl.col("family") == 1)
asked = pl.DataFrame({"subject": [s for s, _ in q3], "on": [d for _, d in q3]}).with_columns(
    pl.col("subject").cast(pl.Categorical)
)
batch = asked.lazy().join(envoys.lazy(), on="subject").filter((pl.col("start") <= pl.col("on")) & (pl.col("on") < pl.col("end")))
timed("Q3 who accepts envoys (Polars batch)", len(q3), lambda: batch.select("on", "actor").collect().height)


def snapshot(day):
    begun = by_start["start"].search_sorted(day, side="right")
    return by_start[:begun].filter(pl.col("end") > day).height


timed("Q4 snapshot (Polars)", len(q4), lambda: sum(snapshot(day) for day in q4), 3)


def changes(one, other):
    was = (pl.col("start") <= one) & (one < pl.col("end"))
    holds = (pl.col("start") <= other) & (other < pl.col("end"))
    lone = periods.filter(was != holds)
    before = lone.filter(pl.col("start") <= one)
    after = lone.filter(pl.col("start") > one)
    pair = ["family", "actor", "subject"]
    return before.join(after, on=pair, how="full").filter(pl.col("state").ne_missing(pl.col("state_right"))).height


timed("Q5 changes (Polars)", 20, lambda: sum(changes(*span) for span in q5[:20]), 3)

recognition = periods.filter(pl.col("family") == 0)
years = pl.DataFrame({"on": [date(year, 12, 31) for year in range(1816, 2027)]})


def series():
    steps = pl.concat(
        [
            recognition.group_by("subject", pl.col("start").alias("day")).agg(pl.len().cast(pl.Int32).alias("step")),
            recognition.group_by("subject", pl.col("end").alias("day")).agg((-pl.len().cast(pl.Int32)).alias("step")),
        ]
    ).sort("day")
    steps = steps.with_columns(pl.col("step").cum_sum().over("subject").alias("count"))
    grid = years.join(steps.select("subject").unique(), how="cross").sort("on")
    counted = grid.join_asof(steps.select("subject", "day", "count"), left_on="on", right_on="day", by="subject")
    return counted.sort(["on", "count"], descending=[False, True]).group_by("on", maintain_order=True).head(10)["count"].sum()


timed("Q6 series of top tens (Polars)", 1, series, 3)

base = sqlite3.connect(":memory:")
base.execute("create table periods (family int, actor text, subject text, start text, end text, state int)")
rows = periods.with_columns(pl.col("start", "end").cast(pl.String), pl.col("actor", "subject").cast(pl.String)).iter_rows()
base.executemany("insert into periods values (?, ?, ?, ?, ?, ?)", rows)
base.execute("create index by_pair on periods (family, subject, actor, start, end, state)")
base.execute("analyze")
q2 = [(actors[int(x)], actors[int(y)], d, d) for x, y, d in questions("q2")][:2000]
point = "select 1 from periods where family = 0 and actor = ? and subject = ? and start <= ? and end > ?"
timed("Q2 does X recognize Y (SQLite)", len(q2), lambda: sum(len(base.execute(point, q).fetchall()) for q in q2))
who = "select actor from periods where family = 1 and subject = ? and start <= ? and end > ?"
texts = [(s, str(d), str(d)) for s, d in q3][:300]
timed("Q3 who accepts envoys (SQLite)", len(texts), lambda: sum(len(base.execute(who, q).fetchall()) for q in texts))
