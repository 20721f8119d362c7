-- The ledger file, schema 4: the one source of src/store/schema.inc and of the tables in docs/ledger.md, made by
-- spec/make_ledger_schema.py. Spans are code points of the story's text, half open: substr(text, begin + 1,
-- "end" - begin) is what they hold. source_begin and source_end are bytes of the file that the story came from. Days are
-- ISO text; "" is unknown. Derived: a function of all stories and decisions, never of the order in which they came.

-- What read stories: model, format, precision, instruction set and the program's version.
CREATE TABLE reading (
  n INTEGER PRIMARY KEY,
  engine TEXT NOT NULL UNIQUE          -- "" for ledgers that do not say it
);

-- One story.
CREATE TABLE story (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,             -- "s" and the hash of text, source, published and title
  text_hash TEXT NOT NULL,             -- XXH3 of the text, 16 hexadecimal digits
  ledger_hash TEXT NOT NULL,           -- XXH3 of its exchange form: tells two readings of one story apart
  record TEXT NOT NULL,                -- the id that it came with
  source TEXT NOT NULL,                -- outlet
  title TEXT NOT NULL,
  published TEXT NOT NULL,             -- YYYY-MM-DD or YYYY-MM
  dateline TEXT NOT NULL,              -- place name
  text TEXT NOT NULL,                  -- clean text
  runs TEXT NOT NULL,                  -- from clean bytes to source bytes: JSON, [begin, end, source, unit, source unit]
  notices TEXT NOT NULL,               -- JSON, as in the exchange form
  reading INTEGER NOT NULL REFERENCES reading (n),
  file TEXT NOT NULL,                  -- where it came from
  copy_of TEXT,                        -- derived: id of the story that it is a copy or an update of
  copy_kind TEXT                       -- derived: exact, near, update
);
CREATE INDEX story_in_order ON story (published, id);
CREATE INDEX story_by_dateline ON story (dateline COLLATE NOCASE);
CREATE INDEX story_by_copy ON story (copy_of) WHERE copy_of IS NOT NULL;

-- An actor of one story.
CREATE TABLE actor (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL,                    -- "a" and the hash of the text and its first mention; the same in exact copies
  story INTEGER NOT NULL REFERENCES story (n),
  number INTEGER NOT NULL,             -- A1, A2, ... of the exchange form
  kind TEXT NOT NULL,                  -- PERSON, STATE, ORG, GROUP, PLACE
  name TEXT NOT NULL,
  confidence REAL NOT NULL,
  node INTEGER NOT NULL REFERENCES who (n),  -- derived: the row of its name, or its own
  who INTEGER NOT NULL REFERENCES who (n)    -- derived: the actor over all stories, by links and decisions
);
CREATE INDEX actor_by_id ON actor (id);
CREATE INDEX actor_by_story ON actor (story);
CREATE INDEX actor_by_node ON actor (node);

-- Where an actor is mentioned.
CREATE TABLE mention (
  actor INTEGER NOT NULL REFERENCES actor (n),
  place INTEGER NOT NULL,              -- from 0, in text order
  begin INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  level TEXT NOT NULL,                 -- name, description, pronoun
  name_begin INTEGER NOT NULL,         -- the bare name inside; empty where there is none
  name_end INTEGER NOT NULL,
  confidence REAL NOT NULL,
  source_begin INTEGER NOT NULL,
  source_end INTEGER NOT NULL,
  PRIMARY KEY (actor, place)
) WITHOUT ROWID;

-- Offices that a story gives to an actor.
CREATE TABLE office (
  actor INTEGER NOT NULL REFERENCES actor (n),
  place INTEGER NOT NULL,
  title TEXT NOT NULL,
  of_actor INTEGER REFERENCES actor (n),  -- the body or state
  former INTEGER NOT NULL,
  begin INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  confidence REAL NOT NULL,
  PRIMARY KEY (actor, place)
) WITHOUT ROWID;

-- Bodies that an actor belongs to.
CREATE TABLE membership (
  actor INTEGER NOT NULL REFERENCES actor (n),
  place INTEGER NOT NULL,
  of_actor INTEGER NOT NULL REFERENCES actor (n),
  PRIMARY KEY (actor, place)
) WITHOUT ROWID;

-- Where a place or a state is, by a gazetteer; no rows where none was at hand.
CREATE TABLE located (
  actor INTEGER PRIMARY KEY REFERENCES actor (n),
  geonameid INTEGER NOT NULL,          -- 0: GeoNames does not have it
  latitude REAL NOT NULL,
  longitude REAL NOT NULL,
  country TEXT NOT NULL,               -- ISO 3166-1, two letters
  admin1 TEXT NOT NULL,                -- code of GeoNames within the country
  precision TEXT NOT NULL,             -- country, admin1, city, ...
  confidence REAL NOT NULL
);

-- What tables of states, bodies and persons tell of an actor on the day of the story.
CREATE TABLE coded (
  actor INTEGER PRIMARY KEY REFERENCES actor (n),
  country TEXT NOT NULL,               -- ISO 3166-1, three letters, or IGO, UNO, ...
  sectors TEXT NOT NULL,               -- of PLOVER, with blanks between
  name TEXT NOT NULL,
  wikidata INTEGER NOT NULL,           -- 567 for Q567; 0: not known
  geonames INTEGER NOT NULL
);

-- One row for each statement, event, figure, position and shift.
CREATE TABLE entry (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL,                    -- kind letter and the hash of text, kind and anchor; the same in exact copies
  story INTEGER NOT NULL REFERENCES story (n),
  kind TEXT NOT NULL,                  -- statement, event, figure, position, shift
  number INTEGER NOT NULL,             -- Q1, E1, F1, P1, H1, ... of the exchange form
  begin INTEGER NOT NULL,              -- its anchor: cue, trigger, figure, issue, basis
  "end" INTEGER NOT NULL,
  date TEXT NOT NULL,                  -- as the story gives it: YYYY[-MM[-DD]] or A/B
  first_day TEXT NOT NULL,             -- of the date, else of publication
  last_day TEXT NOT NULL,
  within INTEGER REFERENCES entry (n), -- the statement that reports it
  confidence REAL NOT NULL,
  shown INTEGER NOT NULL,              -- derived: 0 in exact and near copies and where it was rejected
  words TEXT NOT NULL,                 -- its sentences, by which it is found
  tags TEXT NOT NULL                   -- a topic or unit, by which it is found too
);
CREATE INDEX entry_by_id ON entry (id);
CREATE INDEX entry_by_story ON entry (story);
CREATE INDEX entry_by_day ON entry (kind, first_day);
CREATE INDEX entry_to_come ON entry (kind, last_day) WHERE kind = 'event';

CREATE TABLE statement (
  entry INTEGER PRIMARY KEY REFERENCES entry (n),
  mode TEXT NOT NULL,                  -- direct, indirect, mixed
  act TEXT NOT NULL,                   -- assert, assess, accuse, ...
  denied INTEGER NOT NULL              -- said not to have been made
);
CREATE TABLE event (
  entry INTEGER PRIMARY KEY REFERENCES entry (n),
  type TEXT NOT NULL,                  -- AGREE, CONSULT, ...
  status TEXT NOT NULL,                -- happened, ongoing, planned, ...
  same_as INTEGER REFERENCES entry (n) -- first mention of the same event in the story
);
CREATE INDEX event_by_type ON event (type, status);
CREATE INDEX event_by_first ON event (same_as) WHERE same_as IS NOT NULL;
CREATE TABLE figure (
  entry INTEGER PRIMARY KEY REFERENCES entry (n),
  low REAL,
  high REAL,
  value REAL,
  qualifier TEXT NOT NULL,
  counted TEXT NOT NULL,               -- killed, wounded, ...
  unit TEXT NOT NULL,
  of_event INTEGER REFERENCES entry (n),
  rival INTEGER REFERENCES entry (n)
);
CREATE INDEX figure_by_event ON figure (of_event) WHERE of_event IS NOT NULL;
CREATE TABLE position (
  entry INTEGER PRIMARY KEY REFERENCES entry (n),
  stance TEXT NOT NULL,                -- support, oppose, ...
  topic TEXT NOT NULL,
  former INTEGER NOT NULL
);
CREATE TABLE shift (
  entry INTEGER PRIMARY KEY REFERENCES entry (n),
  topic TEXT NOT NULL,
  from_position INTEGER REFERENCES entry (n),
  to_position INTEGER REFERENCES entry (n),
  "when" TEXT NOT NULL,                -- as written
  inferred INTEGER NOT NULL            -- follows from two positions, not told
);

-- Who has part in an entry.
CREATE TABLE part (
  entry INTEGER NOT NULL REFERENCES entry (n),
  role TEXT NOT NULL,                  -- speaker, to, via, actor, recipient, place, source
  place INTEGER NOT NULL,              -- from 0, in the order of the ledger
  actor INTEGER NOT NULL REFERENCES actor (n),
  who INTEGER NOT NULL REFERENCES who (n),  -- derived: that of the actor
  PRIMARY KEY (entry, role, place)
) WITHOUT ROWID;
CREATE INDEX part_by_who ON part (who, role, entry);

-- The characters that an entry rests on.
CREATE TABLE span (
  entry INTEGER NOT NULL REFERENCES entry (n),
  role TEXT NOT NULL,                  -- cue, content, source, venue, trigger, evidence, figure, period, issue, condition, basis
  place INTEGER NOT NULL,
  begin INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  source_begin INTEGER NOT NULL,
  source_end INTEGER NOT NULL,
  PRIMARY KEY (entry, role, place)
) WITHOUT ROWID;

-- The statements and events that a position rests on.
CREATE TABLE basis (
  entry INTEGER NOT NULL REFERENCES entry (n),
  place INTEGER NOT NULL,
  on_entry INTEGER NOT NULL REFERENCES entry (n),
  PRIMARY KEY (entry, place)
) WITHOUT ROWID;

-- Derived: one row for each actor over all stories.
CREATE TABLE who (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,             -- "w" and the hash of kind, folded name and state, or of the actor that is alone
  kind TEXT NOT NULL,
  named INTEGER NOT NULL,              -- 0: an actor of one story that has no proper name there
  name TEXT NOT NULL,                  -- the best of those in the stories
  renamed TEXT,                        -- the name that a decision gave it
  same INTEGER REFERENCES who (n),     -- the one that links and decisions made it part of
  via INTEGER REFERENCES who (n)       -- of an actor without a name of its own: the row that it was taken for
);
CREATE INDEX who_by_same ON who (same) WHERE same IS NOT NULL;
CREATE INDEX who_by_via ON who (via) WHERE via IS NOT NULL;

-- Derived: the names that it goes by in the stories.
CREATE TABLE who_name (
  n INTEGER PRIMARY KEY,
  who INTEGER NOT NULL REFERENCES who (n),
  name TEXT NOT NULL,
  UNIQUE (who, name)
);

-- Derived: of what a story is, as far as it tells which stories are of one matter.
CREATE TABLE setting (
  story INTEGER PRIMARY KEY REFERENCES story (n),
  words TEXT NOT NULL                  -- as src/across writes it
);

-- Derived: what of an actor is compared with others.
CREATE TABLE actor_trait (
  actor INTEGER PRIMARY KEY REFERENCES actor (n),
  words TEXT NOT NULL                  -- as src/across writes it
);

-- Derived: keys by which actors of different stories find each other.
CREATE TABLE near_story (
  key INTEGER NOT NULL,
  place INTEGER NOT NULL,              -- of its story among all: by day of publication, then id
  actor INTEGER NOT NULL REFERENCES actor (n),
  PRIMARY KEY (key, place, actor)
) WITHOUT ROWID;

-- Derived: keys by which rows of names find each other.
CREATE TABLE near_name (
  key INTEGER NOT NULL,
  place INTEGER NOT NULL,              -- in the order of what is heard
  who INTEGER NOT NULL REFERENCES who (n),
  PRIMARY KEY (key, place, who)
) WITHOUT ROWID;
CREATE INDEX near_name_by_who ON near_name (who);

-- Derived: rows of names that are one, and why. Of decisions too.
CREATE TABLE alike_who (
  a INTEGER NOT NULL REFERENCES who (n),
  b INTEGER NOT NULL REFERENCES who (n),
  key INTEGER NOT NULL,                -- by which they found each other; 0: a decision
  score REAL NOT NULL,                 -- log odds
  reason TEXT NOT NULL,
  PRIMARY KEY (a, b, key)
) WITHOUT ROWID;
CREATE INDEX alike_who_by_b ON alike_who (b);

-- Derived: actors of different stories that may be one, and why; one of the two at least has no name of its own.
CREATE TABLE alike_actor (
  a INTEGER NOT NULL REFERENCES actor (n),
  b INTEGER NOT NULL REFERENCES actor (n),
  key INTEGER NOT NULL,                -- by which they found each other
  score REAL NOT NULL,                 -- log odds
  reason TEXT NOT NULL,
  PRIMARY KEY (a, b, key)
) WITHOUT ROWID;
CREATE INDEX alike_actor_by_b ON alike_actor (b);

-- What people decided, append-only.
CREATE TABLE decision (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,             -- "d" and the hash of the rest
  at TEXT NOT NULL,                    -- UTC
  verb TEXT NOT NULL,                  -- merge, split, rename, reject, undo
  a TEXT NOT NULL,                     -- ids
  b TEXT NOT NULL,
  text TEXT NOT NULL
);

-- Derived: what the decisions that hold say of entries and actors.
CREATE TABLE ruling (
  id TEXT NOT NULL,
  verb TEXT NOT NULL,                  -- reject, split
  PRIMARY KEY (id, verb)
) WITHOUT ROWID;

-- Derived: keys of the stories' texts, by which likely copies find each other.
CREATE TABLE band (
  band INTEGER NOT NULL,
  place INTEGER NOT NULL,              -- of the story among all: by day of publication, then id
  story INTEGER NOT NULL REFERENCES story (n),
  PRIMARY KEY (band, place, story)
) WITHOUT ROWID;

-- Derived: stories that were compared and are alike, the earlier one first.
CREATE TABLE alike (
  earlier INTEGER NOT NULL REFERENCES story (n),
  later INTEGER NOT NULL REFERENCES story (n),
  kind TEXT NOT NULL,                  -- exact, near, update
  strength REAL NOT NULL,
  PRIMARY KEY (earlier, later)
) WITHOUT ROWID;
CREATE INDEX alike_by_later ON alike (later);

-- Derived: what an update brings up to date.
CREATE TABLE version (
  story INTEGER PRIMARY KEY REFERENCES story (n),
  of_story INTEGER NOT NULL REFERENCES story (n)  -- the version before it
);
CREATE INDEX version_by_story ON version (of_story);

-- Derived: a figure or a position of an update that is another than in the version before it.
CREATE TABLE change (
  story INTEGER NOT NULL REFERENCES story (n),  -- the update
  place INTEGER NOT NULL,              -- from 0, in text order
  kind TEXT NOT NULL,                  -- figure, position
  what TEXT NOT NULL,                  -- what is counted; who on what
  was TEXT NOT NULL,                   -- the figure in the words of the version before; the stance
  became TEXT NOT NULL,
  was_id TEXT NOT NULL,                -- of the entry in the version before
  became_id TEXT NOT NULL,
  PRIMARY KEY (story, place)
) WITHOUT ROWID;

-- Derived: one event, one quantity, or one actor's issue, of which two entries or more tell.
CREATE TABLE thread (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,             -- "t" and the hash of kind and the id of its first entry
  kind TEXT NOT NULL,                  -- event, figure, position
  name TEXT NOT NULL                   -- what it is, in the words of its stories
);
CREATE INDEX thread_by_kind ON thread (kind, id);

-- Derived: the entries that tell of a thread. Of events the first mention in each story.
CREATE TABLE told (
  entry INTEGER PRIMARY KEY REFERENCES entry (n),
  thread INTEGER NOT NULL REFERENCES thread (n),
  place INTEGER NOT NULL,              -- of its story among all: by day of publication, then id
  after INTEGER REFERENCES entry (n)   -- the telling that it was found by; NULL: the first one
);
CREATE INDEX told_by_thread ON told (thread, place, entry);
CREATE INDEX told_by_after ON told (after) WHERE after IS NOT NULL;

-- Derived: two entries that were found to tell of one thing: why they stand together. The earlier story first.
CREATE TABLE tie (
  earlier INTEGER NOT NULL REFERENCES entry (n),
  later INTEGER NOT NULL REFERENCES entry (n),
  score REAL NOT NULL,                 -- log-odds that they are one
  reason TEXT NOT NULL,                -- for a person
  PRIMARY KEY (earlier, later)
) WITHOUT ROWID;
CREATE INDEX tie_by_later ON tie (later);

-- Derived: an actor that stands elsewhere in a later story.
CREATE TABLE turn (
  from_position INTEGER PRIMARY KEY REFERENCES entry (n),  -- the last one on the side that it left
  to_position INTEGER NOT NULL REFERENCES entry (n)        -- the first one on another side
);
CREATE INDEX turn_by_to ON turn (to_position);

-- Derived: what became of a planned event.
CREATE TABLE fate (
  planned INTEGER PRIMARY KEY REFERENCES entry (n),
  fate TEXT NOT NULL,                  -- happened, called off, moved, passed
  by_entry INTEGER REFERENCES entry (n),  -- the event that tells it; NULL: its day passed, and no story tells
  reason TEXT NOT NULL                 -- for a person
);
CREATE INDEX fate_by_entry ON fate (by_entry) WHERE by_entry IS NOT NULL;

-- Derived: what of an entry is compared with others. Of entries of one story that tell of one thing the first.
CREATE TABLE entry_trait (
  entry INTEGER PRIMARY KEY REFERENCES entry (n),
  place INTEGER NOT NULL,              -- as in told
  traits TEXT NOT NULL                 -- packed; src/across/packed.cc
);

-- Derived: keys by which entries that may tell of one thing find each other.
CREATE TABLE clue (
  clue INTEGER NOT NULL,
  place INTEGER NOT NULL,              -- as in told
  entry INTEGER NOT NULL REFERENCES entry (n),
  PRIMARY KEY (clue, place, entry)
) WITHOUT ROWID;

-- Stories whose entries wait to be linked; empty after each commit.
CREATE TABLE stale (
  story INTEGER PRIMARY KEY REFERENCES story (n)
);

-- Records that need not be read again.
CREATE TABLE record_seen (
  hash INTEGER PRIMARY KEY,
  story INTEGER NOT NULL REFERENCES story (n)
);

-- Full text: the words of entries and the names of actors over all stories.
CREATE VIRTUAL TABLE entry_words USING fts5 (words, tags, content = 'entry', content_rowid = 'n', tokenize = "unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE names USING fts5 (name, content = 'who_name', content_rowid = 'n', tokenize = "unicode61 remove_diacritics 2");

-- For people: names joined in, copies and rejected entries left out.
CREATE VIEW said AS
  SELECT entry.id, entry.first_day AS day, (SELECT group_concat(coalesce(who.renamed, who.name), '; ') FROM part JOIN who ON who.n = part.who WHERE part.entry = entry.n AND part.role = 'speaker') AS speaker,
    statement.act, statement.mode, entry.words, story.source, story.title, story.id AS story, entry.confidence
  FROM entry JOIN statement ON statement.entry = entry.n JOIN story ON story.n = entry.story WHERE entry.shown = 1;
CREATE VIEW events AS
  SELECT entry.id, entry.first_day AS day, event.type, event.status, substr(story.text, entry.begin + 1, entry."end" - entry.begin) AS what,
    (SELECT group_concat(coalesce(who.renamed, who.name), '; ') FROM part JOIN who ON who.n = part.who WHERE part.entry = entry.n AND part.role = 'actor') AS actors,
    (SELECT group_concat(coalesce(who.renamed, who.name), '; ') FROM part JOIN who ON who.n = part.who WHERE part.entry = entry.n AND part.role = 'recipient') AS recipients,
    (SELECT group_concat(coalesce(who.renamed, who.name), '; ') FROM part JOIN who ON who.n = part.who WHERE part.entry = entry.n AND part.role = 'place') AS places,
    entry.words, story.source, story.title, story.id AS story, entry.confidence
  FROM entry JOIN event ON event.entry = entry.n JOIN story ON story.n = entry.story WHERE entry.shown = 1;
CREATE VIEW figures AS
  SELECT entry.id, entry.first_day AS day, figure.counted, figure.value, figure.low, figure.high, figure.unit, substr(story.text, entry.begin + 1, entry."end" - entry.begin) AS figure,
    (SELECT group_concat(coalesce(who.renamed, who.name), '; ') FROM part JOIN who ON who.n = part.who WHERE part.entry = entry.n AND part.role = 'source') AS claimed_by,
    entry.words, story.source, story.title, story.id AS story, entry.confidence
  FROM entry JOIN figure ON figure.entry = entry.n JOIN story ON story.n = entry.story WHERE entry.shown = 1;
CREATE VIEW positions AS
  SELECT entry.id, entry.first_day AS day, (SELECT group_concat(coalesce(who.renamed, who.name), '; ') FROM part JOIN who ON who.n = part.who WHERE part.entry = entry.n AND part.role = 'actor') AS actor,
    position.stance, position.topic, position.former, entry.words, story.source, story.title, story.id AS story, entry.confidence
  FROM entry JOIN position ON position.entry = entry.n JOIN story ON story.n = entry.story WHERE entry.shown = 1;
CREATE VIEW shifts AS
  SELECT entry.id, entry.first_day AS day, (SELECT group_concat(coalesce(who.renamed, who.name), '; ') FROM part JOIN who ON who.n = part.who WHERE part.entry = entry.n AND part.role = 'actor') AS actor,
    shift.topic, (SELECT stance FROM position WHERE position.entry = shift.from_position) AS was, (SELECT stance FROM position WHERE position.entry = shift.to_position) AS became,
    shift."when", entry.words, story.source, story.title, story.id AS story, entry.confidence
  FROM entry JOIN shift ON shift.entry = entry.n JOIN story ON story.n = entry.story WHERE entry.shown = 1;
CREATE VIEW schedule AS
  SELECT * FROM events WHERE status IN ('planned', 'possible', 'threatened', 'called_for');
