// Groups: who belongs to "Ann Hall and Ed Poe", to "both leaders", to "they"; which bodies their words put people into.
#include "resolve/groups.h"

#include <algorithm>

#include "base/one_of.h"

namespace dateline {
namespace {

constexpr uint32_t kPairReach = 2;     // sentences
constexpr uint32_t kMentionReach = 4;  // mentions between the two of a pair, nested ones

// Nouns after "both" and "two" that say what the two are.
constexpr std::string_view kStateNouns[] = {"nations", "countries", "governments", "states"};
constexpr std::string_view kPersonNouns[] = {"leaders", "men",      "women",  "presidents",  "ministers",  "brothers",
                                             "sisters", "senators", "judges", "politicians", "candidates", "officials"};

// Whose words name the body that they belong to, by the head of the phrase.
constexpr std::string_view kMembers[] = {"members",  "deputies", "officials", "fighters",  "militants", "staff",
                                         "forces",   "leaders",  "officers",  "ministers", "employees", "workers",
                                         "soldiers", "troops",   "lawmakers", "senators",  "aides",     "team"};
constexpr std::string_view kOneOf[] = {"one", "member"};                                // of a group
constexpr std::string_view kToward[] = {"to", "against", "on", "about", "by", "with"};  // no member of what follows
constexpr std::string_view kFormer[] = {"former", "ex", "ex-member"};

class MemberReader {
 public:
  MemberReader(std::string_view text, const Segments& segments, const Annotations& annotations,
               const std::vector<MentionForm>& forms, Resolved* resolved)
      : text_(text), segments_(segments), annotations_(annotations), forms_(forms), resolved_(resolved) {}

  void Read() {
    for (uint32_t m = 0; m < forms_.size(); ++m) ReadBodies(m);
    int a = -1, b = -1;  // mentions of the last pair
    for (uint32_t m = 0; m < forms_.size(); ++m) {
      const ResolvedActor& actor = resolved_->actors[static_cast<size_t>(ActorOf(m))];
      if (b >= 0 && actor.mentions.front() == m && SentenceOf(m) <= SentenceOf(static_cast<uint32_t>(b)) + kPairReach &&
          std::all_of(actor.mentions.begin(), actor.mentions.end(), [&](uint32_t i) { return BothOfThem(i); }) &&
          MayBe(m, annotations_.mentions[static_cast<size_t>(a)].kind()))
        AddPair(static_cast<uint32_t>(a), static_cast<uint32_t>(b), ActorOf(m));
      const int before = JoinedTo(m);
      if (before < 0) continue;
      a = before;
      b = static_cast<int>(m);
      if (const int whole = MentionOf({forms_[static_cast<size_t>(a)].words.begin, forms_[m].words.end}, m); whole >= 0)
        AddPair(static_cast<uint32_t>(a), m, ActorOf(static_cast<uint32_t>(whole)));
    }
  }

 private:
  int ActorOf(uint32_t mention) const { return resolved_->actor_of_mention[mention]; }
  uint32_t SentenceOf(uint32_t mention) const { return segments_.words[forms_[mention].words.begin].sentence; }

  void AddPair(uint32_t a, uint32_t b, int group) {
    const ResolvedActor& joined = resolved_->actors[static_cast<size_t>(group)];
    if (joined.kind != ActorKind::kGroup && joined.mentions.size() > 1) return;  // wrongly one of the two
    for (const uint32_t mention : {a, b}) AddTo(mention, group);
  }

  // May "both nations", "two men", "they" be two of this kind?
  bool MayBe(uint32_t mention, ActorKind kind) const {
    const std::string& noun = forms_[mention].lower.back();
    if (IsOneOf(noun, kStateNouns)) return kind == ActorKind::kState;
    if (IsOneOf(noun, kPersonNouns)) return kind == ActorKind::kPerson;
    return forms_[mention].lower.front() != "two" || forms_[mention].lower.size() == 1;
  }

  // "A spokesman for the Tarn Bank", "the bank's members", "one of the rebels": the mentions of bodies right inside.
  void ReadBodies(uint32_t mention) {
    const ActorKind kind = KindOf(mention);
    const MentionForm& form = forms_[mention];
    if (form.pronoun != PronounClass::kNone || IsOneOf(form.lower.front(), kFormer)) return;
    const std::string& head = form.lower[form.head];
    if (kind != ActorKind::kPerson && !(kind == ActorKind::kGroup && IsOneOf(head, kMembers))) return;
    uint32_t reach = form.words.begin;  // up to here inside an inner mention
    for (uint32_t m = mention + 1; m < forms_.size() && forms_[m].words.begin < form.words.end; ++m) {
      const WordRange inner = forms_[m].words;
      if (inner.begin < reach || inner == form.words || !form.words.Holds(inner)) continue;
      reach = inner.end;
      const bool in_body = KindOf(m) == ActorKind::kOrg;
      const bool in_group = KindOf(m) == ActorKind::kGroup && kind == ActorKind::kPerson && IsOneOf(head, kOneOf);
      if ((in_body || in_group) && !Toward(form.words.begin, annotations_.mentions[m].words.begin))
        AddTo(mention, ActorOf(m));
    }
  }

  bool Toward(uint32_t begin, uint32_t inner) const {
    return inner > begin && IsOneOf(segments_.words[inner - 1].span.In(text_), kToward);
  }

  void AddTo(uint32_t mention, int body) {
    if (ActorOf(mention) != body) resolved_->actors[static_cast<size_t>(ActorOf(mention))].member_of.push_back(body);
  }

  ActorKind KindOf(uint32_t mention) const { return resolved_->actors[static_cast<size_t>(ActorOf(mention))].kind; }

  bool BothOfThem(uint32_t mention) const {
    const MentionForm& form = forms_[mention];
    return form.pronoun == PronounClass::kThey || form.lower[0] == "both" || form.lower[0] == "two";
  }

  // The mention of the same kind that stands right before "and" and this one, -1 none.
  int JoinedTo(uint32_t mention) const {
    const uint32_t begin = annotations_.mentions[mention].words.begin;
    if (begin < 2 || segments_.words[begin - 1].span.In(text_) != "and") return -1;
    for (uint32_t j = mention; j > 0 && j + kMentionReach > mention; --j) {
      const WordRange words = annotations_.mentions[j - 1].words;
      if (words.end + 1 == begin && Named(j - 1) && Named(mention) &&
          annotations_.mentions[j - 1].kind() == annotations_.mentions[mention].kind())
        return static_cast<int>(j - 1);
    }
    return -1;
  }

  bool Named(uint32_t mention) const { return forms_[mention].pronoun == PronounClass::kNone; }

  // The mention of just these words that stands before `inner`, -1 none.
  int MentionOf(WordRange words, uint32_t inner) const {
    for (uint32_t j = inner; j > 0 && j + 2 * kMentionReach > inner; --j)
      if (forms_[j - 1].words == words) return static_cast<int>(j - 1);
    return -1;
  }

  std::string_view text_;
  const Segments& segments_;
  const Annotations& annotations_;
  const std::vector<MentionForm>& forms_;
  Resolved* resolved_;
};

}  // namespace

void AddMembers(std::string_view text, const Segments& segments, const Annotations& annotations,
                const std::vector<MentionForm>& forms, Resolved* resolved) {
  MemberReader(text, segments, annotations, forms, resolved).Read();
}

}  // namespace dateline
