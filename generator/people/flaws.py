"""Why a table, a row or a cell of a team is not understood: plain values, and the sentence of each."""

from typing import NamedTuple

from generator.messages.problems import _


class Flaw(NamedTuple):
    """A code of WHY, and what its sentence speaks of."""

    code: str
    column: str = ""
    """Id of the column; empty when the table as a whole is meant."""
    value: str = ""
    """As written."""
    meant: str = ""
    """What was probably meant."""
    head: str = ""
    """What the table calls the column, when a cell of it is meant."""


WHY = {
    # The whole table.
    "too-large": _("more than 5 MB: paste only the columns that are needed"),
    "spreadsheet": _("this is the file of a spreadsheet: save it as CSV, or copy its cells and paste them"),
    "not-text": _("this is not readable text, or letters of it are lost: export it again as CSV, in UTF-8"),
    "empty": _("there is nothing to read"),
    "no-header": _("the first row has to name the columns: role, level, place, salary"),
    "no-rows": _("there is a row of names and nothing under it"),
    "too-many-rows": _("more than 20,000 rows: cut the table in two"),
    "column-missing": _("no column “{column}”: the first row has to name it"),
    "column-missing-near": _("no column “{column}”: is it the one called “{value}”?"),
    "column-twice": _("two columns are read as “{column}”: keep one"),
    "column-ignored": _("the column “{value}” is left out"),
    "column-ignored-near": _("the column “{value}” is left out: is it “{column}”?"),
    # Several rows.
    "alike": _("rows that are the same, and all counted: {value}"),
    # One row.
    "odd-quote": _("a quote is opened and not closed at the end of its cell"),
    "odd-cells": _("more cells than columns: a value that holds the separator stands between quotes"),
    "long": _("“{column}” is longer than 200 characters"),
    "missing": _("“{column}” is empty"),
    "unknown": _("“{value}” is not known as “{column}”"),
    "unknown-choice": _("nothing is called “{value}” in “{column}”: write {choices}"),
    "near": _("“{value}” is not known as “{column}”: did you mean “{meant}”?"),
    "formula": _("“{value}” begins like a formula: a plain value is due in “{column}”"),
    "negative": _("“{value}” is negative: a positive amount is due in “{column}”"),
    "monthly": _(
        "“{value}” is a monthly amount: write that of the year, or use the columns “monthly salary” and “months”"
    ),
    "net": _("“{value}” is a net amount: bands are gross"),
    "daily": _("“{value}” is an amount by the day or the hour: write gross pay for a year"),
    "two-amounts": _("“{value}” holds two amounts: one is due"),
    "two-readings": _("“{value}” has two readings: write {meant} without separator, or with a space"),
    "amount": _("“{value}” is not an amount such as 32 000, 32 000,50 € or 32 k€"),
    "thousands": _("“{value}” euros a year: write {value} k€ if thousands are meant"),
    "small": _("“{value}” for a year, full time, is less than half of the minimum wage: is it monthly, or part time?"),
    "high": _("“{value}” for a year, full time, is far over the pay published here: is there a digit too many?"),
    "large": _("“{value}” is more than ten million euros a year"),
    "two-salaries": _("a yearly and a monthly salary: keep one"),
    "part": _("“{value}” is not a share of full time such as 80 %, 0,8 or 4/5: for hours, write 28/35"),
    "months": _("“{value}” is not a number of months from 12 to 16"),
    "sex": _("“{value}” is neither F nor H: leave it empty when it is not known"),
}
"""What each code says, here and in the browser."""
