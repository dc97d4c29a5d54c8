// Another reader of PDFs as judge: poppler, run beside the browser in which a test runs.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** In px of a page drawn at 72 dots an inch, which are its points, from the top left. */
export type Box = readonly [left: number, top: number, right: number, bottom: number];

export interface Judged {
  readonly text: string;
  /** What it had to say against the file. */
  readonly complaints: string;
  /** The commonest colour in each box, `r,g,b`. */
  readonly colours: readonly string[];
}

declare module 'vitest/browser' {
  interface BrowserCommands {
    poppler(base64: string, page: number, boxes: readonly Box[], password?: string): Promise<Judged | undefined>;
  }
}

/** `page` from 1. `undefined` where poppler is not installed. */
export function poppler(_context: unknown, base64: string, page: number, boxes: readonly Box[], password = ''): Judged | undefined {
  if (spawnSync('pdftoppm', ['-v']).error !== undefined) {
    console.log('poppler is not installed: its judgement of the saved copies is skipped');
    return undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), 'pdf-'));
  const run = (command: string, ...args: readonly string[]): { out: string; complaints: string } => {
    const { stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: 'utf8' });
    return { out: stdout, complaints: stderr };
  };
  const key = password === '' ? [] : ['-upw', password];
  try {
    writeFileSync(join(folder, 'copy.pdf'), Buffer.from(base64, 'base64'));
    const info = run('pdfinfo', ...key, 'copy.pdf');
    const text = run('pdftotext', ...key, 'copy.pdf', '-');
    const drawn = run('pdftoppm', ...key, '-r', '72', '-f', String(page), '-l', String(page), '-singlefile', 'copy.pdf', 'page');
    const picture = readFileSync(join(folder, 'page.ppm'));
    return {
      text: text.out,
      complaints: info.complaints + text.complaints + drawn.complaints,
      colours: boxes.map((box) => commonest(picture, box)),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Of a portable pixmap: three lines of head, then three bytes a pixel. */
function commonest(picture: Buffer, [left, top, right, bottom]: Box): string {
  const head = /^P6\n(\d+) (\d+)\n255\n/.exec(picture.subarray(0, 40).toString('latin1'));
  const width = Number(head?.[1]);
  const counts = new Map<string, number>();
  for (let y = Math.round(top); y < bottom; y++) {
    for (let x = Math.round(left); x < right; x++) {
      const at = (head?.[0].length ?? 0) + 3 * (y * width + x);
      const colour = picture.subarray(at, at + 3).join(',');
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}
