# Installs into a folder of its own and builds a consumer against it, once by find_package and once by pkg-config.
#   install_test.py CMAKE BUILD_FOLDER COMPILER PKG_CONFIG [COMPILER_FLAG...]
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from house import ROOT

CONSUMER = ROOT / "tests/install"


def run(*command, **options):
    done = subprocess.run([str(c) for c in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **options)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}: exit code {done.returncode}\n{done.stdout}")
    return done.stdout


def check(program, how):
    said = run(program, "/nonexistent/model.dlm")
    if not said.startswith("error 1: "):
        sys.exit(f"the consumer built by {how} said: {said}")
    print(f"{how}: {said.strip()}")


def check_files(prefix):
    wanted = {Path("include/dateline") / h.name for h in (ROOT / "include/dateline").glob("*.h")}
    wanted |= {Path("share/dateline") / m.name for m in (ROOT / "model").glob("*.dlm")}
    if (ROOT / "apps/dateline/CMakeLists.txt").exists():
        wanted.add(Path("bin/dateline"))
        run(prefix / "bin/dateline", "--help")
    missing = sorted(str(path) for path in wanted if not (prefix / path).is_file())
    if missing:
        sys.exit("not installed: " + ", ".join(missing))


def main():
    cmake, build, compiler, pkg_config, *flags = sys.argv[1:]
    with tempfile.TemporaryDirectory(prefix="dateline-install-") as name:
        work = Path(name)
        prefix = work / "prefix"
        run(cmake, "--install", build, "--prefix", prefix)
        check_files(prefix)

        run(cmake, "-S", CONSUMER, "-B", work / "by-cmake", f"-DCMAKE_PREFIX_PATH={prefix}",
            f"-DCMAKE_CXX_COMPILER={compiler}", f"-DCMAKE_CXX_FLAGS={' '.join(flags)}")  # fmt: skip
        run(cmake, "--build", work / "by-cmake")
        check(work / "by-cmake/consumer", "find_package")

        found = next(prefix.glob("**/dateline.pc")).parent
        path = os.pathsep.join(filter(None, [str(found), os.environ.get("PKG_CONFIG_PATH")]))
        options = run(pkg_config, "--static", "--cflags", "--libs", "dateline", env={**os.environ, "PKG_CONFIG_PATH": path})
        run(compiler, "-std=c++20", *flags, CONSUMER / "consumer.cc", *options.split(), "-o", work / "consumer")
        check(work / "consumer", "pkg-config")


main()
