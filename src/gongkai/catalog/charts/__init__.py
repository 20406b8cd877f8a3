"""Flow charts 办事流程图: steps in a table, checked, laid out and drawn. Pure: plain values in, plain values out, the same every time.

steps     what a row of the table holds, and how it is stored
checks    what is wrong with a table
graph     where each step leads; order and rows
layout    boxes and lines, none over another
drawing   the SVG
"""

from gongkai.catalog.charts.checks import Fault, faults
from gongkai.catalog.charts.drawing import drawn
from gongkai.catalog.charts.layout import Layout, laid_out
from gongkai.catalog.charts.steps import KINDS, LONGEST, MOST, UNITS, Step, read, sentence, stored

__all__ = ["KINDS", "LONGEST", "MOST", "UNITS", "Fault", "Layout", "Step", "drawn", "faults", "laid_out", "read", "sentence", "stored"]
