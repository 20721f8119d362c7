#include "timeline/page_style.h"

namespace dateline {
namespace {

constexpr std::string_view kStyle = R"css(
:root{--s0:#1f5f8b;--s1:#b0452c;--s2:#2f7a4f;--s3:#8a5aa8;--s4:#a07a14;--s5:#52606d}
@media (prefers-color-scheme:dark){:root{--s0:#7fb2d6;--s1:#e58a6d;--s2:#6fbf8f;--s3:#c39ade;--s4:#d3b04f;--s5:#a9b4c0}}
html{scroll-padding:12vh 0}
.page{padding-bottom:60px}
.warm{--tone:var(--warm)}.stern{--tone:var(--stern)}.plain{--tone:var(--plain)}
h2{font:600 12px/1.4 var(--sans);letter-spacing:.09em;text-transform:uppercase;color:var(--dim);margin:34px 0 10px;padding-bottom:5px;border-bottom:1px solid var(--rule)}
h2 .count{letter-spacing:0;margin-left:.4em;color:var(--faint);font-weight:400}
a{color:inherit}
nav{font-size:13px;margin-top:12px;color:var(--dim)}nav a{margin-right:1.4em}

/* figures */
.charts{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,370px),1fr));gap:26px 36px}
figure{margin:0;min-width:0;max-width:560px}
figcaption{font:600 15px/1.35 var(--serif);margin-bottom:4px;overflow-wrap:anywhere}
svg.quantity{display:block;width:100%;height:auto;overflow:visible}
.axes text{font:11px var(--sans);fill:var(--dim);font-variant-numeric:tabular-nums}
.axes line{stroke:var(--rule);stroke-width:1}
.axes .y{text-anchor:end}.axes .x{text-anchor:middle}.axes .name{fill:var(--faint)}.axes .name:not(.x){fill:var(--dim)}
.s0{--c:var(--s0)}.s1{--c:var(--s1)}.s2{--c:var(--s2)}.s3{--c:var(--s3)}.s4{--c:var(--s4)}.s5{--c:var(--s5)}
.step{fill:none;stroke:var(--c);stroke-width:2;stroke-linejoin:round}.step.again{stroke-dasharray:5 3}
.mark{fill:var(--c);stroke:var(--paper);stroke-width:1.2}.mark .bound{stroke:var(--c);stroke-width:1.5;stroke-dasharray:2 2}
a:hover .mark,a:focus .mark{stroke:var(--ink);stroke-width:2}
.key{list-style:none;margin:6px 0 0;padding:0;display:flex;flex-wrap:wrap;gap:2px 16px;font-size:12.5px}
.key svg{width:12px;height:12px;vertical-align:-1px;margin-right:5px}
.key b{font-weight:600;font-variant-numeric:tabular-nums}
details{font-size:12.5px;margin-top:6px}summary{cursor:pointer;color:var(--dim)}
table{border-collapse:collapse;width:100%;margin-top:4px}th{text-align:left;font-weight:500;color:var(--dim)}
th,td{padding:3px 10px 3px 0;border-bottom:1px solid var(--rule);vertical-align:top}td.n{font-variant-numeric:tabular-nums;white-space:nowrap}

/* positions */
.issue{display:grid;grid-template-columns:minmax(150px,260px) minmax(0,1fr);gap:2px 18px;align-items:center;padding:7px 0;border-bottom:1px solid var(--rule)}
.issue .of b{display:block;font-weight:600}.issue .of{font-size:13px;color:var(--dim);overflow-wrap:anywhere}
.band{position:relative;height:24px;background:linear-gradient(var(--rule),var(--rule)) 0 50%/100% 1px no-repeat}
.stand{position:absolute;top:2px;height:20px;overflow:hidden;white-space:nowrap;text-overflow:ellipsis;padding:0 8px 0 10px;font:500 12px/20px var(--sans);text-decoration:none;color:var(--tone);background:color-mix(in srgb,var(--tone) 16%,var(--paper));border-left:2px solid var(--tone)}
.stand:hover,.stand:focus{background:color-mix(in srgb,var(--tone) 30%,var(--paper))}
.turn{position:absolute;top:6px;width:11px;height:11px;margin-left:-5px;transform:rotate(45deg);background:var(--ink);border:1.5px solid var(--paper)}
.turn.inferred{background:var(--paper);border-color:var(--ink)}
.stands{grid-column:2;font-size:12px;color:var(--dim)}.stands b{font-weight:500;color:var(--tone)}
.scale{position:relative;height:18px;grid-column:2;font-size:11px;color:var(--dim)}
.scale span{position:absolute;transform:translateX(-50%);white-space:nowrap}.scale span:first-child{transform:none}
.scale span:last-child:not(:first-child){transform:translateX(-100%)}

/* days */
.day{display:grid;grid-template-columns:150px minmax(0,1fr);gap:0 24px;padding:12px 0;border-bottom:1px solid var(--rule)}
.day h3{font:600 15px/1.35 var(--serif);margin:4px 0 0;position:sticky;top:8px;align-self:start}
.day h3 span{display:block;font:12px var(--sans);color:var(--dim)}
.day ol{list-style:none;margin:0;padding:0;max-width:900px}
.item{position:relative;padding:5px 0 7px 96px;overflow-wrap:anywhere}
.item:target,.ex mark:target{background:var(--glow)}
.kind{position:absolute;left:0;top:7px;width:86px;font-size:11.5px;color:var(--dim)}
.kind::before{content:"";display:inline-block;width:8px;height:8px;margin-right:7px;background:var(--dim);border-radius:50%}
.kind.event::before{background:var(--event-line)}.kind.planned::before{background:none;border:1.5px solid var(--event-line)}
.kind.figure::before{background:var(--warm);border-radius:1px}.kind.position::before{background:var(--issue);border-radius:1px}
.kind.shift::before{background:var(--ink);border-radius:0;transform:rotate(45deg)}.kind.statement::before{background:var(--plain)}
.item b{font-weight:600}.item em{font:italic 14.5px var(--serif)}.act{color:var(--tone,var(--plain));font-weight:500}.item .type{color:var(--event-line)}
.item .off{color:var(--stern)}
.big{font-weight:600;font-variant-numeric:tabular-nums}
.tolls{list-style:none;display:flex;flex-wrap:wrap;gap:4px 6px;margin:5px 0 2px;padding:0;font-size:12.5px}
.tolls li{background:var(--figure);border-radius:3px;padding:1px 7px}.tolls li.of{background:none;padding-left:0;color:var(--dim)}
.rival{color:var(--stern);font-size:12.5px}.note{color:var(--dim);font-size:12.5px}
.tellings{list-style:none;margin:3px 0 0;padding:0}
.tellings li{font:14px/1.45 var(--serif);color:var(--ink);margin-top:3px;padding-left:12px;border-left:2px solid var(--rule)}
.tellings .at{font:12px var(--sans);color:var(--dim);white-space:nowrap}
.tellings .at a,.id{color:var(--source)}
.id{font:11px ui-monospace,monospace;color:var(--faint);text-decoration:none}

/* stories */
.ex{max-width:46em;margin-bottom:26px}
.ex h3{font:600 17px/1.3 var(--serif);margin:0}.ex .facts{font-size:12.5px;margin-bottom:4px}
.ex p{font:15.5px/1.6 var(--serif);margin:0 0 .6em}.ex .gap{color:var(--faint);margin:0 0 .4em}
.ex .m{background:color-mix(in srgb,var(--event) 70%,transparent);border-radius:3px;padding:.03em .12em;-webkit-box-decoration-break:clone;box-decoration-break:clone}
.ex .m.figure{background:var(--figure)}.ex .m.position,.ex .m.shift{background:none;border-bottom:2px dotted var(--issue)}
.ex .m.statement{background:none;border-bottom:1.5px solid var(--plain)}
.ex .m:target{background:var(--glow);outline:2px solid var(--issue)}

@media (max-width:720px){.day{grid-template-columns:minmax(0,1fr)}.day h3{position:static;margin-bottom:2px}.day h3 span{display:inline;margin-left:.6em}
.item{padding-left:0}.kind{position:static;display:block;width:auto}.issue{grid-template-columns:minmax(0,1fr)}.stands,.scale{grid-column:1}}
@media print{.charts{grid-template-columns:1fr 1fr}figure,.item,.issue{break-inside:avoid}details{display:none}}
)css";

}  // namespace

std::string_view TimelineStyle() { return kStyle; }

}  // namespace dateline
