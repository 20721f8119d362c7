// The tables. A row is a class and its words, apart by blanks; a word may stand in several rows.
#include "places/word_classes.h"

#include <string_view>
#include <unordered_map>

#include "places/names.h"

namespace dateline {
namespace {

struct Row {
  uint32_t of;
  const char* words;
};

// clang-format off
constexpr Row kRows[] = {
    {kWithin, "in near outside throughout across around at inside within into amid above below beneath beyond"},
    {kToward, "from to of toward towards between via over through off leaving left reached visited visit by for with against on"},
    {kOf, "of"},
    {kAnd, "and or"},
    {kThe, "the"},
    {kTitle,
     "mr mrs ms miss dr sir lord lady dame madam rev reverend fr father sister brother pastor rabbi imam sheikh sheik sayyid "
     "gen general col colonel maj major capt captain lt lieutenant sgt sergeant cpl pvt adm admiral cmdr commander brig "
     "prof professor sen rep gov pres st king queen prince princess pope cardinal archbishop bishop justice judge hon "
     "officer detective deputy trooper agent coach actor actress singer author president-elect mullah ayatollah saint"},
    {kOffice,
     "mayor governor senator representative president premier chancellor minister ambassador commissioner sheriff chief "
     "councilman councilwoman councillor alderman attorney prosecutor congressman congresswoman secretary chairman chairwoman "
     "chairperson director manager superintendent treasurer lawmaker spokesman spokeswoman vice prime foreign coroner "
     "auditor envoy consul emir sultan king queen prince dictator leader archbishop bishop"},
    {kDirection,
     "north south east west northern southern eastern western northeast northwest southeast southwest northeastern "
     "northwestern southeastern southwestern central downtown greater upper lower inner outer metro metropolitan mid "
     "suburban rural northernmost midtown uptown"},
    {kBody,
     "police council city school schools university college court department government parliament assembly "
     "legislature senate house fire hospital airport embassy consulate authority board commission committee office "
     "administration bureau district medical center centre museum library stadium arena theater theatre chamber "
     "association society institute academy high elementary middle community church cathedral sheriff county town township "
     "state public health housing planning development economic national international regional municipal army navy "
     "marine marathon festival convention symphony orchestra zoo planetarium union club exchange stock port "
     "bank supreme superior federal criminal civil county's metropolitan municipality civic technical polytechnic prison jail "
     "foundation league conference cup open bowl championship championships games olympics film fashion agreement accord "
     "protocol treaty declaration summit accords convention"},
    {kTeam,
     "rockets lakers clippers celtics knicks nets sixers raptors bulls cavaliers pistons pacers bucks hawks hornets heat "
     "magic wizards nuggets timberwolves thunder blazers jazz warriors suns kings mavericks spurs grizzlies pelicans patriots "
     "bills dolphins jets ravens bengals browns steelers texans colts jaguars titans broncos chiefs raiders chargers cowboys "
     "giants eagles redskins bears lions packers vikings falcons panthers saints buccaneers cardinals rams 49ers seahawks "
     "yankees orioles rays athletics mariners rangers astros angels twins indians tigers royals phillies mets marlins braves "
     "nationals cubs brewers pirates reds rockies diamondbacks padres dodgers bruins sabres wings canadiens senators lightning "
     "leafs hurricanes islanders flyers penguins capitals blackhawks avalanche stars wild predators blues flames oilers ducks "
     "sharks canucks coyotes dynamo galaxy united rovers wanderers albion hotspur athletic longhorns aggies bulldogs gators "
     "seminoles buckeyes wolverines spartans huskies bearkats wildcats mountaineers tide crimson"},
    {kRoad,
     "street road rd avenue ave boulevard blvd drive lane ln highway hwy parkway pkwy route turnpike expressway freeway "
     "interstate court place terrace circle pike way plaza crossing trail bridge"},
    {kFeature,
     "river lake creek park mountain mountains valley island islands bay beach canal dam falls forest hill hills harbor "
     "harbour sea gulf ocean desert peninsula strait channel reservoir canyon basin delta glacier coast heights springs "
     "stadium mall airport hotel inn tower square gardens cemetery"},
    {kSpeech,
     "said says told tells added asked wrote thinks believes argued replied explained noted recalled insisted testified who "
     "whose whom joked laughed admitted acknowledged himself herself"},
    {kActs,
     "said says told accused accuses denied denies warned warns vowed vows rejected rejects condemned condemns urged urges "
     "demanded demands threatened threatens agreed agrees refused refuses insisted insists wants wanted announced announces "
     "imposed imposes"},
    {kParticle, "di de da del della van von der den ten bin ibn ben mac mc du dos"},
    {kOfBody, "bank church treaty archbishop bishop patriarch duke duchess prince princess earl"},
    {kSettlement,
     "town city village capital suburb suburbs province state district region county neighborhood neighbourhood municipality "
     "port hamlet borough township island republic prefecture governorate outskirts streets people residents cities towns "
     "villages provinces states districts regions parish northern southern eastern western part parts metropolis enclave "
     "coast shores mayor government university bishop archbishop"},
    {kNative,
     "resident residents native natives area region man woman men women teen teenager police officials official suburb suburbs "
     "suburban neighborhood neighbourhood border office home house based bound born town city village district county mayor school "
     "airport court hospital plant factory church campus street streets stadium headquarters team market markets couple family"},
    {kCounty, "county parish borough township district province governorate oblast prefecture region state municipality"},
    {kCounties, "counties parishes districts townships provinces boroughs regions states oblasts"},
    {kJoining,
     "of the de la las los del da do dos das du des di el al le les en and upon on under by am an der den bei sur y e i in za na "
     "au aux es ez az ash as ad ar at ul ed et ob auf ter ten op aan lez les sous nad pod san bin"},
    {kPaper,
     "post times tribune herald journal gazette news daily chronicle star sun globe observer examiner guardian telegraph "
     "today review inquirer dispatch register courier press magazine"},
    {kCompany, "inc corp ltd llc co plc group airlines airways motors industries corporation company holdings gmbh"},
    {kNeverPlace,
     "january february march april may june july august september october november december monday tuesday wednesday thursday "
     "friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun "
     "the a an and but or if in on at to of for from by with he she it they we you i his her its their our my this that these "
     "those there here who what when where why how which while as is was are were be been has have had do does did not no yes "
     "all any each every some most many more much one two three four five six seven eight nine ten first second third "
     "new old so then than now also after before during since until under over about into just only even "
     "god lord christ jesus bible islam muslim muslims christian christians catholic catholics jewish jew jews hindu "
     "president minister police government congress senate house republican republicans democrat democrats democratic "
     "internet facebook twitter google apple amazon microsoft general major league liberty justice union progress "
     "said says read reading nice mobile best long great good bad man men woman boy girl mr mrs ms dr sir "
     "church school hospital street road avenue lane drive park place court center centre hall club home office "
     "north south east west northern southern eastern western central media normal surprise enterprise hope love angels "
     "orange golden price bush hill lake cross bell king queen prince university college institute academy "
     "world war day week month year today time times news post star sun moon earth mars venus mercury saturn "
     "vice uni tribune nissan data energy battle victory unity eden via santa san los las la el le de du van von ben bin abu ali"},
};
// clang-format on

std::unordered_map<uint64_t, uint32_t> Classes() {
  std::unordered_map<uint64_t, uint32_t> classes;
  for (const Row& row : kRows)
    for (const NameWord& word : NameWordsIn(row.words))
      classes[WordHash(std::string_view(row.words).substr(word.begin, word.end - word.begin))] |= row.of;
  return classes;
}

}  // namespace

uint32_t ClassesOf(uint64_t word_hash) {
  static const std::unordered_map<uint64_t, uint32_t> classes = Classes();
  const auto found = classes.find(word_hash);
  return found == classes.end() ? 0 : found->second;
}

}  // namespace dateline
