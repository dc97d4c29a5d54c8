// How many passages are found again after what happens to texts in real life, and how fast, beside other tools' matchers?
//   npm run bench:anchoring -- [--only accuracy|speed|memory] [--quick] [--corpus DIR] [--texts DIR] [--json FILE] [--seed N]
//     [--peers all|none] [--split both|tuning] [--mutation NAME] [--failures N]    (failures: printed for the tuning texts alone)
//     [--browser chromium|firefox]    (where speed is measured; without it in Node)
// Same seed, same cases. Documents are split by name into those that thresholds may be set on and unseen ones.
import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type Accuracy, accuracy, LONGEST_FOR_DMP, OURS, type Shares, shares, type Tally, total } from './anchoring/accuracy.ts';
import { peers } from './anchoring/peers.ts';
import { speedInBrowser } from './anchoring/in-browser.ts';
import { everySize, speedCases } from './anchoring/speed-cases.ts';
import { memory, type Meter, type SpeedRow, speedOf } from './anchoring/speed.ts';
import { corpusTexts, type Document, folderTexts } from './anchoring/texts.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    quick: { type: 'boolean', default: false },
    corpus: { type: 'string', default: new URL('../../../shared/corpus', import.meta.url).pathname },
    texts: { type: 'string' },
    json: { type: 'string' },
    seed: { type: 'string', default: '1' },
    peers: { type: 'string', default: 'all' },
    split: { type: 'string', default: 'both' },
    mutation: { type: 'string', default: '' },
    failures: { type: 'string', default: '0' },
    browser: { type: 'string' },
  },
});
const corpus = resolve(values.corpus);
const documents = [...corpusTexts(corpus), ...(values.texts === undefined ? [] : folderTexts(resolve(values.texts)))];
if (documents.length < 4) {
  console.log(
    `bench:anchoring: no texts in ${existsSync(corpus) ? 'the corpus' : 'a corpus that is not there'} (--corpus DIR, --texts DIR): nothing to do`,
  );
  process.exit(0);
}

const systems = [OURS, ...(values.peers === 'none' ? [] : Object.keys(peers))];
const percent = (share: number): string => (100 * share).toFixed(2);

/** What one system did in one row, as it is printed: correct (wrong place; in doubt), or false matches. */
function cell(t: Tally | undefined): string {
  if (t === undefined) return '–';
  const s = shares(t);
  if (t.present === 0) return `false ${percent(s.falseMatch)}${t.ambiguous > 0 ? ` (? ${percent(s.ambiguous)})` : ''}`;
  return `${percent(s.correct)} (wrong ${percent(s.wrongPlace)}${t.ambiguous > 0 ? `, ? ${percent(s.ambiguous)}` : ''})`;
}

function print(title: string, a: Accuracy): void {
  console.log(`\n${title}`);
  console.table(
    [...a.tallies].map(([mutation, row]) => ({
      mutation,
      passages: row.get(OURS)!.present + row.get(OURS)!.gone,
      ...Object.fromEntries(systems.map((s) => [s, cell(row.get(s))])),
    })),
  );
  console.table(
    Object.fromEntries(
      systems.map((s) => {
        const t = total(a.tallies, s);
        const { correct, wrongPlace, falseMatch, ambiguous } = shares(t);
        const all = { present: t.present, gone: t.gone, correct: percent(correct), 'wrong place': percent(wrongPlace) };
        return [
          s,
          {
            ...all,
            'false match': percent(falseMatch),
            ambiguous: percent(ambiguous),
            'of it truth first': t.ambiguousFirst,
            'CPU ms': Math.round(a.cpu.get(s) ?? 0),
          },
        ];
      }),
    ),
  );
}

if (systems.includes('diff-match-patch')) console.log(`diff-match-patch: texts up to ${LONGEST_FOR_DMP} units only`);
const sharesOf = (a: Accuracy, system: string): Shares => shares(total(a.tallies, system));

async function measure(part: readonly Document[]): Promise<Accuracy> {
  const quick = { density: 5, seeds: [`q${values.seed}`] };
  const full = { density: 14, seeds: [`${values.seed}a`, `${values.seed}b`] };
  return accuracy(documents, part, { ...(values.quick ? quick : full), against: systems.slice(1), mutation: values.mutation });
}

const perMutation = (split: string, a: Accuracy): readonly unknown[] =>
  [...a.tallies].map(([mutation, row]) => ({
    split,
    mutation,
    cases: row.get(OURS)!.present + row.get(OURS)!.gone,
    systems: Object.fromEntries([...row].map(([system, t]) => [system, shares(t)])),
  }));

const report: Record<string, unknown> = { seed: values.seed, quick: values.quick };
if (values.only !== 'speed' && values.only !== 'memory') {
  const tuning = await measure(documents.filter((d) => d.isForTuning));
  print(`Texts for tuning (${documents.filter((d) => d.isForTuning).length}), per cent`, tuning);
  for (const f of tuning.failures.slice(0, Number(values.failures))) console.log(JSON.stringify(f, undefined, 1));
  const t = total(tuning.tallies, OURS);
  report['cases'] = t.present + t.gone;
  report['ours'] = sharesOf(tuning, OURS);
  report['peers'] = Object.fromEntries(systems.slice(1).map((s) => [s, sharesOf(tuning, s)]));
  report['perMutation'] = perMutation('tuning', tuning);
  if (values.split === 'both') {
    const unseen = await measure(documents.filter((d) => !d.isForTuning));
    print(`Unseen texts (${documents.filter((d) => !d.isForTuning).length}), per cent`, unseen);
    const u = total(unseen.tallies, OURS);
    report['unseen'] = {
      cases: u.present + u.gone,
      ours: sharesOf(unseen, OURS),
      peers: Object.fromEntries(systems.slice(1).map((s) => [s, sharesOf(unseen, s)])),
    };
    report['perMutation'] = [...perMutation('tuning', tuning), ...perMutation('unseen', unseen)];
  }
}
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
/** CPU of the process, so that what else the machine does counts little. */
const here: Meter = {
  clock: () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  },
  rest: () => new Promise((done) => void setImmediate(done)),
  bytes: () => {
    // Twice: what the first one frees is given back by the second.
    collect();
    collect();
    return process.memoryUsage().arrayBuffers;
  },
};

if (values.only === 'memory') {
  const rows: { text: string; passages: number; state: string; bytes: number }[] = [];
  for (const c of speedCases(documents, everySize(values.seed, values.quick)))
    rows.push({ text: c.size, passages: c.asked.length, state: c.state, bytes: Number((await memory(c, here)).toFixed(1)) });
  console.log('\nTyped arrays at their most, bytes for each UTF-16 unit of the text');
  console.table(rows);
} else if (values.only !== 'accuracy') {
  const rows: SpeedRow[] = [];
  const wish = everySize(values.seed, values.quick);
  if (values.browser === undefined) for (const c of speedCases(documents, wish)) rows.push(await speedOf(c, here));
  else await speedInBrowser(values.browser, { documents, wish }, (row) => void rows.push(row));
  const where = values.browser === undefined ? 'Node, CPU ms' : `${values.browser}, ms of the clock`;
  console.log(`\nSpeed in ${where} for all passages; the matcher asked about a sample of each kind and multiplied`);
  console.table(rows);
  report['speed'] = rows;
}
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(report, undefined, 2)}\n`);
