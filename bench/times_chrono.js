// chrono-node's side of bench/times.py: JSON Lines {id, text, reference_date} in; {id, spans} out, in code points; at
// the end {seconds}: CPU for one reading of all texts, the median of several.
const chrono = require(process.argv[2]);
const lines = require('fs').readFileSync(0, 'utf8').split('\n').filter(Boolean).map(line => JSON.parse(line));
const pad = (n, width) => String(n).padStart(width, '0');
const day = d => (d.reference_date ? new Date(d.reference_date.slice(0, 10) + 'T12:00:00') : new Date());

function value(point) {
  const get = part => point.get(part);
  let written = pad(get('year'), 4);
  const month = point.isCertain('month') || point.isCertain('day') || point.isCertain('weekday');
  if (month) written += '-' + pad(get('month'), 2);
  if (point.isCertain('day') || point.isCertain('weekday')) written += '-' + pad(get('day'), 2);
  if (point.isCertain('hour')) written += 'T' + pad(get('hour'), 2) + ':' + pad(get('minute') || 0, 2);
  return written;
}

const seconds = [];
for (let run = 0; run < 3; ++run) {
  const begin = process.cpuUsage();
  for (const d of lines) d.found = chrono.parse(d.text, day(d));
  const used = process.cpuUsage(begin);
  seconds.push((used.user + used.system) / 1e6);
}
for (const d of lines) {
  const spans = d.found.map(f => ({
    start: [...d.text.slice(0, f.index)].length,
    end: [...d.text.slice(0, f.index + f.text.length)].length,
    type: f.start.isCertain('hour') ? 'TIME' : 'DATE', value: value(f.start)}));
  console.log(JSON.stringify({id: d.id, spans}));
}
console.log(JSON.stringify({seconds: seconds.sort((a, b) => a - b)[1]}));
