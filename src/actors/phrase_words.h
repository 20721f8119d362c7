// The words that tell how the parts of a noun phrase stand to each other, as names.h folds them.
#pragma once

#include <string_view>

namespace dateline {

inline constexpr std::string_view kArticles[] = {"the",   "a",   "an",    "this", "that", "these",
                                                 "those", "its", "their", "his",  "her"};
inline constexpr std::string_view kAnyOne[] = {"a", "an"};  // one of several
inline constexpr std::string_view kAmounts[] = {"most", "many", "several", "some", "both",
                                                "all",  "few",  "half",    "more", "none"};
inline constexpr std::string_view kPronouns[] = {"he",         "she", "it",   "they",   "i",       "we",
                                                 "you",        "him", "them", "us",     "himself", "herself",
                                                 "themselves", "who", "one",  "others", "someone", "everyone"};
inline constexpr std::string_view kSmall[] = {"of", "the", "and", "for", "in",  "de",  "del", "la", "al",
                                              "el", "bin", "ben", "ibn", "von", "van", "der", "to", "on",
                                              "s",  "i",   "e",   "y",   "d",   "le",  "du",  "wa"};
inline constexpr std::string_view kParticles[] = {"bin", "ibn", "bint", "al",  "el",  "de", "da",
                                                  "dos", "del", "van",  "von", "der", "la", "ben"};
// States that are given names too: "Georgia Stone"; and what stands before a state and is no name.
inline constexpr std::string_view kGivenStates[] = {"jordan", "chad", "georgia", "israel", "kenya", "malta", "cuba"};
inline constexpr std::string_view kDirections[] = {
    "northern", "southern", "eastern", "western",      "central",      "north",        "south",
    "east",     "west",     "upper",   "lower",        "greater",      "occupied",     "mainland",
    "former",   "modern",   "then",    "southeastern", "southwestern", "northeastern", "northwestern"};
// Nouns of trades that are given names too, at the head of a name: "Hunter Lang" hunts nothing.
inline constexpr std::string_view kGivenNouns[] = {
    "hunter", "mason",  "carter",  "porter", "tyler", "parker", "cooper",   "archer", "fisher", "chandler", "sawyer",
    "miller", "taylor", "granger", "dean",   "duke",  "earl",   "marshall", "guy",    "page",   "chase"};
// What may stand before the family name of one who headed a state or its affairs: "Gen. Okoro", but no "farmer Okoro".
inline constexpr std::string_view kLeading[] = {"GOV", "ELI", "LEG", "MIL", "PTY", "OPP"};
inline constexpr std::string_view kClergy[] = {"ayatollah", "pope",       "mullah",   "sheikh",
                                               "imam",      "archbishop", "patriarch"};
// In capitals before a family name.
inline constexpr std::string_view kTitles[] = {
    "president",    "elect",      "minister",    "secretary",     "chancellor", "premier",    "senator",
    "sen",          "rep",        "gov",         "governor",      "mr",         "mrs",        "ms",
    "dr",           "gen",        "general",     "col",           "colonel",    "lt",         "maj",
    "adm",          "admiral",    "sgt",         "capt",          "king",       "queen",      "prince",
    "judge",        "justice",    "mayor",       "speaker",       "chairman",   "prof",       "professor",
    "commissioner", "ambassador", "justice",     "lord",          "sir",        "archbishop", "bishop",
    "cardinal",     "sheriff",    "congressman", "congresswoman", "marshal",    "chief",      "rev",
    "envoy"};
inline constexpr std::string_view kFormer[] = {"former",  "ex",        "retired", "ousted",   "deposed",
                                               "onetime", "erstwhile", "late",    "disgraced"};
// What joins a part that is of the actor, and what joins one that is not.
inline constexpr std::string_view kOfWords[] = {"of",     "for",    "at",      "in",   "from",       "within",
                                                "across", "inside", "outside", "near", "throughout", "around"};
inline constexpr std::string_view kAwayWords[] = {"to",      "against", "on",     "over",    "by",     "with",
                                                  "about",   "under",   "after",  "before",  "during", "into",
                                                  "between", "among",   "toward", "towards", "as"};
inline constexpr std::string_view kClause[] = {"who", "which", "that", "whose", "where", "when", "was", "were",
                                               "is",  "are",   "has",  "have",  "had",   "said", "says"};
// Behind a hyphen: the state before it stands behind the actor, or is where it is.
inline constexpr std::string_view kBacked[] = {"backed",    "led",    "supported", "allied", "aligned",
                                               "trained",   "linked", "sponsored", "funded", "brokered",
                                               "installed", "born",   "educated",  "armed",  "drafted"};
inline constexpr std::string_view kFor[] = {"pro", "anti",
                                            "non"};  // before it and a hyphen: the state is not the actor's
// Those where it acts itself, if nobody else is named.
inline constexpr std::string_view kLed[] = {"led", "brokered", "installed", "drafted", "born", "educated"};

}  // namespace dateline
