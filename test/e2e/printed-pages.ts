// What stands on the sheets that come out of the printer: their words, and how much of them is dark or coloured. By poppler.
import { execFileSync, spawnSync } from 'node:child_process';

export interface PrintedPage {
  readonly words: string;
  /** Share of the sheet that is dark; that has a colour. */
  readonly ink: number;
  readonly colour: number;
}

const told = (tool: string, options: readonly string[], input: Uint8Array): Buffer =>
  execFileSync(tool, options, { input, maxBuffer: 1 << 28, stdio: ['pipe', 'pipe', 'ignore'] });

/** A picture as PPM: `P6`, width, height, 255, then red, green and blue of each pixel. */
function shares(ppm: Buffer): Pick<PrintedPage, 'ink' | 'colour'> {
  const [head = ''] = /^P6\s+\d+\s+\d+\s+255\s/u.exec(ppm.subarray(0, 40).toString('latin1')) ?? [];
  let [ink, colour] = [0, 0];
  for (let i = head.length; i + 2 < ppm.length; i += 3) {
    const parts = [ppm[i] ?? 0, ppm[i + 1] ?? 0, ppm[i + 2] ?? 0];
    ink += Number(Math.max(...parts) < 128);
    colour += Number(Math.max(...parts) - Math.min(...parts) > 24);
  }
  const pixels = (ppm.length - head.length) / 3;
  return { ink: ink / pixels, colour: colour / pixels };
}

/** `undefined` where poppler is not installed. */
export function printedPages(pdf: Uint8Array): readonly PrintedPage[] | undefined {
  if (spawnSync('pdftoppm', ['-v']).error !== undefined) {
    console.log('poppler is not installed: what is printed is not looked at');
    return undefined;
  }
  const words = told('pdftotext', ['-', '-'], pdf).toString('utf8').split('\f').slice(0, -1); // prettier-ignore
  return words.map((own, i) => ({ words: own, ...shares(told('pdftoppm', ['-r', '72', '-f', `${i + 1}`, '-l', `${i + 1}`, '-'], pdf)) }));
}
