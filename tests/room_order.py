# Checks that each room includes only rooms before it, and that apps and installed headers keep to their side of the door.
import re
from pathlib import Path

from house import ROOT, lines_of, project_files, report

INCLUDE = re.compile(r'^\s*#\s*include\s*(["<])([^">]+)[">]')
INTRINSICS = re.compile(r"^(\w*intrin|arm_\w+|cpuid)\.h$")
KERNELS = Path("src/encode/kernels")


def room_order():
    cmake = (ROOT / "src/CMakeLists.txt").read_text()
    return re.search(r"set\(rooms ([^)]*)\)", cmake).group(1).split()


def fault(path, quote, target, rooms):
    """Says what is wrong with an include, or None. `target` is what stands between the quotes."""
    room = target.split("/")[0]
    if INTRINSICS.match(target) and KERNELS not in path.parents:
        return f"intrinsics belong under {KERNELS}"
    if path.parts[0] == "include":
        if quote == "<" and re.fullmatch(r"[a-z0-9_]+", target):
            return None
        if quote == '"' and (ROOT / "include" / target).is_file():
            return None
        return "an installed header includes only the standard library and dateline/"
    if quote == "<" or room == "dateline":
        return None
    if path.parts[0] == "apps":
        own = (ROOT / path.parent / target, ROOT / path.parts[0] / path.parts[1] / target)
        return None if any(file.is_file() for file in own) else "apps include dateline/ and their own files only"
    if path.parts[0] == "src":
        if room not in rooms or "/" not in target:
            return "written as room/file.h"
        if path.parts[1] not in rooms:
            return f"{path.parts[1]} is no room of src/CMakeLists.txt"
        if rooms.index(room) > rooms.index(path.parts[1]):
            return f"{path.parts[1]} comes before {room}"
    return None


def main():
    rooms = room_order()
    problems = []
    for path in project_files(".h", ".cc"):
        for number, line in lines_of(path):
            include = INCLUDE.match(line)
            why = include and fault(path, include.group(1), include.group(2), rooms)
            if why:
                problems.append(f"{path}:{number}: {line.strip()}  <- {why}")
    report(problems, "room order (" + " ".join(rooms) + ")")


main()
