"""The parts of speed.py's page that look inside: words a second by precision and length of story, time by step, the encoder's share of the CPU's peak.

They come from two programs built beside the one measured: `steps` (the whole path, in one process, clocked step by step) and `peak` (the encoder alone
against a loop of nothing but multiply-adds). Either is skipped, loudly, while it is not built.
"""

import json
import pathlib
import subprocess
import sys

import page

PRECISIONS = ("f32", "bf16", "int8")
LENGTHS = {"short, 100 words": 100, "a story, 700 words": 700, "long, 4,000 words": 4000}
SAMPLE_WORDS = 12_000  # of each length
NO_SUCH_PRECISION = 3  # exit code of steps
INSIDE = "encode"


def cut_to(texts, size, most):
    """Texts of about `size` words made of the lines of `texts` in turn, `most` words together."""
    made, lines, words, all_words = [], [], 0, 0
    for line in "\n\n".join(texts).splitlines():
        lines.append(line)
        words += len(line.split())
        if words >= size:
            made.append("\n".join(lines))
            all_words += words
            lines, words = [], 0
        if all_words >= most:
            break
    return made or ["\n".join(lines)]


def count_words(texts):
    return sum(len(text.split()) for text in texts)


def as_records(texts):
    return "".join(json.dumps({"id": f"t{i}", "text": text}) + "\n" for i, text in enumerate(texts))


def tool(program, name):
    """The measuring tool beside the program, or None with a loud word."""
    path = pathlib.Path(program).parent / "bench" / name
    if path.is_file():
        return str(path)
    print(f"SKIPPED: {path} is not there; build it by `cmake --build build --target {name}`", file=sys.stderr)
    return None


def measure_steps(steps, model, runner, samples):
    """{length: {precision: {"seconds": {step: s}, "allocations": {step: n}, "words": n, "texts": n}}}; a precision that the CPU lacks is left out."""
    result = {}
    for length, texts in samples.items():
        for precision in PRECISIONS:
            done = runner.output([steps, str(model), precision, "auto"], as_records(texts))
            if done.returncode == NO_SUCH_PRECISION:
                continue
            if done.returncode != 0:
                sys.exit(f"steps ended with {done.returncode}: {done.stderr}")
            lines = [json.loads(line) for line in done.stdout.splitlines()]
            by_step = [line for line in lines if line["what"] == "step"]
            result.setdefault(length, {})[precision] = {
                "seconds": {line["step"]: line["seconds"] for line in by_step},
                "allocations": {line["step"]: line["allocations"] for line in by_step},
                "words": count_words(texts),
                "texts": len(texts),
            }
            print(f"steps: {length}, {precision}", file=sys.stderr, flush=True)
    return result


def have(measured):
    return [p for p in PRECISIONS if any(p in runs for runs in measured.values())]


def speed_of(run):
    return run["words"] / sum(run["seconds"].values())


def by_length(measured, spacy):
    """Words a second of CPU time; `spacy`: {length: words a second}."""
    precisions = have(measured)
    rows = []
    for length, runs in measured.items():
        best = max(speed_of(run) for run in runs.values())
        theirs = spacy.get(length)
        rows.append(
            [length]
            + [f"{speed_of(runs[p]):,.0f}" if p in runs else "—" for p in precisions]
            + ([f"{theirs:,.0f}", f"{best / theirs:.2f}"] if theirs else ["—", "—"])
        )
    return page.table(["words a second of CPU time", *precisions, "spaCy small", "best / spaCy"], rows)


def by_step(measured, length):
    """Microseconds a word of each step, and allocations a story."""
    runs = measured[length]
    precisions = [p for p in have(measured) if p in runs]
    last = runs[precisions[-1]]

    def row(name, micros, allocations):
        return [name, *micros, allocations]

    rows = [
        row(
            step,
            [f"{runs[p]['seconds'][step] / runs[p]['words'] * 1e6:.1f}" for p in precisions],
            f"{last['allocations'][step] / last['texts']:,.0f}",
        )
        for step in last["seconds"]
    ]
    outside = [sum(s for step, s in runs[p]["seconds"].items() if step != INSIDE) for p in precisions]
    rows.append(
        row("outside the encoder", [f"{o / runs[p]['words'] * 1e6:.1f}" for o, p in zip(outside, precisions)],
            f"{sum(n for step, n in last['allocations'].items() if step != INSIDE) / last['texts']:,.0f}")
    )
    rows.append(row("its share", [f"{o / sum(runs[p]['seconds'].values()):.0%}" for o, p in zip(outside, precisions)], "—"))
    heads = [f"{p}, µs a word" for p in precisions]
    return page.table([f"step ({length})", *heads, "allocations a story"], rows)


def measure_peak(peak, model, runner):
    done = runner.output([peak, str(model)], "")
    if done.returncode != 0:
        sys.exit(f"peak ended with {done.returncode}: {done.stderr}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def by_window(lines):
    """The encoder's pieces a second and share of the peak, by window length."""
    peaks = {line["precision"]: line for line in lines if "peak_gmac" in line}
    shares = {(line["precision"], line["window"]): line for line in lines if "window" in line}
    windows = sorted({window for _, window in shares})
    rows = []
    for precision, line in peaks.items():
        cells = []
        for window in windows:
            at = shares.get((precision, window))
            share = f", {at['share']:.0%}" if at and "share" in at else ""
            cells.append(f"{at['pieces']:,.0f}{share}" if at else "—")
        rows.append([f"{precision}, {line['isa']}", f"{line['peak_gmac']:,.0f}" if line["peak_gmac"] else "—", *cells])
    return page.table(["encoder alone", "peak, 10⁹ multiply-adds a second", *[f"window of {w}" for w in windows]], rows)


def tables(program, model, runner, texts, spacy_speeds):
    """The tables, as Markdown with a line of explanation each. `spacy_speeds(samples)` gives {length: words a second}."""
    out = []
    if steps := tool(program, "steps"):
        samples = {length: cut_to(texts, size, SAMPLE_WORDS) for length, size in LENGTHS.items()}
        measured = measure_steps(steps, model, runner, samples)
        story = list(LENGTHS)[1]
        out.append("By length of the story and precision, whole path, loading left out for both:\n\n" + by_length(measured, spacy_speeds(samples)))
        out.append(
            "By step of the flow; allocations are counted at the last precision, after a warm-up:\n\n" + by_step(measured, story)
        )
    if peak := tool(program, "peak"):
        lines = measure_peak(peak, model, runner)
        out.append("The encoder alone on random pieces: pieces a second, and share of the core's measured peak:\n\n" + by_window(lines))
    return "\n".join(out)
