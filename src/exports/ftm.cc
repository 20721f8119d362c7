// FollowTheMoney: entities as JSON Lines. An entity that several stories tell of comes once for each, under one id.
#include <algorithm>
#include <array>

#include "actors/countries.h"
#include "coding/actor_codes.h"
#include "exports/form.h"
#include "exports/ftm_entity.h"
#include "exports/story_view.h"
#include "store/ids.h"

namespace dateline {
namespace {

constexpr std::array<std::string_view, 6> kPublic = {"GOV", "LEG", "JUD", "MIL", "COP", "SPY"};
constexpr size_t kMostNames = 100;  // that an article lists

std::string Hashed(char letter, const std::string& of) { return letter + HexOf(HashOf(of)); }

// The entities of one story.
class Entities {
 public:
  Entities(const StoryView& view, Pieces* pieces)
      : view_(view), ledger_(view.ledger()), sentences_(ledger_.text), codes_(ActorCodes(ledger_)), pieces_(pieces) {}

  void Write() {
    Article();
    for (size_t a = 0; a < ledger_.actors.size(); ++a) Actor(static_cast<int>(a));
    for (size_t a = 0; a < ledger_.actors.size(); ++a) Links(static_cast<int>(a));
    for (size_t e = 0; e < ledger_.events.size(); ++e) Event(static_cast<int>(e));
    for (size_t i = 0; i < ledger_.statements.size(); ++i) Statement(static_cast<int>(i));
    for (size_t i = 0; i < ledger_.figures.size(); ++i) Figure(static_cast<int>(i));
    for (size_t i = 0; i < ledger_.positions.size(); ++i) Position(static_cast<int>(i));
    for (size_t i = 0; i < ledger_.shifts.size(); ++i) Shift(static_cast<int>(i));
  }

 private:
  std::string IdOf(const std::string& entry) const { return view_.key() + "-" + entry; }
  std::string_view Sentence(Span span) const { return view_.In(sentences_.SentenceOf(span)); }

  bool HasEntity(int actor) const { return view_.Has(actor) && !OneLine(view_.NameOf(actor)).empty(); }
  std::string_view SchemaOf(int actor) const {
    switch (ledger_.actors[actor].kind) {
      case ActorKind::kPerson:
        return "Person";
      case ActorKind::kState:
        return "PublicBody";
      case ActorKind::kGroup:
        return "LegalEntity";
      case ActorKind::kPlace:
        return "Address";
      case ActorKind::kOrg:
        break;
    }
    const std::string& sector = codes_[actor].sector;
    return std::find(kPublic.begin(), kPublic.end(), sector) != kPublic.end() ? "PublicBody" : "Organization";
  }
  bool IsLegal(int actor) const { return HasEntity(actor) && ledger_.actors[actor].kind != ActorKind::kPlace; }
  bool IsOrganization(int actor) const {
    return HasEntity(actor) &&
           (ledger_.actors[actor].kind == ActorKind::kOrg || ledger_.actors[actor].kind == ActorKind::kState);
  }
  std::string CountryOf2(int actor) const {
    const Country* country = CountryOf(codes_[actor].country);
    return country ? Lowered(country->iso2) : "";
  }
  void Put(const FtmEntity& entity) {
    entity.AppendTo(&pieces_->out());
    pieces_->Flush();
  }
  void Involve(std::string_view property, const std::vector<int>& actors, FtmEntity* entity) const {
    for (const int actor : actors)
      if (IsLegal(actor)) entity->Add(property, view_.IdOf(actor));
  }

  void Article() {
    FtmEntity article(view_.key(), "Article");
    article.Add("title", OneLine(ledger_.title)).Add("publisher", OneLine(ledger_.source));
    article.AddDate("publishedAt", ledger_.published).Add("language", "eng").Add("bodyText", ledger_.text);
    article.Add("generator", OneLine(ledger_.engine));
    size_t names = 0;
    for (size_t a = 0; a < ledger_.actors.size() && names < kMostNames; ++a) {
      const int actor = static_cast<int>(a);
      if (!HasEntity(actor)) continue;
      ++names;
      const ActorKind kind = ledger_.actors[a].kind;
      if (kind == ActorKind::kPerson) article.Add("peopleMentioned", OneLine(view_.NameOf(actor)));
      if (kind == ActorKind::kOrg) article.Add("companiesMentioned", OneLine(view_.NameOf(actor)));
      if (kind == ActorKind::kPlace || kind == ActorKind::kState)
        article.Add("locationMentioned", OneLine(view_.NameOf(actor)));
    }
    Put(article);
  }

  void Actor(int actor) {
    if (!HasEntity(actor)) return;
    const dateline::Actor& from = ledger_.actors[actor];
    FtmEntity entity(view_.IdOf(actor), SchemaOf(actor));
    if (from.kind == ActorKind::kPlace) {
      entity.Add("full", OneLine(view_.NameOf(actor))).Add("country", CountryOf2(actor));
      if (const ExportActor* over = view_.Over(actor); over && over->at)
        entity.Add("latitude", Decimal(over->at->latitude, 6)).Add("longitude", Decimal(over->at->longitude, 6));
      return Put(entity);
    }
    entity.Add("name", OneLine(view_.NameOf(actor))).Add("name", OneLine(from.name)).Add("country", CountryOf2(actor));
    if (from.kind == ActorKind::kPerson)
      for (const Office& office : from.offices) entity.Add("position", OneLine(office.title));
    entity.Add("proof", view_.key());
    Put(entity);

    FtmEntity mention(IdOf(EntryId('A', actor) + "-mention"), "Mention");
    mention.Add("document", view_.key()).Add("resolved", view_.IdOf(actor)).Add("name", OneLine(from.name));
    if (OneLine(from.name).empty()) mention.Add("name", OneLine(view_.NameOf(actor)));
    Put(mention.Add("detectedSchema", SchemaOf(actor)).Add("contextCountry", CountryOf2(actor)));
  }

  // Offices and memberships.
  void Links(int actor) {
    if (!HasEntity(actor)) return;
    const std::string id = view_.IdOf(actor);
    const bool person = ledger_.actors[actor].kind == ActorKind::kPerson;
    for (const Office& office : ledger_.actors[actor].offices) {
      const std::string title = OneLine(office.title);
      if (!person || title.empty()) continue;
      const std::string of = IsOrganization(office.of) ? view_.IdOf(office.of) : "";
      FtmEntity post(Hashed('o', Lowered(title) + "\t" + (of.empty() ? id : of)), "Position");
      Put(post.Add("name", title).Add("organization", of).Add("proof", view_.key()));
      FtmEntity occupancy(Hashed('h', id + "\t" + post.id()), "Occupancy");
      occupancy.Add("holder", id).Add("post", post.id()).Add("status", office.former ? "ended" : "current");
      Put(occupancy.Add("proof", view_.key()));
    }
    for (const int body : ledger_.actors[actor].member_of) {
      if (!IsLegal(actor) || !IsOrganization(body)) continue;
      FtmEntity membership(Hashed('m', id + "\t" + view_.IdOf(body)), "Membership");
      Put(membership.Add("member", id).Add("organization", view_.IdOf(body)).Add("proof", view_.key()));
    }
  }

  // Mentions of one event are one entity: FollowTheMoney joins what has one id.
  void Event(int e) {
    const dateline::Event& event = ledger_.events[e];
    if (roots_.empty()) roots_.resize(ledger_.events.size());
    roots_[e] = event.same_as >= 0 && event.same_as < e ? roots_[event.same_as] : e;
    if (view_.Rejected('E', e)) return;
    const std::string trigger = OneLine(view_.In(event.trigger));
    if (trigger.empty()) return;
    FtmEntity entity(IdOf(EntryId('E', roots_[e])), "Event");
    const std::string who = Joined(view_.NamesOf(event.actors), ", ");
    entity.Add("name", who.empty() ? trigger : trigger + ": " + who);
    entity.Add("summary", OneLine(Sentence(event.trigger))).AddDate("date", event.date);
    entity.Add("keywords", kEventTypeNames[static_cast<size_t>(event.type)]);
    entity.Add("keywords", kEventStatusNames[static_cast<size_t>(event.status)]);
    Involve("involved", event.actors, &entity);
    Involve("involved", event.recipients, &entity);
    for (const std::string& place : view_.NamesOf(event.places)) entity.Add("location", place);
    Put(entity.Add("recordId", EntryId('E', e)).Add("publisher", OneLine(ledger_.source)).Add("proof", view_.key()));
  }

  // What else an entry says, as a note on the actors concerned.
  FtmEntity NoteOf(const std::string& entry, const std::vector<int>& actors, std::string_view what,
                   std::string_view description, Span anchor) const {
    FtmEntity note(IdOf(entry), "Note");
    const std::string who = Joined(view_.NamesOf(actors), ", ");
    note.Add("name", who.empty() ? std::string(what) : who + ": " + std::string(what));
    note.Add("description", OneLine(description)).Add("summary", OneLine(Sentence(anchor)));
    for (const int actor : actors)
      if (HasEntity(actor)) note.Add("entity", view_.IdOf(actor));
    return note.Add("publisher", OneLine(ledger_.source)).Add("proof", view_.key());
  }

  void Statement(int i) {
    if (view_.Rejected('Q', i)) return;
    const dateline::Statement& statement = ledger_.statements[i];
    const std::string_view act = kStatementActNames[static_cast<size_t>(statement.act)];
    std::vector<std::string> pieces;
    pieces.reserve(statement.content.size());
    for (const Span span : statement.content) pieces.emplace_back(view_.In(span));
    FtmEntity note = NoteOf(EntryId('Q', i), statement.speakers, act, Joined(pieces, " ... "), WordsOf(statement));
    note.Add("keywords", "statement").Add("keywords", act).Add("keywords", statement.denied ? "denied" : "");
    Put(note.AddNotes("date", statement.date));
  }

  void Figure(int i) {
    if (view_.Rejected('F', i)) return;
    const dateline::Figure& figure = ledger_.figures[i];
    const std::string_view counted = kCountedNames[static_cast<size_t>(figure.counted)];
    FtmEntity note =
        NoteOf(EntryId('F', i), figure.sources, std::string(counted) + " " + OneLine(view_.In(figure.span)),
               view_.In(figure.span), figure.span);
    const auto written = [](const std::optional<double>& value) { return value ? Decimal(*value, 3) : ""; };
    note.Add("keywords", "figure").Add("keywords", counted);
    note.AddNotes("low", written(figure.low))
        .AddNotes("high", written(figure.high))
        .AddNotes("value", written(figure.value));
    Put(note.AddNotes("unit", OneLine(figure.unit)).AddNotes("date", figure.date));
  }

  void Position(int i) {
    if (view_.Rejected('P', i)) return;
    const dateline::Position& position = ledger_.positions[i];
    const std::string_view stance = kStanceNames[static_cast<size_t>(position.stance)];
    const std::string topic =
        OneLine(position.topic.empty() ? view_.In(position.issue) : std::string_view(position.topic));
    FtmEntity note = NoteOf(EntryId('P', i), position.actors, std::string(stance) + " " + topic,
                            view_.In(position.issue), position.issue);
    note.Add("keywords", "position").Add("keywords", stance).Add("keywords", position.former ? "former" : "");
    Put(note.AddNotes("date", position.date));
  }

  void Shift(int i) {
    if (view_.Rejected('H', i)) return;
    const dateline::Shift& shift = ledger_.shifts[i];
    FtmEntity note = NoteOf(EntryId('H', i), shift.actors, "shift on " + OneLine(shift.topic), view_.In(WordsOf(shift)),
                            WordsOf(shift));
    const auto stance = [this](int position) {
      const bool there = position >= 0 && static_cast<size_t>(position) < ledger_.positions.size();
      return there ? std::string(kStanceNames[static_cast<size_t>(ledger_.positions[position].stance)]) : "";
    };
    note.Add("keywords", "shift").AddNotes("from", stance(shift.from)).AddNotes("to", stance(shift.to));
    Put(note.AddNotes("when", OneLine(shift.when)));
  }

  const StoryView& view_;
  const Ledger& ledger_;
  const StorySentences sentences_;
  const std::vector<ActorCode> codes_;
  Pieces* pieces_;
  std::vector<int> roots_;  // of each event: its first mention
};

class Ftm : public Form {
 public:
  void Add(const Ledger& ledger, const ExportStory& story, Pieces* pieces) override {
    const StoryView view(ledger, story);
    Entities(view, pieces).Write();
  }
};

}  // namespace

std::unique_ptr<Form> MakeFtm() { return std::make_unique<Ftm>(); }

}  // namespace dateline
