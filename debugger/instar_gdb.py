"""TypeScript in gdb: values as the program's author knows them, functions by their names, steps over the library.

Load it with `gdb -x debugger/instar_gdb.py PROGRAM`; docs/debugging.md says the rest.
"""

import os
import re
import sys

import gdb
from gdb.FrameDecorator import FrameDecorator

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import instar_values  # noqa: E402


def read_memory(address, size):
    return bytes(gdb.selected_inferior().read_memory(address, size))


def symbol_address(name):
    try:
        return int(gdb.parse_and_eval(f"(unsigned long) &{name}"))
    except gdb.error:
        return None


def heap():
    base = symbol_address("rt_type_region")
    return instar_values.Heap(read_memory, instar_values.MACHINE_TYPE_BASE if base is None else base)


class Word:
    def __init__(self, value):
        self.value = value

    def to_string(self):
        return heap().word(int(self.value) & (2**64 - 1))


class Number:
    def __init__(self, value):
        self.value = value

    def to_string(self):
        return instar_values.number(float(self.value))


class SmallInteger:
    """int8_t and uint8_t, which are characters to gdb."""

    def __init__(self, value):
        self.value = value

    def to_string(self):
        return str(int(self.value))


class Kept:
    """A variable of a suspended function: a pointer to where it is kept."""

    def __init__(self, value):
        self.value = value

    def to_string(self):
        return self.value.dereference().format_string()


def points_to_object(type_):
    if type_.code != gdb.TYPE_CODE_PTR:
        return False
    target = type_.target().strip_typedefs()
    if target.code != gdb.TYPE_CODE_STRUCT:
        return False
    fields = struct_fields(target)
    return len(fields) > 0 and fields[0].name == "header" and str(fields[0].type) == "rt_object"


def struct_fields(target):
    """A struct's fields, also where this unit only declares it."""
    if target.fields():
        return target.fields()
    try:
        return gdb.lookup_type(f"struct {target.name}").fields()
    except gdb.error:
        return []


def printer(value):
    type_ = value.type.unqualified()
    name = type_.name or ""
    if name in ("rt_value", "rt_ref"):
        return Word(value)
    if name.startswith("rt_kept_"):
        return Kept(value)
    if name in ("int8_t", "uint8_t"):
        return SmallInteger(value)
    if name in ("double", "float"):
        return Number(value)
    return Word(value) if points_to_object(type_.strip_typedefs()) else None


printer.name = "instar"
printer.enabled = True


class NamedFrame(FrameDecorator):
    def __init__(self, frame, names):
        super().__init__(frame)
        self.names = names

    def function(self):
        function = self.inferior_frame().function()
        if function is None:
            return super().function()
        return self.names.get(int(function.value().address), super().function())

    def frame_args(self):
        """Without what the compiler has added."""
        arguments = super().frame_args() or []
        return [one for one in arguments if not re.match(r"t\d+_", str(one.symbol()))]


class FrameNames:
    """Gives functions of TypeScript the names that stack traces give them."""

    def __init__(self):
        self.name = "instar"
        self.enabled = True
        self.priority = 100
        gdb.frame_filters[self.name] = self
        self.names = {}

    def filter(self, frames):
        if not self.names:
            self.names = self.read_names()
        return (NamedFrame(frame, self.names) for frame in frames)

    @staticmethod
    def read_names():
        table, start = symbol_address("rt_line_table"), symbol_address("rt_text_start")
        if table is None or start is None:
            return {}
        try:
            return instar_values.function_names(read_memory, table, start)
        except gdb.MemoryError:
            return {}


gdb.pretty_printers.append(printer)
FrameNames()
project = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
# Sources are named relative to the project.
gdb.execute(f"directory {project}", to_string=True)
for library in ("std/*", "runtime-c/*", "./std/*", "./runtime-c/*"):
    gdb.execute(f"skip -gfi {library}", to_string=True)
gdb.execute("set print frame-arguments all", to_string=True)
