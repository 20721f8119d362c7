"""What one ledger file makes of ledgers: for the benches of links over stories."""

import json
import subprocess
import sys


def run(*arguments, allowed=(0,), **more):
    """What a program prints; ends with its words where its exit code is none of the allowed."""
    done = subprocess.run([str(a) for a in arguments], capture_output=True, text=True, check=False, **more)
    if done.returncode not in allowed:
        sys.exit(f"{' '.join(map(str, arguments))}: {done.stderr[-400:]}")
    return done.stdout


def linked(program, work, ledgers):
    """The memory and the ledgers of a new file in the folder `work`."""
    file, source = work / "linked.dl", work / "linked.jsonl"
    for old in work.glob("linked.dl*"):
        old.unlink()
    source.write_text("".join(json.dumps(ledger) + "\n" for ledger in ledgers))
    run(program, "add", file, "--ledgers", source)
    memory = json.loads(run(program, "export", file, "--as", "memory"))
    return memory, [json.loads(line) for line in run(program, "export", file, "--as", "jsonl").splitlines()]
