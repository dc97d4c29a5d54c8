// Keeps the passages of one root found and painted while the page lives: read, find, paint, hit test, follow changes.
// The live page and the reader view use it alike; where the finding is done is theirs to say: a web page asks the
// background, so that no quote of the reader's and no matching code has to be in the page.
import { describe, type Described } from '@/utils/anchoring/describe';
import { readDom, type DomText } from '@/utils/anchoring/dom-text';
import type { AnchorStatus, Place } from '@/utils/model/annotation';
import type { Paint } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';
import { fail, type Result } from '@/utils/model/result';
import type { Painter } from '@/utils/painting/painter';
import type { Pace } from '@/utils/text/pace';
import { paintNear } from './paint-near';
import { indexPlaces } from './place-index';

/** One passage as it was found: `[start, end)` in UTF-16 units of the root's canonical text, of the likeliest place when it is ambiguous; both -1 when there is none. */
export interface Found {
  readonly id: Iri;
  readonly status: AnchorStatus;
  readonly start: number;
  readonly end: number;
  readonly paints: readonly Paint[];
  /** What stands there today, where the wording has changed; of an orphan, what the reader has refused. */
  readonly found?: string;
  /** Where it may stand, likeliest first, when it is ambiguous. */
  readonly places?: readonly Place[];
}

export interface MarkedRootSetting {
  readonly root: () => Element;
  readonly painter: Painter;
  readonly pace: Pace;
  /** Finds the document's passages in a canonical text. */
  readonly find: (text: string) => Promise<readonly Found[]>;
  /** Ends the painting. */
  readonly signal: AbortSignal;
}

export interface MarkedRoot {
  /** Finds and paints anew; call when the passages have changed. */
  update(): Promise<void>;
  /** Reads the root again first; call when its content has changed. Nothing to do while there are no passages. */
  refresh(): Promise<void>;
  /** Lets everything go; call when the root shows another document. */
  forget(): void;
  /** Describes a range of the present content. */
  describe(range: AbstractRange): Promise<Result<Described>>;
  /** Passages over a DOM point, the longest first. */
  at(node: Node, offset: number): readonly Iri[];
  /** The place of a passage in the DOM as it was last read: where it was found, or the one of its `places` that is given. */
  rangeOf(id: Iri, place?: Place): AbstractRange | undefined;
  /** Describes that place anew; `page-gone` when it is not there, or not there any more. */
  describeFound(id: Iri, place?: Place): Promise<Result<Described>>;
}

export function markRoot({ root, painter, pace, find, signal }: MarkedRootSetting): MarkedRoot {
  const near = paintNear({ painter, pace, signal });
  let reading: Promise<DomText> | undefined;
  let text: DomText | undefined;
  let found = new Map<Iri, Found>();
  let index = indexPlaces<Found>([]);
  let turn = 0;

  const read = (): Promise<DomText> => (reading ??= readDom(root(), { pace }).then((t) => (text = t)));

  // A later call overtakes an earlier one: only the newest turn may paint.
  const findAnew = async (): Promise<void> => {
    const mine = ++turn;
    const source = await read();
    const next = await find(source.text);
    if (mine !== turn) return;
    found = new Map(next.map((f) => [f.id, f]));
    index = indexPlaces(next);
    near.show({ text: source, index });
  };
  let latest: Promise<void> = Promise.resolve();
  const update = (): Promise<void> => (latest = findAnew());
  const settled = async (): Promise<void> => {
    for (let seen: Promise<void> | undefined; seen !== latest; await seen) seen = latest;
  };

  const rangeOf = (id: Iri, place?: Place): AbstractRange | undefined => {
    const f = found.get(id);
    const stands = place === undefined ? f : f?.places?.find((p) => p.start === place.start && p.end === place.end);
    return stands === undefined || stands.start >= stands.end ? undefined : text?.rangeOf(stands.start, stands.end);
  };

  const describeRange = async (range: AbstractRange): Promise<Result<Described>> => {
    // The range lives in today's DOM; a text read before a change would not know its nodes.
    reading = undefined;
    const source = await read();
    return root().isConnected ? describe(source, range) : fail('page-gone');
  };

  return {
    update,
    async refresh() {
      reading = undefined;
      if (found.size > 0) await update();
    },
    forget() {
      turn += 1;
      reading = undefined;
      found = new Map();
      index = indexPlaces<Found>([]);
      near.show(undefined);
    },
    rangeOf,
    describe: describeRange,
    async describeFound(id, place) {
      // Others may have been told already of what is being found here.
      await settled();
      const range = rangeOf(id, place);
      const isThere = range?.startContainer.isConnected === true && range.endContainer.isConnected;
      return isThere ? describeRange(range) : fail('page-gone');
    },
    at(node, offset) {
      if (text === undefined) return [];
      const point = text.offsetOf(node, offset);
      return [...index.over(point, point + 1)].sort((a, b) => b.end - b.start - (a.end - a.start)).map((f) => f.id);
    },
  };
}
