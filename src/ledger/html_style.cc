// CSS and JavaScript of the story page.
#include "ledger/html_style.h"

namespace dateline {

namespace {

// What every page has: colours for light and dark, the head.
constexpr std::string_view kBase = R"css(
:root{--paper:#fcfbf8;--ink:#211f1b;--dim:#6f695f;--faint:#a39c90;--rule:#e6e1d6;--wash:#f1ede3;--glow:#fdf0c4;--who:#e3edf2;
--source:#1f5273;--warm:#2f7a4f;--stern:#b0452c;--plain:#3a6a8c;--event:#e9e4f2;--event-line:#8d7bb0;--figure:#dcece3;--issue:#b08a2e;--serif:"Iowan Old Style","Charter","Source Serif 4","Source Serif Pro","Georgia","DejaVu Serif",serif;
--sans:"Inter","Helvetica Neue","Segoe UI","Noto Sans","DejaVu Sans",system-ui,sans-serif}
@media (prefers-color-scheme:dark){:root{--paper:#17181b;--ink:#dedad2;--dim:#9b958a;--faint:#6c675f;--rule:#2d2f34;--wash:#24262b;
--glow:#443a17;--who:#23363f;--source:#a9cfe6;--warm:#6fbf8f;--stern:#e58a6d;--plain:#7fb2d6;--event:#352f45;--event-line:#a592cf;--figure:#213a30;--issue:#c9a24a}}
*{box-sizing:border-box}
html{scroll-behavior:smooth;scroll-padding:30vh 0;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:14px/1.45 var(--sans)}
.skip{position:absolute;left:-99em}.skip:focus{left:1em;top:1em;background:var(--paper);padding:.5em 1em;z-index:3}
header,.page,.notices{max-width:1400px;margin:0 auto;padding:0 28px}
header{padding-top:44px;padding-bottom:18px}
.outlet{font-size:12px;letter-spacing:.09em;text-transform:uppercase;color:var(--dim)}
h1{font:600 34px/1.16 var(--serif);letter-spacing:-.012em;margin:.25em 0 .3em;max-width:26em;text-wrap:balance;overflow-wrap:anywhere}
.facts{color:var(--dim)}.facts span+span::before,.when span+span::before{content:"·";margin:0 .5em;color:var(--faint)}
.legend{display:flex;flex-wrap:wrap;align-items:baseline;gap:4px 20px;margin-top:16px;padding:9px 0;border:solid var(--rule);border-width:1px 0;font-size:12px;color:var(--dim)}
.legend .c,.legend .cue,.legend .src{font-family:var(--serif);font-size:14px}.legend .c{color:var(--ink)}
.dot{display:inline-block;width:.62em;height:.62em;border-radius:50%;margin-right:.4em;background:var(--tone)}
)css";

constexpr std::string_view kStyle =
    R"css(.page{display:grid;grid-template-columns:270px minmax(0,37.5em) minmax(260px,1fr);gap:0 40px;align-items:start}
h2{font:600 11px/1.4 var(--sans);letter-spacing:.09em;text-transform:uppercase;color:var(--dim);margin:20px 0 5px}
main{font:18px/1.68 var(--serif);padding:10px 0 60px;outline:0;overflow-wrap:break-word;hanging-punctuation:first}
main p{margin:0 0 1.05em}

/* the marked story */
.warm{--tone:var(--warm)}.stern{--tone:var(--stern)}.plain{--tone:var(--plain)}
.c{text-decoration:underline var(--tone) 1.5px;text-underline-offset:.3em;text-decoration-skip-ink:none}
.c.mixed{text-decoration-style:dashed}.c.indirect{text-decoration-style:dotted;text-decoration-thickness:2px}
.c.inner{text-underline-offset:.46em}
.c.faint{text-decoration-color:color-mix(in srgb,var(--tone) 45%,transparent)}
.cue{font-style:italic;color:var(--dim)}
.src{color:var(--source);font-weight:500}
main .no{font:600 10.5px/0 var(--sans);position:relative;top:-.55em;margin-left:1px;padding:1px 2px;color:var(--plain);text-decoration:none;user-select:none;border-radius:3px}
main .no:hover,main .no.on{background:var(--plain);color:var(--paper)}
.m{border-radius:2px;transition:background .12s}
.m.who{background:var(--who);box-shadow:0 2px 0 var(--who),0 -2px 0 var(--who)}
.c.on,.src.on,.cue.on{background:var(--glow);box-shadow:0 .14em 0 var(--glow),0 -.06em 0 var(--glow);-webkit-box-decoration-break:clone;box-decoration-break:clone}
.t,.f{border-radius:3px;padding:.04em .14em;margin:0 -.04em;-webkit-box-decoration-break:clone;box-decoration-break:clone}
.t.done{background:var(--event)}.t.ahead{box-shadow:inset 0 0 0 1px var(--event-line)}
.t.pressed{box-shadow:inset 0 0 0 1px color-mix(in srgb,var(--stern) 55%,transparent)}.t.undone{background:var(--wash);color:var(--dim)}
.f{background:var(--figure);font-variant-numeric:tabular-nums}
.i{border-top:1.5px dotted var(--issue)}
.h{border-left:3px solid var(--issue);padding-left:.3em}
.lit,:is(.t,.f,.i,.h):target{background:var(--glow)}
.off{opacity:.32}
:focus-visible{outline:2px solid var(--plain);outline-offset:2px;border-radius:3px}

/* statements beside it */
.rail{position:relative;padding-bottom:60px}.rail>h2{display:none}
.rail ol,.brief ul,.notices ul{list-style:none;margin:0;padding:0}
.card{position:relative;padding:7px 10px 8px 34px;margin:0 0 6px;border-left:3px solid var(--tone);border-radius:0 5px 5px 0;background:var(--paper);cursor:default;transition:background .15s;overflow-wrap:anywhere}
.card.inner{margin-left:18px}
.placed .card{position:absolute;left:0;right:0;margin-top:0;transition:top .22s ease,background .15s}
.card:hover,.card.on,.card:target{background:var(--wash)}
.card .no{position:absolute;left:2px;width:26px;text-align:right;padding-right:4px;top:9px;font:600 11px/1.45 var(--sans);color:var(--dim);text-decoration:none}
.speaker{font-weight:600}.speaker.unnamed{font-weight:400;font-style:italic}
.act{color:var(--tone);font-weight:500}.to i{font-style:normal;color:var(--faint)}
.denied{white-space:nowrap;color:var(--stern);border:1px solid;border-radius:3px;padding:0 4px;font-size:11px}
.unsure{color:var(--stern);font-weight:600;margin-left:.15em}
.when{font-size:12px;color:var(--dim);line-height:1.4;margin-top:1px}
.mode{text-decoration:underline var(--tone) 1.5px;text-underline-offset:.25em;text-decoration-skip-ink:none}
.mode.mixed{text-decoration-style:dashed}.mode.indirect{text-decoration-style:dotted}
.card q{display:none;quotes:none}

/* events, figures, positions and actors */
.brief{position:sticky;top:0;max-height:100vh;overflow:auto;padding:14px 6px 30px 0;scrollbar-width:thin}
summary{position:sticky;top:-14px;z-index:1;background:var(--paper);font:600 11px/1.4 var(--sans);letter-spacing:.09em;text-transform:uppercase;color:var(--dim);padding:6px 0 5px;cursor:pointer;border-bottom:1px solid var(--rule)}
summary .count{letter-spacing:0;margin-left:.4em;color:var(--faint);font-weight:400}
details{margin-bottom:14px}details>ul{padding-top:3px}
h3{font:600 12.5px/1.35 var(--sans);margin:9px 0 2px;color:var(--dim);overflow-wrap:anywhere}
.entry{display:block;position:relative;color:inherit;text-decoration:none;font-size:13px;line-height:1.4;padding:5px 6px 5px 10px;border-left:2px solid var(--rule);border-bottom:1px solid transparent;overflow-wrap:anywhere;margin-top:3px}
.entry:hover,.entry.lit,.entry:target{background:var(--wash)}
.entry b{font-weight:600}.entry i{font-style:normal;color:var(--faint)}
.entry.done{border-left-color:var(--event-line)}.entry.ahead{border-left:2px dashed var(--event-line)}
.entry.pressed{border-left:2px dashed var(--stern)}.entry.undone{border-left:2px dotted var(--faint)}
.entry .when .act{color:var(--stern)}
.entry.warm,.entry.stern,.entry.plain{border-left-color:var(--tone)}
.entry time{float:right;font-size:11.5px;color:var(--dim);margin-left:8px;font-variant-numeric:tabular-nums}
.entry .type{color:var(--event-line);font-size:11.5px}
.entry q{display:block;quotes:"“" "”";font:13.5px/1.4 var(--serif);color:var(--dim)}
.entry q em{font-style:normal;color:var(--ink)}
.entry .when{display:block}.entry .when:empty{display:none}
.value{font-variant-numeric:tabular-nums}
.rival{display:block;font-size:12px;color:var(--stern)}.rival::before{content:"≠ "}
.change{display:block;color:var(--plain);font-weight:500;font-size:12.5px}
.brief button{display:grid;grid-template-columns:minmax(0,1fr) auto;column-gap:8px;width:100%;text-align:left;font:13px/1.38 var(--sans);color:inherit;background:none;border:0;border-radius:5px;padding:4px 8px;margin:0 0 0 -8px;cursor:pointer;overflow-wrap:anywhere}
.brief button:hover{background:var(--wash)}
.brief button[aria-pressed=true]{background:var(--who)}
.name{font-weight:500}
.count{color:var(--dim);font-size:11.5px;font-variant-numeric:tabular-nums}
.role,.also{grid-column:1;font-size:11.5px;color:var(--dim);line-height:1.35}
.also{display:none;font-style:italic}
.brief button:hover .also,.brief button:focus-visible .also,.brief button[aria-pressed=true] .also{display:block}
#tip{position:fixed;z-index:4;max-width:300px;padding:7px 11px;background:var(--ink);color:var(--paper);border-radius:6px;font-size:12.5px;line-height:1.4;pointer-events:none;box-shadow:0 4px 16px #0003;overflow-wrap:anywhere}
#tip b{display:block;font-weight:600}#tip span{opacity:.78;display:block}
.notices{border-top:1px solid var(--rule);padding-bottom:30px;color:var(--dim);font-size:12px}

@media (max-width:1240px){.page{grid-template-columns:minmax(0,37.5em) minmax(240px,1fr);gap:0 34px}
.brief{grid-column:1/-1;grid-row:2;position:static;max-height:none;border-top:1px solid var(--rule);columns:3 220px;column-gap:34px}summary{position:static}.entry{break-inside:avoid}
.brief li{break-inside:avoid}}
@media (max-width:820px){header,.page,.notices{padding-left:18px;padding-right:18px}h1{font-size:27px}main{font-size:17px}
.page{display:flex;flex-direction:column;align-items:stretch}.brief{order:1}.rail{border-top:1px solid var(--rule);padding-bottom:24px}main{padding-bottom:20px}.rail>h2{display:block}.card q{display:block;font:14px/1.45 var(--serif);margin-top:3px}}
@media (prefers-reduced-motion:reduce){*{transition:none!important}html{scroll-behavior:auto}}
@media print{:root{--paper:#fff;--ink:#000;--dim:#444;--faint:#777;--rule:#bbb;--source:#000;--warm:#1d5c39;--stern:#8f3017;--plain:#234d6b}
@page{margin:18mm 16mm}
body{font-size:9.5pt}header,.page,.notices{max-width:none;padding:0}header{padding-bottom:8pt}.page{display:block}h1{font-size:20pt}
main{font-size:11pt;line-height:1.55;padding-bottom:10pt}.skip,#tip{display:none}.off{opacity:1}
.brief{position:static;max-height:none;overflow:visible;columns:3;padding:0;border-bottom:1px solid var(--rule);margin-bottom:8pt}
.brief button{padding:1pt 0;margin:0}.brief li{break-inside:avoid}.rail>h2{display:block}.rail{padding:0;border-top:1px solid var(--rule)}
.rail ol{height:auto!important;columns:2;column-gap:18pt}.card{position:relative!important;top:auto!important;break-inside:avoid}
.card q{display:block;font:9.5pt/1.4 var(--serif);margin-top:2pt}}
)css";

constexpr std::string_view kScript = R"js(
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const rail = document.querySelector('.rail ol'), story = document.getElementById('story'), tip = document.getElementById('tip');
  const cards = all('.card'), beside = matchMedia('(min-width: 821px)');
  const number = q => document.getElementById('r' + q), card = q => document.getElementById('q' + q);
  let chosen = null, actor = null, held = null;

  // Each card beside its words; the chosen one exactly, the others pushed up or down to make room.
  function place() {
    rail.classList.toggle('placed', beside.matches);
    if (!beside.matches) { rail.style.height = ''; cards.forEach(c => c.style.top = ''); return; }
    const top = rail.getBoundingClientRect().top, gap = 5;
    const want = cards.map(c => {
      const words = document.getElementById('s' + c.dataset.q) || number(c.dataset.q);
      return words ? words.getClientRects()[0].top - top - 6 : 0;
    });
    const height = cards.map(c => c.offsetHeight), at = [];
    const pick = cards.findIndex(c => c.dataset.q === chosen);
    let end = -Infinity;
    for (let i = 0; i < cards.length; i++) {
      at[i] = i === pick ? want[i] : Math.max(want[i], end);
      end = at[i] + height[i] + gap;
    }
    for (let i = pick - 1; i >= 0; i--) at[i] = Math.min(at[i], at[i + 1] - height[i] - gap);
    cards.forEach((c, i) => c.style.top = at[i] + 'px');
    rail.style.height = Math.max(0, end) + 'px';
  }

  function light(q) {
    all('.on').forEach(e => e.classList.remove('on'));
    if (q) all('[data-q="' + q + '"]').forEach(e => e.classList.add('on'));
  }
  function choose(q, scroll) {
    chosen = q;
    light(q);
    place();
    if (q && scroll) number(q)?.scrollIntoView({block: 'center'});
  }

  // Events, figures, positions and shifts: the entry and its words in the story.
  function shine(k) {
    all('.lit').forEach(e => e.classList.remove('lit'));
    if (k) all('[data-k="' + k + '"]').forEach(e => e.classList.add('lit'));
  }
  function hold(k, show) {
    held = k;
    shine(k);
    const entry = k && show && document.getElementById(k);
    if (!entry) return;
    entry.closest('details').open = true;
    entry.scrollIntoView({block: 'nearest'});
  }

  function who(a) {
    all('.m.who').forEach(e => e.classList.remove('who'));
    if (a) all('.m[data-a="' + a + '"]').forEach(e => e.classList.add('who'));
  }
  function pick(a) {
    actor = actor === a ? null : a;
    all('[data-actor]').forEach(b => b.setAttribute('aria-pressed', b.dataset.actor === actor));
    cards.forEach(c => c.classList.toggle('off', !!actor && !c.dataset.speakers.split(' ').includes(actor)));
    all('.entry').forEach(e => e.classList.toggle('off', !!actor && !e.dataset.actors.split(' ').includes(actor)));
    who(actor);
  }
  function explain(mention) {
    const button = document.querySelector('[data-actor="' + mention.dataset.a + '"]');
    tip.replaceChildren();
    const add = (tag, text) => { const e = document.createElement(tag); e.textContent = text; tip.append(e); };
    add('b', button.querySelector('.name').textContent);
    all('.role', button).forEach(r => add('span', r.textContent));
    add('span', button.querySelector('.count').title);
    tip.hidden = false;
    const at = mention.getClientRects()[0], below = at.top < tip.offsetHeight + 14;
    tip.style.left = Math.max(8, Math.min(at.left, innerWidth - tip.offsetWidth - 8)) + 'px';
    tip.style.top = (below ? at.bottom + 8 : at.top - tip.offsetHeight - 8) + 'px';
  }

  document.addEventListener('mouseover', event => {
    const mention = event.target.closest('main .m'), words = event.target.closest('[data-q]');
    light(words ? words.dataset.q : chosen);
    const marked = event.target.closest('[data-k]');
    shine(marked ? marked.dataset.k : held);
    who(mention ? mention.dataset.a : actor);
    if (mention) explain(mention); else tip.hidden = true;
  });
  document.addEventListener('focusin', event => {
    const words = event.target.closest('[data-q]');
    if (words) choose(words.dataset.q);
  });
  document.addEventListener('click', event => {
    const button = event.target.closest('[data-actor]'), words = event.target.closest('[data-q]');
    const entry = event.target.closest('.entry'), marked = event.target.closest('main [data-k]');
    if (entry) { hold(entry.dataset.k); return; }
    hold(marked && marked.dataset.k, beside.matches);
    if (button) pick(button.dataset.actor);
    else if (words && !String(getSelection())) {
      event.preventDefault();
      choose(words.dataset.q, !!words.closest('.card'));
      if (!beside.matches && !words.closest('.card')) card(words.dataset.q).scrollIntoView({block: 'center'});
    } else if (!words) choose(null);
  });
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = {j: 1, k: -1}[event.key];
    if (event.key === 'Escape') { tip.hidden = true; if (actor) pick(actor); choose(null); hold(null); }
    if (!step || !cards.length) return;
    const now = cards.findIndex(c => c.dataset.q === chosen);
    const next = now < 0 ? (step > 0 ? 0 : cards.length - 1) : Math.max(0, Math.min(cards.length - 1, now + step));
    choose(cards[next].dataset.q, true);
  });
  addEventListener('scroll', () => { tip.hidden = true; }, {passive: true});
  addEventListener('resize', place);
  document.fonts?.ready.then(place);
  place();
})();
)js";

}  // namespace

std::string_view PageBase() { return kBase; }
std::string_view PageStyle() { return kStyle; }
std::string_view PageScript() { return kScript; }

}  // namespace dateline
