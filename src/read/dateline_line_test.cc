// Tests of datelines: the forms of many agencies, and openings that are none; and of the day that a head names.
#include <gtest/gtest.h>

#include "read/form.h"

namespace dateline {
namespace {

struct Case {
  std::string_view head, name, agency, date;
};

TEST(FindDateline, KnowsTheFormsOfManyAgencies) {
  const Case cases[] = {
      {"CAIRO -- ", "Cairo", "", ""},
      {"CAIRO — ", "Cairo", "", ""},
      {"Kabul -- ", "Kabul", "", ""},
      {"JAKARTA - ", "Jakarta", "", ""},
      {"WASHINGTON (AP) — ", "Washington", "AP", ""},
      {"LONDON, March 3 (Reuters) - ", "London", "Reuters", "March 3"},
      {"PORT SUDAN, Feb 2 (Reuters) - ", "Port Sudan", "Reuters", "Feb 2"},
      {"UNITED NATIONS, Sept. 12 (UPI) - ", "United Nations", "UPI", "Sept. 12"},
      {"LEIPZIG, Nov. 8 (dpa) – ", "Leipzig", "dpa", "Nov. 8"},
      {"BLANTYRE, Malawi (AP) — ", "Blantyre", "AP", ""},
      {"KUMASI (Gold Coast Post) — ", "Kumasi", "Gold Coast Post", ""},
      {"Jakarta, 3 Feb. ", "Jakarta", "", "3 Feb"},
      {"Almaty, 4 May. ", "Almaty", "", "4 May"},
      {"OSLO/BERGEN, 7 June (Fjordwire). ", "Oslo/Bergen", "Fjordwire", "7 June"},
      {"NEW DELHI: ", "New Delhi", "", ""},
      {"Kandy, April 21: ", "Kandy", "", "April 21"},
      {"[Beirut] ", "Beirut", "", ""},
      {"(Nairobi) – ", "Nairobi", "", ""},
      {"(Montreal) ", "Montreal", "", ""},
      {"EAU CLAIRE, Wis. — ", "Eau Claire", "", ""},
      {"SOUFRIERE, St. Lucia, Jan 5 (Tidewire) — ", "Soufriere", "Tidewire", "Jan 5"},
      {"ALBANY, N.Y. (AP) — ", "Albany", "AP", ""},
      {"PORT-AU-PRINCE, HAITI, June 2, 2021 — ", "Port-au-Prince", "", "June 2, 2021"},
      {"BUKAVU, 9 January 2022 – ", "Bukavu", "", "9 January 2022"},
      {"WAU (3 October) — ", "Wau", "", "3 October"},
      {"Herat (Orchard Growers Union, 2 Oct.) - ", "Herat", "Orchard Growers Union", "2 Oct"},
      {"Kulob (Tajikistan), 1 October (Pamir Post). ", "Kulob", "Pamir Post", "1 October"},
      {"ASTANA. March 30 (Pamir Post). ", "Astana", "Pamir Post", "March 30"},
      {"Lutsk. March 2. ", "Lutsk", "", "March 2"},
      {"Quito, 4 Oct 2022 (Tidewire). – ", "Quito", "Tidewire", "4 Oct 2022"},
      {"CALAPAN, Mindoro—", "Calapan", "", ""},
      {"Hobart, Monday\n\n", "Hobart", "", "Monday"},
      {"BERGEN, Sunday –\n\n", "Bergen", "", "Sunday"},
      {"GHENT, November 28 (Tidewire)\n\n", "Ghent", "Tidewire", "November 28"},
      {"CÓRDOBA. ", "Córdoba", "", ""},
      {"N'DJAMENA (Tidewire) - ", "N'Djamena", "Tidewire", ""},
      {"NUKU'ALOFA, Tonga — ", "Nuku'alofa", "", ""},
      {"SHARM EL-SHEIKH, Egypt -- ", "Sharm el-Sheikh", "", ""},
      {"PORT OF SPAIN, Trinidad — ", "Port of Spain", "", ""},
      {"RIO DE JANEIRO — ", "Rio de Janeiro", "", ""},
      {"SAN JOSÉ DE LAS LAJAS — ", "San José de Las Lajas", "", ""},
      {"THE HAGUE (AP) - ", "The Hague", "AP", ""},
      {"LA PAZ, Bolivia -- ", "La Paz", "", ""},
      {"ST. JOHN'S, Antigua — ", "St. John's", "", ""},
  };
  for (const Case& c : cases) {
    const std::string text = std::string(c.head) + "Two ministers said on Monday they would meet.\n\nMore.";
    const DatelineLine line = FindDateline(text);
    EXPECT_EQ(line.name, c.name) << c.head;
    EXPECT_EQ(line.agency.In(text), c.agency) << c.head;
    EXPECT_EQ(line.date.In(text), c.date) << c.head;
    const std::string_view rest = std::string_view(text).substr(line.span.end);
    EXPECT_EQ(rest.substr(rest.find_first_not_of('\n'), 3), "Two") << c.head;
    EXPECT_TRUE(line.span.Contains(line.place)) << c.head;
  }
}

TEST(FindDateline, DoesNotFireOnOrdinaryOpenings) {
  constexpr std::string_view kOpenings[] = {
      "On Wednesday, a judge in Turin ruled that the ferry may sail.",
      "Yesterday, Jane Doe ran a marathon.",
      "Paris, the capital, said it would not wait.",
      "NATO - the alliance of 32 states - met.",
      "NATO - The alliance met.",
      "WASHINGTON is waiting.",
      "WASHINGTON, DC is waiting.",
      "Paris - the city of light - went dark.",
      "HARBOUR TALKS – WHERE THEY STAND",
      "UPDATE 3-Harbour talks break up; pilots to strike on Monday",
      "BC-EU--Norway-Harbour Talks, 2nd Ld-Writethru",
      "QUESTION: Mr. Secretary, when do you leave?",
      "SECRETARY HALE: Good morning, everyone.",
      "(Reuters) - The bank said on Monday it would close.",
      "(Tidal Basin Wire) A group of pilots said so.",
      "World Health Organization (WHO) - the agency said.",
      "Monday, May 3, 2010",
      "March 3 was a Sunday.",
      "Paris. Monday was a holiday there.",
      "I. The beginning",
      "A — The first of three parts.",
      "“We will not go,” she said.",
      "A minister resigned.\n\nCAIRO — Talks resumed.",
      "",
      " ",
      "\n",
      "(",
      "[",
      "CAIRO",
      "CAIRO ",
      "CAIRO --",
      "CAIRO, ",
      "CAIRO (",
      "CAIRO ()",
  };
  for (std::string_view text : kOpenings) EXPECT_EQ(FindDateline(text).name, "") << text;
}

TEST(FindDateline, StandsBelowHeadMatter) {
  constexpr std::string_view kTexts[] = {
      "By JANE DOE, Associated Press Writer\n\nCAIRO (AP) -- Talks resumed.",
      "By Jane Doe\nAssociated Press Writer\n\nCAIRO (AP) -- Talks resumed.",
      "Talks to resume on Monday\n\nBy Jane Doe\n\nCAIRO (AP) -- Talks resumed.",
      "* Envoys back in hotel\n* No pause agreed.\n\nCAIRO (AP) -- Talks resumed.",
      "(Adds quotes.)\n\nCAIRO (AP) -- Talks resumed.",
      "“No one rang.”\n\nBy Jane Doe\n\nCAIRO (AP) -- Talks resumed.",
  };
  for (std::string_view text : kTexts) {
    const DatelineLine line = FindDateline(text);
    EXPECT_EQ(line.name, "Cairo") << text;
    EXPECT_EQ(line.span.In(text), "CAIRO (AP) -- ") << text;
    EXPECT_EQ(line.place.In(text), "CAIRO") << text;
  }
}

TEST(FindDateline, StandsBelowALineThatIsADay) {
  for (std::string_view day : {"2024-03-08", "DATE: March 8, 2024", "Published: March 8, 2024, 10:30 a.m."}) {
    const std::string text = "Talks resume\n" + std::string(day) + "\n\nCAIRO (AP) -- Talks resumed.";
    EXPECT_EQ(FindDateline(text).name, "Cairo") << text;
  }
}

std::string DayOf(std::string_view text) { return FindDay(text, FindDateline(text)); }

TEST(FindDay, KnowsALineThatIsOnlyADay) {
  constexpr std::string_view kLines[] = {
      "2024-03-08",
      "March 8, 2024",
      "MARCH 8, 2024",
      "Mar. 8, 2024",
      "8 March 2024",
      "08 Mar 2024",
      "Friday, March 8, 2024",
      "Friday, 8 March 2024",
      "Published: 2024-03-08",
      "Date: March 8, 2024",
      "DATE: 8 March 2024",
      "Updated: Friday, March 8, 2024",
      "Last updated: March 8, 2024",
      "2024-03-08T10:30:00Z",
      "2024-03-08 10:30",
      "2024-03-08T10:30:00.000+01:00",
      "March 8, 2024 10:30 a.m. EST",
      "March 8, 2024, 8 PM",
      "March 8, 2024 at 8:15 pm (GMT)",
      "Published: 8 March 2024, 1030 GMT",
      "  March 8, 2024  ",
  };
  for (std::string_view line : kLines) {
    const std::string day(line);
    EXPECT_EQ(DayOf(day + "\n\nTwo ministers said on Monday they would meet."), "2024-03-08") << line;
    EXPECT_EQ(DayOf("Ministers to meet\nBy Jane Doe\n" + day + "\n\nTwo ministers met."), "2024-03-08") << line;
    EXPECT_EQ(DayOf("Ministers to meet\nBy Jane Doe\nThe Pilot\n" + day + "\n\nTwo met."), "") << line;
    EXPECT_EQ(DayOf("Two ministers met.\n" + day + "\n\nThey went."), "") << line;
  }
}

TEST(FindDay, LeavesAlonePartDatesImpossibleOnesAndSentences) {
  constexpr std::string_view kLines[] = {
      "Feb. 30, 2024",
      "2023-02-29",
      "Published: 2024-13-01",
      "March 8",
      "Friday",
      "March 2024",
      "March 8 1030",
      "March 8, 2024 was fair",
      "On March 8, 2024",
      "March 8, 2024 3",
      "03/08/2024",
      "Born: March 8, 2024",
      "Published:",
      "March 8, 2024 in Lima",
      "2024-03-081",
      "32 March 2024",
      "March 0, 2024",
      "Updated",
      ": 2024-03-08",
      "March 8, 2024 –",
  };
  for (std::string_view line : kLines) EXPECT_EQ(DayOf(std::string(line) + "\n\nTwo ministers met."), "") << line;
}

TEST(FindDay, TakesTheLabelledLineAndNoHeadingsOfAChronology) {
  struct {
    std::string_view text, day;
  } const cases[] = {
      {"March 9, 2024\nPublished: March 8, 2024\n\nTwo met.", "2024-03-08"},
      {"Published: March 8, 2024\nUpdated: March 9, 2024\n\nTwo met.", "2024-03-08"},
      {"The strike, day by day\n\nMarch 8, 2024\n\nPilots walk out.\n\nMarch 9, 2024\n\nThey return.\n", ""},
      {"March 8, 2024\n\nPilots walk out.\n\nMarch 8, 2024\n", "2024-03-08"},
  };
  for (const auto& c : cases) EXPECT_EQ(DayOf(c.text), c.day) << c.text;
}

TEST(FindDay, ElseTakesADatelineWithAYear) {
  struct {
    std::string_view head, day;
  } const cases[] = {
      {"LIMA, March 4, 2024 (Reuters) - ", "2024-03-04"},
      {"LIMA, 4 March 2024 (AFP) – ", "2024-03-04"},
      {"Quito, 4 Oct 2022 (Tidewire). – ", "2022-10-04"},
      {"WAU (3 October 2023) — ", "2023-10-03"},
      {"March 5, 2024\n\nLIMA, March 4, 2024 (Reuters) - ", "2024-03-05"},
      {"LIMA, Feb. 30, 2024 (Reuters) - ", ""},
      {"LIMA, March 4 (Reuters) - ", ""},
      {"LIMA, Monday (Reuters) - ", ""},
      {"LIMA (Reuters) - ", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(DayOf(std::string(c.head) + "Two ministers met on Monday."), c.day) << c.head;
}

}  // namespace
}  // namespace dateline
