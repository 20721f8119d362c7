"""Reads and writes Dateline's container of named tensors; the Python side of src/encode/model_file.h.

    kind, meta, tensors = read("set.dlm")           # tensors: {name: read-only memmap}
    write("model.dlm", "model", meta, tensors)      # float16/float32/int32/int16/uint8 arrays
"""

import json
import os
import struct
from collections.abc import Mapping

import numpy as np
import xxhash

TYPES = {name: np.dtype(t) for name, t in {"f32": "<f4", "f16": "<f2", "i32": "<i4", "i16": "<i2", "u8": "u1"}.items()}
FIXED = struct.Struct("<8sIIQQQ")  # magic, version, zero, header length, file length, checksum
MAGIC, VERSION, ALIGN = b"DATELINE", 1, 64


def align_up(n: int) -> int:
    return (n + ALIGN - 1) // ALIGN * ALIGN


def read(path: str | os.PathLike, verify: bool = True) -> tuple[str, dict, dict[str, np.ndarray]]:
    """Kind, meta and the tensors, mapped read-only. ValueError for a damaged file; `verify` reads it all once."""
    size = os.path.getsize(path)
    if size < FIXED.size:
        raise ValueError(f"{path}: not a Dateline file")
    data = np.memmap(path, dtype=np.uint8, mode="r")
    magic, version, zero, header, length, checksum = FIXED.unpack(data[: FIXED.size].tobytes())
    if (magic, version, zero) != (MAGIC, VERSION, 0) or length != size:
        raise ValueError(f"{path}: not a Dateline file, another version, or cut short")
    if header > size - FIXED.size or (FIXED.size + header) % ALIGN:
        raise ValueError(f"{path}: the header's length is wrong")
    if verify:
        hash = xxhash.xxh64(seed=0)
        for at in range(FIXED.size, size, 1 << 26):
            hash.update(data[at : at + (1 << 26)])
        if hash.intdigest() != checksum:
            raise ValueError(f"{path}: the checksum differs")
    root = json.loads(data[FIXED.size : FIXED.size + header].tobytes())
    tensors = {}
    for entry in root["tensors"]:
        dtype, shape, at = TYPES[entry["type"]], tuple(entry["shape"]), entry["offset"]
        count = int(np.prod(shape, dtype=object)) if shape else 1
        if count == 0:
            tensors[entry["name"]] = np.zeros(shape, dtype)
            continue
        if at % ALIGN or at < FIXED.size + header or at + count * dtype.itemsize > size:
            raise ValueError(f"{path}: tensor {entry['name']} lies outside the file's data")
        tensors[entry["name"]] = data[at : at + count * dtype.itemsize].view(dtype).reshape(shape)
    return root["kind"], root["meta"], tensors


def write(path: str | os.PathLike, kind: str, meta: dict, tensors: Mapping[str, np.ndarray]) -> int:
    """Writes the file under a temporary name, then renames it. Returns its length in bytes."""
    names = {dtype: name for name, dtype in TYPES.items()}
    arrays = {name: np.asarray(array, order="C") for name, array in tensors.items()}
    places, data_size = [], 0
    for array in arrays.values():
        places.append(data_size)
        data_size = align_up(data_size + array.nbytes)

    def header_of(data: int) -> bytes:
        entries = [
            {"name": name, "type": names[array.dtype], "shape": list(array.shape), "offset": data + place}
            for (name, array), place in zip(arrays.items(), places, strict=True)
        ]
        root = {"kind": kind, "meta": meta, "tensors": entries}
        return json.dumps(root, separators=(",", ":"), ensure_ascii=False).encode()

    data = align_up(FIXED.size + len(header_of(1 << 50)))
    header = header_of(data).ljust(data - FIXED.size)
    hash = xxhash.xxh64(seed=0)
    unfinished = f"{os.fspath(path)}.unfinished"
    with open(unfinished, "wb") as out:
        out.write(bytes(FIXED.size))
        for part in (header, *(a for a in arrays.values() if a.nbytes)):
            view = memoryview(part if isinstance(part, bytes) else part.reshape(-1).view(np.uint8))
            padding = bytes(align_up(len(view)) - len(view)) if part is not header else b""
            for piece in (view, padding):
                out.write(piece)
                hash.update(piece)
        out.seek(0)
        out.write(FIXED.pack(MAGIC, VERSION, 0, len(header), data + data_size, hash.intdigest()))
    os.replace(unfinished, path)
    return data + data_size
