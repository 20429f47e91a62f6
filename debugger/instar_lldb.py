"""TypeScript in lldb: values as the program's author knows them, functions by their names, steps over the library.

Load it with `lldb -o "command script import debugger/instar_lldb.py" PROGRAM`; docs/debugging.md says the rest.
"""

import os
import re
import sys

import lldb

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import instar_values  # noqa: E402


def memory_of(process):
    def read(address, size):
        error = lldb.SBError()
        data = process.ReadMemory(address, size, error)
        if not error.Success() or data is None or len(data) != size:
            raise instar_values.Unreadable()
        return data

    return read


def symbol_address(target, name):
    for context in target.FindSymbols(name):
        address = context.symbol.GetStartAddress().GetLoadAddress(target)
        if address != lldb.LLDB_INVALID_ADDRESS:
            return address
    return None


def heap(target):
    base = symbol_address(target, "rt_type_region")
    return instar_values.Heap(
        memory_of(target.process), instar_values.MACHINE_TYPE_BASE if base is None else base
    )


def word_summary(value, _):
    return heap(value.target).word(value.unsigned)


def kept_summary(value, _):
    """A variable of a suspended function: a pointer to where it is kept."""
    inner = value.Dereference()
    return inner.summary or inner.value


def number_summary(value, _):
    bits = value.GetData()
    error = lldb.SBError()
    number = bits.GetDouble(error, 0) if value.size == 8 else bits.GetFloat(error, 0)
    return instar_values.number(number)


def small_summary(value, _):
    """int8_t and uint8_t, which are characters to lldb."""
    return str(value.signed if value.type.GetCanonicalType().name == "signed char" else value.unsigned)


def points_to_object(type_, _):
    """Is this a pointer to a struct that begins with an object's header?"""
    if not type_.IsPointerType() or type_.name.startswith("rt_kept_"):
        return False
    target = type_.GetPointeeType()
    if target.GetTypeClass() != lldb.eTypeClassStruct:
        return False
    return target.num_fields == 0 or target.fields[0].type.name == "rt_object"


def names_of(target, cache={}):
    key = target.process.GetUniqueID()
    if key not in cache:
        table, start = symbol_address(target, "rt_line_table"), symbol_address(target, "rt_text_start")
        try:
            cache[key] = instar_values.function_names(memory_of(target.process), table, start)
        except (TypeError, instar_values.Unreadable):
            cache[key] = {}
    return cache[key]


def backtrace(debugger, _command, context, result, _state):
    """The call stack with the names and places of TypeScript."""
    names = names_of(context.target)
    for frame in context.thread:
        start = frame.function.GetStartAddress().GetLoadAddress(context.target)
        line = frame.line_entry
        if not line.IsValid():
            continue
        values = [one for one in frame.arguments if not re.match(r"t\d+_", one.name)]
        shown = ", ".join(f"{one.name}={one.summary or one.value}" for one in values)
        file = os.path.join(line.file.dirname or "", line.file.basename)
        result.AppendMessage(f"#{frame.idx} {names.get(start, frame.name)} ({shown}) at {file}:{line.line}")


def __lldb_init_module(debugger, _state):
    def run(command):
        debugger.HandleCommand(command)

    for name in ("rt_value", "rt_ref"):
        run(f"type summary add --no-value --expand --skip-pointers -F {__name__}.word_summary {name}")
    run(f"type summary add --no-value --skip-pointers -F {__name__}.kept_summary -x ^rt_kept_")
    for name, function in (("double", "number"), ("float", "number"), ("int8_t", "small"), ("uint8_t", "small")):
        run(f"type summary add --no-value --skip-pointers -F {__name__}.{function}_summary {name}")
    run(f"type summary add --no-value --expand -F {__name__}.word_summary --recognizer-function {__name__}.points_to_object")
    run(f"command script add --overwrite -f {__name__}.backtrace ts-backtrace")
    project = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    # Sources are named relative to the project.
    run(f"settings append target.source-map . {project}")
    run('settings set target.process.thread.step-avoid-regexp "^(std_|rt_)"')
