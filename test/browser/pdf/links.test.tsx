// Links that a file lays over its pages: followed on a press, to the web or to a place in the paper; kept on their words in the text.
import { PDFDocument, PDFName, PDFString, StandardFonts, type PDFObject } from 'pdf-lib';
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PageLinks } from '@/entrypoints/reader/PageLinks';
import type { ReadingNode } from '@/utils/model/document';
import { linksOf } from '@/utils/pdf/links';
import { readPaper } from '@/utils/pdf/read-paper';
import type { OpenPdf } from '@/utils/pdf/read-pdf';
import { open } from './open';

const SIZE = 12;
const BODY = 'The books are open, see the register of contracts for each of them, or write';
const NEXT = 'to the board at its office in the harbour, which answers within ten days of it.';

interface Link {
  readonly over: readonly (readonly [words: string, line: string, y: number])[];
  /** Beside where it leads, what stands in the place of its own box and boxes. */
  readonly to: Readonly<Record<string, unknown>>;
}

const uri = (address: string): Link['to'] => ({ A: { S: PDFName.of('URI'), URI: PDFString.of(address) } });
const MIDST: Link = { over: [['register of contracts', BODY, 700]], to: uri('https://register.example/contracts?year=2026') };
const BROKEN: Link = { over: [['write', BODY, 700], ['to the board', NEXT, 685]], to: uri('mailto:board@harbour.example') }; // prettier-ignore
const ILL: readonly Link[] = ['javascript:globalThis.ill=true', 'file:///etc/passwd', 'chrome://settings', 'data:text/html,x'].map(
  (to) => ({
    over: [['open', BODY, 700]],
    to: uri(to),
  }),
);

async function made(links: readonly Link[], rotate = 0): Promise<OpenPdf> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.TimesRoman);
  const page = pdf.addPage([595, 842]);
  const last = pdf.addPage([595, 842]);
  for (const [line, y] of [[BODY, 700], [NEXT, 685]] as const) page.drawText(line, { x: 60, y, size: SIZE, font }); // prettier-ignore
  last.drawText('The register has three parts, and this is where they are told.', { x: 60, y: 400, size: SIZE, font });
  const annotations = links.map(({ over, to }) => {
    const boxes = over.map(([words, line, y]) => {
      const left = 60 + font.widthOfTextAtSize(line.slice(0, line.indexOf(words)), SIZE);
      return [left, y - 3, left + font.widthOfTextAtSize(words, SIZE), y + 10] as const;
    });
    const quads = boxes.flatMap(([l, b, r, t]) => [l, t, r, t, l, b, r, b]);
    const rect = [0, 1].map((i) => Math.min(...boxes.map((x) => x[i]!))).concat([2, 3].map((i) => Math.max(...boxes.map((x) => x[i]!))));
    return pdf.context.obj({ Subtype: PDFName.of('Link'), Rect: rect, QuadPoints: quads, ...to } as unknown as Record<string, PDFObject>);
  });
  annotations.push(pdf.context.obj({ Subtype: PDFName.of('Link'), Rect: [300, 682, 360, 695], Dest: [last.ref, PDFName.of('XYZ'), 0, 420, null] })); // prettier-ignore
  annotations.push(pdf.context.obj({ Subtype: PDFName.of('Link'), Rect: [60, 60, 100, 90], Dest: [PDFName.of('nowhere')] }));
  annotations.push(pdf.context.obj({ Subtype: PDFName.of('Link'), Rect: [60, 60, 100, 90], A: { S: PDFName.of('Named'), N: PDFName.of('NextPage') } })); // prettier-ignore
  page.node.set(PDFName.of('Annots'), pdf.context.obj(annotations));
  if (rotate !== 0) page.node.set(PDFName.of('Rotate'), pdf.context.obj(rotate));
  const opened = await open(await pdf.save());
  if (!opened.ok) throw new Error(opened.problem.code);
  return opened.value;
}

const linked = (nodes: readonly ReadingNode[]): readonly (readonly [string | undefined, readonly ReadingNode[]])[] =>
  nodes.flatMap((n) => (typeof n === 'string' ? [] : n.tag === 'a' ? [[n.href, n.children] as const] : linked(n.children)));

describe('the links of a PDF', () => {
  it('lead to the web, to mail, to a page and to a place on it, and to nothing else', async () => {
    const pdf = await made([MIDST, BROKEN, ...ILL]);
    expect((await linksOf(pdf, 0)).map((l) => l.to)).toEqual([
      { href: 'https://register.example/contracts?year=2026' },
      { href: 'mailto:board@harbour.example' },
      { page: 1, top: 422 },
      { page: 1, top: 0 },
    ]);
    await pdf.close();
  });

  it('lie on their page alone, and no more of them than a page can have', async () => {
    const { to } = MIDST;
    const beyond: Link = { over: [], to: { ...to, Rect: [-5000, -1e6, 1e6, 1e6], QuadPoints: [] } };
    const outside: Link = { over: [], to: { ...to, Rect: [-500, 10, -400, 20], QuadPoints: [] } };
    const many: Link = { over: Array.from({ length: 3_000 }, () => ['open', BODY, 700] as const), to };
    const pdf = await made([beyond, outside, many]);
    const [first, second, ...others] = await linksOf(pdf, 0);
    expect(first?.boxes).toEqual([{ left: 0, top: 0, width: 595, height: 842 }]);
    expect(second?.boxes).toHaveLength(1_998);
    expect(others).toEqual([]);
    await pdf.close();
  });

  it('stand in the text on the very words that they lie over, whole ones, also over a line’s end', async () => {
    const pdf = await made([MIDST, BROKEN, ...ILL]);
    const paper = await readPaper(pdf);
    if (!paper.ok) throw new Error(paper.problem.code);
    expect(linked(paper.value.reading.content)).toEqual([
      ['https://register.example/contracts?year=2026', ['register of contracts']],
      ['mailto:board@harbour.example', ['write to the board']],
    ]);
    expect(paper.value.reading.text).toContain('see the register of contracts for each of them, or write to the board at its office');
    await pdf.close();
  });

  it('stand on the same words of a page that is laid on its side', async () => {
    const pdf = await made([MIDST], 90);
    const paper = await readPaper(pdf);
    if (!paper.ok) throw new Error(paper.problem.code);
    expect(linked(paper.value.reading.content).map(([, words]) => words)).toEqual([['register of contracts']]);
    expect((await linksOf(pdf, 0))[0]?.boxes[0]?.height).toBeGreaterThan(80);
    await pdf.close();
  });
});

describe('over a page', () => {
  let root: HTMLElement;
  let pdf: OpenPdf;
  const went: (readonly [number, number | undefined])[] = [];
  const anchors = (): readonly HTMLAnchorElement[] => [...root.querySelectorAll('a')];

  beforeEach(async () => {
    went.length = 0;
    root = document.body.appendChild(document.createElement('div'));
    root.style.cssText = 'position: relative; width: 595px; height: 842px';
    pdf = await made([MIDST, BROKEN, ...ILL]);
    const goTo = (page: number, top?: number): void => void went.push([page, top]);
    render(<PageLinks pdf={pdf} index={0} sheet={{ width: 595, height: 842 }} turn={0} labels={['i', 'ii']} goTo={goTo} />, root);
    await expect.poll(() => anchors().length).toBe(5);
  });
  afterEach(async () => {
    render(null, root);
    root.remove();
    history.replaceState(null, '', location.pathname + location.search);
    await pdf.close();
  });

  it('each says by a name what it is, and leads out of the paper in a tab of its own that knows nothing of the reader', () => {
    const [web, mail, second, place, next] = anchors();
    expect(web).toMatchObject({ target: '_blank', rel: 'noopener noreferrer', title: 'https://register.example/contracts?year=2026' });
    expect(anchors().map((a) => a.getAttribute('aria-label'))).toEqual([
      'register of contracts',
      'write to the board',
      'write to the board',
      expect.stringMatching(/^\S.* \(Page ii\)$/u),
      'Page ii',
    ]);
    expect([web, mail, second, place, next].map((a) => a?.tabIndex)).toEqual([0, 0, -1, 0, 0]);
    expect(second?.getAttribute('aria-hidden')).toBe('true');
  });

  it('one to a place goes there when it is pressed, once and again, and the way back of the browser leads out of it', async () => {
    const before = history.length;
    anchors()[3]!.click();
    await expect.poll(() => went).toEqual([[1, 422]]);
    expect(history.length).toBe(before + 1);
    anchors()[3]!.click();
    expect(went).toEqual([[1, 422], [1, 422]]); // prettier-ignore
    history.back();
    await expect.poll(() => location.hash).toBe('');
    expect(went).toHaveLength(2);
  });
});
