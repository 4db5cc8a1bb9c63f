"""Figures beside their goals: collected line by line from every process, and shown as a table."""

import json
import operator
from pathlib import Path
from typing import NamedTuple

AT_LEAST, AT_MOST = "≥", "≤"
REACHED = {AT_LEAST: operator.ge, AT_MOST: operator.le}


class Figure(NamedTuple):
    """Something measured, and what it should be at least or at most."""

    name: str
    value: float
    sign: str
    goal: float
    unit: str

    @property
    def reached(self):
        return REACHED[self.sign](self.value, self.goal)


class Figures:
    """A file of figures, a line each."""

    def __init__(self, path):
        self._path = Path(path)

    def add(self, name, value, sign, goal, unit="×"):
        line = json.dumps(Figure(name, value, sign, goal, unit))
        with self._path.open("a", encoding="utf-8") as file:
            file.write(f"{line}\n")

    def all(self):
        lines = self._path.read_text(encoding="utf-8").splitlines()
        return [Figure(*json.loads(line)) for line in lines]

    def show(self):
        print(f"\n{'':64}{'goal':>12}{'measured':>12}")
        for figure in self.all():
            goal, value = (f"{number:,.4g}" for number in (figure.goal, figure.value))
            told = f"{figure.sign} {goal} {figure.unit}"
            print(
                f"{figure.name:64}{told:>12}{value:>8} {figure.unit:4}{'reached' if figure.reached else 'NOT REACHED'}"
            )
