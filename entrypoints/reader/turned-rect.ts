// Where does a rectangle of a page stand when the page is turned, and back?
import type { PageRect } from '@/utils/model/selector';
import type { SheetSize } from '@/utils/pdf/sheet-sizes';
import type { Turn } from './use-page-scale';

/** Of a page of the given size, turned clockwise once. */
const once = ({ left, top, width, height }: PageRect, sheet: SheetSize): PageRect => ({
  left: sheet.height - top - height,
  top: left,
  width: height,
  height: width,
});

/** `sheet`: the size of the page before it is turned, pt. */
export function turnedRect(rect: PageRect, sheet: SheetSize, turn: Turn): PageRect {
  let [turned, size] = [rect, sheet];
  for (let n = 0; n < turn; n++) [turned, size] = [once(turned, size), { width: size.height, height: size.width }];
  return turned;
}

/** From the turned page to the page before it was turned. `sheet` as above. */
export const unturnedRect = (rect: PageRect, sheet: SheetSize, turn: Turn): PageRect =>
  turnedRect(rect, turn % 2 === 0 ? sheet : { width: sheet.height, height: sheet.width }, ((4 - turn) % 4) as Turn); // 0 to 3
