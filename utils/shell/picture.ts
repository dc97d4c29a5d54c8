// A drawing of a page of ours as a file: dark on white, whatever the scheme around it, as SVG or as pixels.

const INK = '#27231d';

/** The drawing by itself; it must be styled by attributes alone. */
export function svgFile(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('color', INK);
  const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  paper.setAttribute('width', '100%');
  paper.setAttribute('height', '100%');
  paper.setAttribute('fill', '#ffffff');
  copy.prepend(paper);
  for (const marked of copy.querySelectorAll('[class]')) marked.removeAttribute('class');
  return new XMLSerializer().serializeToString(copy);
}

/** Pixels of a side for a CSS pixel: sharp in print. */
const SCALE = 2;
/** Browsers draw no picture of longer sides (px). */
const LONGEST = 16_000;

/** As PNG; `undefined` where the browser cannot draw it. */
export async function pngFile(svg: SVGSVGElement): Promise<Blob | undefined> {
  const { width, height } = svg.viewBox.baseVal;
  const scale = Math.min(SCALE, LONGEST / Math.max(width, height));
  const url = URL.createObjectURL(new Blob([svgFile(svg)], { type: 'image/svg+xml' }));
  try {
    const picture = new Image(width, height);
    picture.src = url;
    await picture.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return await new Promise((done) => canvas.toBlob((blob) => done(blob ?? undefined), 'image/png'));
  } finally {
    URL.revokeObjectURL(url);
  }
}
