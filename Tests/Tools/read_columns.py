#!/usr/bin/env python3
"""Reads exported columns with numpy, and the table of the same run as text; prints where they differ, as JSON.

usage: read_columns.py COLUMNS TABLE

Shares no code with Senshi. Columns are SI; a table has lengths in mm, times in ms and us, layers and faults by name.
"""
import csv
import json
import sys

import numpy as np

# After a column's name in a table, what a number is multiplied by for it, and what whole numbers are divided by.
UNITS = {"": (1, 1), "_mm": (1000, 1), "_mm_per_s": (1000, 1), "_N": (1, 1), "_share": (1, 1), "_share_per_s": (1, 1),
         "_Pa": (1, 1), "_N_m": (1, 1), "_ms": (1, 1e6), "_us": (1, 1e3)}
TYPES = {"f64": "<f8", "u64": "<u8", "i64": "<i8"}


def unit(name, header):
    """The table's column of a name, and its unit."""
    return next(((header.index(name + end), end) for end in UNITS if name + end in header), None)


def main():
    folder, table = sys.argv[1], sys.argv[2]
    with open(f"{folder}/schema.json") as source:
        schema = json.load(source)
    with open(table, newline="") as source:
        header, *rows = list(csv.reader(source))
    texts = np.array(rows)
    wrong, compared, used, named = [], 0, set(), 0
    for column in schema["columns"]:
        values = np.fromfile(f"{folder}/{column['file']}", dtype=TYPES[column["type"]])
        found = unit(column["name"], header)
        if found is None or len(values) != len(rows):
            wrong.append(f"{column['name']}: {len(values)} numbers for {len(rows)} rows of {found}")
            continue
        place, end = found
        used.add(place)
        written = texts[:, place]
        factor, divisor = UNITS[end]
        try:
            expected = written.astype(np.float64)
        except ValueError:
            # A name for each number, and a number for each name.
            pairs = set(zip(written, values.tolist()))
            if len(pairs) != len(set(written)) or len(pairs) != len(set(values.tolist())):
                wrong.append(f"{column['name']}: {sorted(pairs)}")
            named += 1
            continue
        same = values.astype(np.float64) * factor / divisor == expected
        compared += int(same.sum())
        if not same.all():
            row = int(np.argmin(same))
            wrong.append(f"{column['name']}: {values[row]} and {written[row]} in row {row}")
    print(json.dumps({"wrong": wrong, "compared": compared, "rows": len(rows), "columns": len(schema["columns"]), "named": named,
                      "unread": [name for place, name in enumerate(header) if place not in used],
                      "schema_rows": schema["rows"], "format": schema["format"]}))


if __name__ == "__main__":
    main()
