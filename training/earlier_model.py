"""What a program of an earlier model reads in stories, for those who teach a new one by it."""
import json
import subprocess


def ledgers(program, stories):
    """stories: dicts with "id" and "text". Yields the ledger of each that could be read, in their order."""
    rows = ''.join(json.dumps(d) + '\n' for d in stories)
    run = subprocess.run([program, 'read', '--format', 'jsonl', '--json', '-j', '0', '-'], input=rows, stdout=subprocess.PIPE, text=True)
    if run.returncode and not run.stdout:      # 1 beside records: some could not be read
        run.check_returncode()
    return (ledger for ledger in map(json.loads, run.stdout.splitlines()) if 'text' in ledger)
