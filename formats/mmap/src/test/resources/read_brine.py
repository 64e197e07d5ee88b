#!/usr/bin/env python3
"""Reads .brine files by FORMAT.md alone, with nothing but Python's standard library and, for zstd, the command zstd.

Checks every rule, then prints the state's digest and, of each tensor, name, type, dimensions and SHA-256 of its bytes.
"""
import hashlib
import struct
import subprocess
import sys

MAGIC = b"\x89BRN\r\n\x1a\n"
TYPES = {1: ("I8", 1), 2: ("I16", 2), 3: ("I32", 4), 4: ("I64", 8), 5: ("U8", 1), 6: ("BOOL", 1),
         7: ("F16", 2), 8: ("BF16", 2), 9: ("F32", 4), 10: ("F64", 8)}


class Corrupt(Exception):
    """The bytes break a rule."""


def check(condition, rule, message):
    if not condition:
        raise Corrupt("rule %d: %s" % (rule, message))


def crc_table():
    table = []
    for value in range(256):
        for _ in range(8):
            value = value >> 1 ^ (0x82F63B78 if value & 1 else 0)
        table.append(value)
    return table


CRC_TABLE = crc_table()


def crc32c(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc = crc >> 8 ^ CRC_TABLE[(crc ^ byte) & 0xFF]
    return crc ^ 0xFFFFFFFF


def align(offset):
    return -(-offset // 64) * 64


class Fields:
    """Reads little-endian fields one after another."""

    def __init__(self, data):
        self.data, self.at = data, 0

    def bytes(self, count):
        check(0 <= count <= len(self.data) - self.at, 11, "%d bytes at %d are not there" % (count, self.at))
        self.at += count
        return self.data[self.at - count:self.at]

    def take(self, code):
        return struct.unpack("<" + code, self.bytes(struct.calcsize("<" + code)))[0]

    def text(self):
        return self.bytes(self.take("I")).decode("utf-8")

    def value(self):
        tag = self.take("B")
        check(1 <= tag <= 5, 11, "value type %d" % tag)
        if tag == 1:
            return self.text()
        if tag == 5:
            return [self.value() for _ in range(self.take("I"))]
        return self.take({2: "q", 3: "d", 4: "B"}[tag])


def open_container(data):
    """Returns model bytes, chunk table and data end, rules 1 to 10 checked."""
    check(len(data) >= 104, 1, "%d bytes" % len(data))
    check(data[:8] == MAGIC, 2, "magic")
    version, required = struct.unpack_from("<II", data, 8)
    check(version == 1, 3, "version %d" % version)
    check(required & ~1 == 0, 4, "required flags %x" % required)
    check(not any(data[20:64]), 5, "reserved bytes")
    footer = len(data) - 40
    check(data[footer + 32:] == bytes(255 - byte for byte in MAGIC), 6, "inverted magic")
    offset, length, file_bytes, manifest_crc, structure_crc = struct.unpack_from("<QQQII", data, footer)
    check(file_bytes == len(data), 7, "file length")
    check(crc32c(data[:64] + data[footer:footer + 28]) == structure_crc, 8, "checksum of header and footer")
    check(64 <= offset <= footer and offset % 64 == 0 and length == footer - offset, 9, "place of the manifest")
    manifest = data[offset:footer]
    check(crc32c(manifest) == manifest_crc, 10, "checksum of the manifest")
    fields = Fields(manifest)
    model = fields.bytes(fields.take("I"))
    return model, Fields(manifest[fields.at:]), offset, required & 1


def unzstd(frames):
    """Decodes zstd frames, all in one run of the command; each frame's header says how much it holds."""
    if not frames:
        return []
    joined = subprocess.run(["zstd", "-dcq"], input=b"".join(frames), stdout=subprocess.PIPE, check=True).stdout
    parts, at = [], 0
    for frame in frames:
        check(frame[:4] == b"\x28\xb5\x2f\xfd", 30, "no zstd frame")
        flags = frame[4]
        width = (1 if flags & 0x20 else 0, 2, 4, 8)[flags >> 6]
        start = 5 + (0 if flags & 0x20 else 1) + (0, 1, 2, 4)[flags & 3]
        check(width > 0, 30, "a frame does not say its size")
        size = int.from_bytes(frame[start:start + width], "little") + (256 if width == 2 else 0)
        parts.append(joined[at:at + size])
        at += size
    check(at == len(joined), 30, "decoded bytes")
    return parts


def join_planes(data, at, width, count):
    """Returns values whose lowest bytes come first, then their second ones, and so on."""
    values = bytearray(width * count)
    for plane in range(width):
        values[plane::width] = data[at + plane * count:at + (plane + 1) * count]
    return bytes(values)


def unfilter(code, data, width, count, dictionary):
    """Returns the little-endian values of one column of a chunk."""
    if code < 2:
        check(len(data) == width * count, 30, "decoded length")
        return data if code == 0 else join_planes(data, 0, width, count)
    check(len(data) >= 4, 31, "length of a dictionary chunk")
    exceptions = struct.unpack_from("<I", data)[0]
    check(exceptions <= count, 31, "exceptions")
    mask_bytes = (count + 7) // 8 if exceptions else 0
    size = len(dictionary) // width
    place_bytes = 1 if size <= 1 << 8 else 2 if size <= 1 << 16 else 3
    known = count - exceptions
    check(len(data) == 4 + mask_bytes + known * place_bytes + exceptions * width, 31, "length of a dictionary chunk")
    mask = int.from_bytes(data[4:4 + mask_bytes], "little")
    check(bin(mask).count("1") == exceptions and mask >> count == 0, 31, "mask of exceptions")
    places = join_planes(data, 4 + mask_bytes, place_bytes, known)
    literals = join_planes(data, 4 + mask_bytes + known * place_bytes, width, exceptions)
    values, place, literal = [], 0, 0
    for i in range(count):
        if mask >> i & 1:
            values.append(literals[literal:literal + width])
            literal += width
        else:
            at = int.from_bytes(places[place:place + place_bytes], "little") * width
            check(at < len(dictionary), 32, "place in the dictionary")
            values.append(dictionary[at:at + width])
            place += place_bytes
    return b"".join(values)


class Reader:
    def __init__(self, data):
        self.data = data
        model, self.table, self.data_end, self.has_codecs = open_container(data)
        self.model = Fields(model)
        self.next_offset = 64
        self.missing = self.table.take("I")
        self.lines = []

    def elements(self, type_code, dimensions):
        """Returns the bytes of the next stored tensor, rules 12 to 32 checked."""
        width = TYPES[type_code][1]
        count = 1
        for dimension in dimensions:
            count *= dimension
        check(self.missing > 0, 12, "tensor count")
        self.missing -= 1
        offset, storage, chunk_elements, chunk_count = struct.unpack("<QIII", self.table.bytes(20))
        check(storage <= 1, 13, "storage %d" % storage)
        check(offset == self.next_offset, 16, "tensor offset")
        if storage == 1:
            return self.coded(width, count, chunk_elements, chunk_count)
        chunk_bytes = chunk_elements * width
        check(16 <= chunk_bytes <= 1 << 30 and chunk_bytes & (chunk_bytes - 1) == 0, 14, "chunk bytes")
        check(chunk_count == -(-count // chunk_elements), 15, "chunk count")
        parts = []
        for chunk in range(chunk_count):
            end = offset + min(chunk_bytes, count * width - chunk * chunk_bytes)
            check(align(end) <= self.data_end, 17, "tensor end")
            parts.append(self.data[offset:end])
            check(crc32c(parts[-1]) == self.table.take("I"), 20, "checksum of a chunk")
            check(not any(self.data[end:align(end)]), 21, "padding")
            offset = align(end)
        self.next_offset = offset
        return b"".join(parts)

    def stored(self, count, crc):
        """Returns the next bytes of the file, not padded."""
        data = self.data[self.next_offset:self.next_offset + count]
        self.next_offset += count
        check(self.next_offset <= self.data_end, 17, "tensor end")
        check(crc32c(data) == crc, 20, "checksum of a chunk")
        return data

    def block(self, width, count):
        """Returns filter, coder and stored bytes of a column."""
        code, coder, stored = struct.unpack("<BBI", self.table.bytes(6))
        check(code <= 2 and coder <= 1, 27, "filter %d, coder %d" % (code, coder))
        check(width > 1 or code == 0, 27, "filter of single bytes")
        exact = coder == 0 and code < 2
        least = count if code == 2 else width * count
        check(stored == width * count if exact else stored <= width * count, 29, "stored bytes")
        check(least <= stored << 15, 29, "stored bytes")
        return code, coder, stored

    def coded(self, element_width, element_count, chunk_rows, chunk_count):
        """Returns the bytes of a tensor whose chunks have codecs."""
        check(self.has_codecs, 22, "codecs without their flag")
        widths, tables, jobs = [], [], []
        for column in range(self.table.take("B")):
            width, size = struct.unpack("<BI", self.table.bytes(5))
            check(width in (1, 2, 4, 8), 23, "width of a column")
            widths.append(width)
            check(size <= min(1 << 24, element_count) and (size == 0 or width > 1), 26, "size of a dictionary")
            if size:
                crc = self.table.take("I")
                code, coder, stored = self.block(width, size)
                check(code < 2, 26, "filter of a dictionary")
                jobs.append([code, coder, self.stored(stored, crc), width, size, None])
            tables.append(len(jobs) - 1 if size else None)
        row_bytes = sum(widths)
        check(row_bytes and row_bytes % element_width == 0, 23, "bytes of a row")
        check(element_count * element_width % row_bytes == 0, 23, "bytes of a row")
        rows = element_count * element_width // row_bytes
        check(chunk_rows & (chunk_rows - 1) == 0 and 0 < chunk_rows * row_bytes <= 1 << 24, 24, "rows of a chunk")
        check(chunk_count == -(-rows // chunk_rows), 25, "chunk count")
        for chunk in range(chunk_count):
            count = min(chunk_rows, rows - chunk * chunk_rows)
            crc = self.table.take("I")
            blocks = [self.block(width, count) for width in widths]
            data, at = self.stored(sum(stored for _, _, stored in blocks), crc), 0
            for (code, coder, stored), width, table in zip(blocks, widths, tables):
                check(code < 2 or table is not None, 28, "no dictionary")
                jobs.append([code, coder, data[at:at + stored], width, count, table])
                at += stored
        check(not any(self.data[self.next_offset:align(self.next_offset)]), 21, "padding")
        self.next_offset = align(self.next_offset)
        return self.rows(jobs, sum(table is not None for table in tables), widths)

    def rows(self, jobs, table_count, widths):
        """Decodes columns and lays them side by side."""
        frames = iter(unzstd([job[2] for job in jobs if job[1] == 1]))
        dictionaries, parts = [], []
        for code, coder, data, width, count, table in jobs:
            data = next(frames) if coder == 1 else data
            dictionary = b"" if table is None else dictionaries[table]
            column = unfilter(code, data, width, count, dictionary)
            if len(dictionaries) < table_count:
                values = [int.from_bytes(column[i:i + width], "little") for i in range(0, len(column), width)]
                check(all(a < b for a, b in zip(values, values[1:])), 33, "order of a dictionary")
                dictionaries.append(column)
            else:
                parts.append(column)
        result = []
        for i in range(0, len(parts), len(widths)):
            count = len(parts[i]) // widths[0]
            for row in range(count):
                result += [parts[i + c][row * w:(row + 1) * w] for c, w in enumerate(widths)]
        return b"".join(result)

    def tensor(self, name):
        code, rank = self.model.bytes(2)
        return self.show(name, code, [self.model.take("q") for _ in range(rank)])

    def show(self, name, code, dimensions, data=None):
        data = self.elements(code, dimensions) if data is None else data
        self.lines.append("%s %s %s %s" % (name, TYPES[code][0], dimensions, hashlib.sha256(data).hexdigest()))
        return code, dimensions, data

    def header(self):
        """Passes over kind, attributes, signature and outputs, and returns their bytes."""
        fields, start = self.model, self.model.at
        fields.text(), fields.take("I")
        for _ in range(fields.take("I")):
            fields.text(), fields.value()
        columns, named = fields.take("I"), fields.take("B")
        for _ in range(columns * named):
            fields.text()
        for _column_type in ("string", "any"):
            for _ in range(fields.take("I")):
                fields.take("I")
        for _ in range(fields.take("I")):
            fields.text()
            for _ in range(fields.take("I")):
                fields.value()
        return fields.data[start:fields.at]

    def group(self, prefix, name):
        """Returns the columns of a group, cut out of its records where it is interleaved."""
        columnar, length, count = self.model.take("B"), self.model.take("q"), self.model.take("I")
        columns = [(self.model.text(), self.model.take("B")) for _ in range(count)]
        record = sum(TYPES[code][1] for _, code in columns)
        records = b"" if columnar else self.elements(4, [length, record // 8])
        found, at = [], 0
        for column, code in columns:
            width = TYPES[code][1]
            data = None if columnar else b"".join(
                records[i + at:i + at + width] for i in range(0, len(records), record))
            full = name + "." + column
            found.append((full,) + self.show(prefix + full, code, [length], data))
            at += width
        return found

    def state(self, prefix, digest):
        """Adds a state to the digest, and its children after it."""
        digest.update(self.header())
        tensors = []
        for _ in range(self.model.take("I")):
            name = self.model.text()
            tensors.append((name,) + self.tensor(prefix + name))
        for _ in range(self.model.take("I")):
            tensors += self.group(prefix, self.model.text())
        digest.update(struct.pack("<I", len(tensors)))
        for name, code, dimensions, data in tensors:
            utf8 = name.encode("utf-8")
            digest.update(struct.pack("<I", len(utf8)) + utf8 + bytes([code, len(dimensions)]))
            digest.update(struct.pack("<%dq" % len(dimensions), *dimensions) + data)
        children = self.model.take("I")
        digest.update(struct.pack("<I", children))
        for _ in range(children):
            name = self.model.text()
            utf8 = name.encode("utf-8")
            digest.update(struct.pack("<I", len(utf8)) + utf8)
            self.state(prefix + name + "/", digest)

    def read(self):
        digest = hashlib.sha256()
        self.state("", digest)
        self.model.text(), self.model.text(), self.model.take("d"), self.model.take("d")
        self.tensor("(rows)"), self.tensor("(expected)")
        for _ in range(self.model.take("I")):
            self.model.take("I")
            for _ in range(self.model.take("I")):
                self.model.text()
        for _ in range(self.model.take("I")):
            self.model.text(), self.model.text()
        if self.model.take("B"):
            check(self.model.bytes(32) == digest.digest(), 11, "recorded digest")
        check(self.model.at == len(self.model.data), 11, "bytes after the model")
        check(self.missing == 0, 12, "tensor count")
        check(self.next_offset == self.data_end, 18, "unclaimed bytes")
        check(self.table.at == len(self.table.data), 19, "bytes after the table")
        return ["digest " + digest.hexdigest()] + self.lines


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    for path in sys.argv[1:]:
        with open(path, "rb") as file:
            print("\n".join(Reader(file.read()).read()))
