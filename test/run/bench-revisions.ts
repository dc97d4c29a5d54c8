// How many passages of real documents are found in their later versions, beside other matchers?
//   npm run bench:revisions -- [--revisions DIR] [--json FILE] [--failures N] [--peers all|none]
// DIR holds `WORK@VERSION.txt`; this repository's own pages, first against last commit, are always among them.
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { peers } from './anchoring/peers.ts';
import { folderRevisions, type Outcome, ownRevisions, surviveRevisions } from './anchoring/revisions.ts';

const { values } = parseArgs({
  options: {
    revisions: { type: 'string' },
    json: { type: 'string' },
    failures: { type: 'string', default: '0' },
    peers: { type: 'string', default: 'all' },
  },
});
const revisions = [...ownRevisions(), ...(values.revisions === undefined ? [] : folderRevisions(resolve(values.revisions)))];
// diff-match-patch takes minutes for texts of this length.
const against = values.peers === 'none' ? [] : Object.keys(peers).filter((p) => p !== 'diff-match-patch');
const { rows, misses } = await surviveRevisions(revisions, against);

const counts = ['whole', 'right', 'doubtful', 'wrong', 'lost', 'mostly', 'mostlyRight', 'mostlyWrong', 'gone', 'falseMatch'] as const;
const totals = ['ours', ...against].map((system): Outcome & { readonly system: string } => {
  const own = rows.filter((r) => r.system === system);
  const sum = (key: (typeof counts)[number]): number => own.reduce((n, r) => n + r[key], 0);
  return { system, ...(Object.fromEntries(counts.map((key) => [key, sum(key)])) as unknown as Outcome) };
});
console.table(rows.filter((r) => r.system === 'ours').map(({ system: _, ...row }) => row));
console.log('All revisions together');
console.table(totals);
for (const miss of misses.slice(0, Number(values.failures))) console.log(JSON.stringify(miss, undefined, 1));
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ revisions: rows, totals, misses }, undefined, 2)}\n`);
