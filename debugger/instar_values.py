"""What Instar's words and objects mean, for the scripts of both debuggers (runtime-c/value.h, runtime-c/object.h).

Everything comes from the type descriptors in the program's memory; nothing here knows which debugger asks.
"""

import struct

NUMBER_OFFSET = 1 << 49
OBJECT, TUPLE, ARRAY, TYPED_ARRAY, STRING, CLOSURE, CELL, BOX = range(1, 9)
WIDE, ROPE = 1, 2
OPTIONAL = 1
# By enum rt_repr: how the bytes of a field or an element are read; values and refs are words.
FORMATS = [None, "<?", "<b", "<h", "<i", "<q", "<B", "<H", "<I", "<Q", "<f", "<d", "<Q", "<Q"]
LONGEST_TEXT = 200
MOST_ELEMENTS = 100
DEEPEST = 3
# Where the machine keeps its descriptors; a host program has the symbol rt_type_region.
MACHINE_TYPE_BASE = 0x0000300000000000


class Unreadable(Exception):
    """The memory holds no such thing: the program has not begun, or the variable has no value yet."""


def number(x):
    """A number as JavaScript prints it."""
    if x != x:
        return "NaN"
    if x in (float("inf"), float("-inf")):
        return "Infinity" if x > 0 else "-Infinity"
    if x == int(x) and abs(x) < 1e21:
        return "-0" if x == 0 and struct.pack("<d", x)[7] else str(int(x))
    text = repr(x)
    mantissa, e, exponent = text.partition("e")
    return f"{mantissa}e{int(exponent):+d}" if e else text


def quoted(text):
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")
    return f'"{escaped}"'


class Heap:
    """Reads objects. `read(address, size)` gives bytes or raises; `type_base` is the start of the descriptors."""

    def __init__(self, read, type_base):
        self.read_bytes = read
        self.type_base = type_base

    def unpack(self, form, address):
        try:
            return struct.unpack(form, self.read_bytes(address, struct.calcsize(form)))
        except Exception as error:
            raise Unreadable() from error

    def c_text(self, offset):
        text = b""
        while b"\0" not in text and len(text) < 400:
            text += bytes(self.unpack("<16s", self.type_base + offset + len(text))[0])
        return text.split(b"\0")[0].decode("utf-8", "replace")

    # --- Words --------------------------------------------------------------------------------------------------------

    def word(self, word, depth=0):
        """Any value; a ref is the same word."""
        if word >= NUMBER_OFFSET:
            return number(struct.unpack("<d", struct.pack("<Q", (word - NUMBER_OFFSET) & (2**64 - 1)))[0])
        plain = {0: "undefined", 2: "null", 6: "false", 7: "true"}.get(word)
        if plain is not None:
            return plain
        return self.object(word, depth) if word >= 4096 else f"0x{word:x}"

    def stored(self, representation, address, depth):
        """A field or element."""
        (value,) = self.unpack(FORMATS[representation], address)
        if representation >= 12:
            return self.word(value, depth)
        if representation == 1:
            return "true" if value else "false"
        return number(value) if representation in (10, 11) else str(value)

    # --- Objects ------------------------------------------------------------------------------------------------------

    def descriptor(self, address):
        """(kind, element, name, display name, fields) of an object."""
        (type_offset,) = self.unpack("<I", address)
        at = self.type_base + type_offset
        name, display_name, fields, count, kind, element = self.unpack("<IIIHBB", at + 60)
        if type_offset == 0 or not OBJECT <= kind <= 10:
            raise Unreadable()
        return kind, element, self.c_text(name), self.c_text(display_name), (fields, count)

    def fields(self, table):
        offset, count = table
        for index in range(count):
            name, _, at, representation, flags = self.unpack("<IIIBB", self.type_base + offset + 16 * index)
            yield self.c_text(name), at, representation, flags

    def object(self, address, depth=0):
        try:
            return self.known_object(address, depth)
        except Unreadable:
            return f"<no object at 0x{address:x}>"

    def known_object(self, address, depth):
        kind, element, name, display_name, table = self.descriptor(address)
        if kind == STRING:
            return quoted(self.text(address))
        if kind == BOX:
            (bits,) = self.unpack("<Q" if name == "u64" else "<q", address + 8)
            return f"{bits}n"
        if kind == CELL:
            _, at, representation, _ = next(self.fields(table))
            return self.stored(representation, address + at, depth)
        if kind in (ARRAY, TYPED_ARRAY):
            return self.array(address, kind, element, display_name, depth)
        if kind == CLOSURE:
            return self.closure(address, name, table, depth)
        if depth >= DEEPEST:
            return f"[{display_name or 'Object'}]"
        if kind == TUPLE:
            return self.listed(
                "", [self.stored(how, address + at, depth + 1) for _, at, how, _ in self.fields(table)], "[]"
            )
        collection = self.collection(address, name, table, depth)
        if collection is not None:
            return collection
        members = []
        for field, at, how, flags in self.fields(table):
            shown = self.stored(how, address + at, depth + 1)
            if not (flags & OPTIONAL and shown == "undefined"):
                members.append(f"{field}: {shown}")
        return self.listed(f"{display_name} " if display_name else "", members, "{}")

    @staticmethod
    def listed(prefix, parts, brackets):
        opening, closing = brackets
        if not parts:
            return prefix + brackets
        space = "" if opening == "[" else " "
        return f"{prefix}{opening}{space}{', '.join(parts)}{space}{closing}"

    def closure(self, address, name, table, depth):
        """Where the function stands in the source, and what it has captured (of a suspended one: its variables)."""
        shown = f"[Function {name}]"
        if depth > 0:
            return shown
        captured = [
            f"{field}: {self.stored(how, address + at, depth + 1)}"
            for field, at, how, _ in self.fields(table)
            if not field.startswith("$")
        ]
        return self.listed(f"{shown} ", captured, "{}") if captured else shown

    def elements(self, address, kind, element, depth):
        length, _, data = self.unpack("<IIQ", address + 8)
        size = struct.calcsize(FORMATS[element])
        shown = min(length, MOST_ELEMENTS)
        return length, [self.stored(element, data + size * index, depth) for index in range(shown)]

    def array(self, address, kind, element, display_name, depth):
        (length,) = self.unpack("<I", address + 8)
        prefix = f"{display_name}({length}) " if kind == TYPED_ARRAY else f"({length}) "
        if depth >= DEEPEST:
            return f"{prefix}[Array]" if length else f"{prefix}[]"
        _, parts = self.elements(address, kind, element, depth + 1)
        if length > len(parts):
            parts.append(f"... {length - len(parts)} more")
        return self.listed(prefix, parts, "[]")

    def text(self, address):
        """A string's code units; ropes are walked from the left."""
        units, pending = "", [address]
        while pending and len(units) <= LONGEST_TEXT:
            at = pending.pop()
            length, flags = self.unpack("<II", at + 8)
            if flags & ROPE:
                left, right = self.unpack("<QQ", at + 16)
                pending += [right, left] if right >= 4096 else [left]
                continue
            size = min(length, LONGEST_TEXT + 1) * (2 if flags & WIDE else 1)
            (data,) = self.unpack(f"<{size}s", at + 16)
            units += data.decode("utf-16-le", "replace") if flags & WIDE else data.decode("latin-1")
        return units[:LONGEST_TEXT] + "..." if len(units) > LONGEST_TEXT or pending else units

    # --- What the library makes of objects -----------------------------------------------------------------------------

    def members(self, address, table):
        return {name: (address + at, how) for name, at, how, _ in self.fields(table)}

    def collection(self, address, name, table, depth):
        """Map and Set (std/map.ts, std/set.ts, std/hash_table.ts)."""
        if not name.startswith(("std/map.ts#Map<", "std/set.ts#Set<")):
            return None
        members = self.members(address, table)
        (hash_table,) = self.unpack("<Q", members["table"][0])
        inner = self.members(hash_table, self.descriptor(hash_table)[4])
        (keys,) = self.unpack("<Q", inner["keys"][0])
        (index,) = self.unpack("<Q", inner["index"][0])
        count, removed, buckets = (self.unpack("<I", inner[of][0])[0] for of in ("liveCount", "removed", "bucketCount"))
        (hashes,) = self.unpack("<Q", index + 16)
        hashes += 4 * buckets
        length, key_texts = self.elements(keys, ARRAY, self.descriptor(keys)[1], depth + 1)
        values = None
        if "entryValues" in members:
            (array,) = self.unpack("<Q", members["entryValues"][0])
            values = self.elements(array, ARRAY, self.descriptor(array)[1], depth + 1)[1]
        parts = []
        for entry, key in enumerate(key_texts):
            is_gap = self.unpack("<I", hashes + 4 * entry)[0] == 0 if buckets else removed >> entry & 1 != 0
            if not is_gap:
                parts.append(key if values is None else f"{key} => {values[entry]}")
        if length > len(key_texts):
            parts.append("...")
        return self.listed(f"{'Set' if values is None else 'Map'}({count}) ", parts, "{}")


def function_names(read, table, text_start):
    """Start address -> name of each function, from the table that stack traces are printed from (runtime-c/line.c)."""
    magic, functions, text_bytes = struct.unpack("<4sII", bytes(read(table, 12)))
    if magic != b"ILT3":
        return {}
    texts = bytes(read(table + 12, text_bytes))
    at, ahead = table + 12 + text_bytes, b""

    def leb128():
        nonlocal at, ahead
        value = shift = 0
        while True:
            if not ahead:
                ahead = bytes(read(at, 64))
                at += 64
            byte, ahead = ahead[0], ahead[1:]
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    def zigzag(value):
        return value >> 1 if value % 2 == 0 else -(value + 1 >> 1)

    shown, owner = [], ""  # by number
    for text in texts.decode("utf-8", "replace").split("\0")[:-1]:
        if text.startswith("\1"):
            owner = ""
        elif text.startswith("\2"):
            owner = text[1:]
        else:
            shown.append(owner + text)

    names, address, number = {}, text_start, 0
    for _ in range(functions):
        step = leb128()
        address += step >> 1
        if step % 2 == 0:
            continue
        number += zigzag(leb128())
        names[address] = shown[number]
        leb128()  # the line
        for _ in range(3 * leb128()):  # inlined calls
            leb128()
        while leb128() != 0:  # rows
            if leb128() % 2 != 0:
                leb128()
    return names
