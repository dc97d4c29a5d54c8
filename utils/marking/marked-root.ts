// Keeps the passages of one root found and painted while the page lives: read, find, paint, hit test, follow changes.
// The live page and the reader view use it alike; where the finding is done is theirs to say: a web page asks the
// background, so that no quote of the reader's and no matching code has to be in the page.
import { describe, type Described } from '@/utils/anchoring/describe';
import { changesBetween } from '@/utils/anchoring/dom-changes';
import { domReader } from '@/utils/anchoring/dom-reader';
import type { DomText } from '@/utils/anchoring/dom-text';
import type { AnchorStatus, Place, Sureness, WordedPlace } from '@/utils/model/annotation';
import type { Paint } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';
import { fail, type Result } from '@/utils/model/result';
import type { Painter } from '@/utils/painting/painter';
import type { Pace } from '@/utils/text/pace';
import type { TextChanges } from '@/utils/text/text-change';
import { paintNear } from './paint-near';
import { indexPlaces, type PlaceIndex } from './place-index';

/** One passage as it was found: `[start, end)` in UTF-16 units of the root's canonical text, of the likeliest place when it is ambiguous; both -1 when there is none. */
export interface Found {
  readonly id: Iri;
  readonly status: AnchorStatus;
  readonly start: number;
  readonly end: number;
  readonly paints: readonly Paint[];
  /** What stands there today, where the wording has changed; of an orphan, what the reader has refused. */
  readonly found?: string;
  /** How sure that is, where the wording has changed. */
  readonly sureness?: Sureness;
  /** Where it may stand, likeliest first, when it is ambiguous. */
  readonly places?: readonly WordedPlace[];
}

export interface MarkedRootSetting {
  readonly root: () => Element;
  readonly painter: Painter;
  readonly pace: Pace;
  /** Finds the document's passages in a canonical text. `changes`: how it has come of the text that was given the last time, if there was one. */
  readonly find: (text: string, changes: TextChanges | undefined) => Promise<readonly Found[]>;
  /** Called after each change of the root. */
  readonly onChange?: () => void;
  /** Ends the painting and the watching. */
  readonly signal: AbortSignal;
}

export interface MarkedRoot {
  /** Finds and paints anew; call when the passages have changed. */
  update(): Promise<void>;
  /** Reads what has changed in the root, and finds anew only when its text is another: whether it was. Nothing to do while there are no passages. */
  refresh(): Promise<boolean>;
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

/** Of one element, whose text can be asked for. */
export interface MarkedElement extends MarkedRoot {
  /** Its text as it stands now; only what has changed since is read. */
  read(): Promise<DomText>;
}

/** What was found, and the newest reading of the text that it was found in. */
interface Showing {
  readonly text: DomText;
  readonly found: ReadonlyMap<Iri, Found>;
  readonly index: PlaceIndex<Found>;
}

function rangeIn({ text, found }: Showing, id: Iri, place: Place | undefined): AbstractRange | undefined {
  const f = found.get(id);
  const stands = place === undefined ? f : f?.places?.find((p) => p.start === place.start && p.end === place.end);
  return stands === undefined || stands.start >= stands.end ? undefined : text.rangeOf(stands.start, stands.end);
}

function passagesAt({ text, index }: Showing, node: Node, offset: number): readonly Iri[] {
  const point = text.offsetOf(node, offset);
  return [...index.over(point, point + 1)].sort((a, b) => b.end - b.start - (a.end - a.start)).map((f) => f.id);
}

export function markRoot({ root, painter, pace, find, onChange = () => undefined, signal }: MarkedRootSetting): MarkedElement {
  const near = paintNear({ painter, pace, signal });
  const reader = domReader({ root, pace, onChange, signal });
  /** The reading that `find` was asked about the last time, or a newer one of the same text. */
  let asked: DomText | undefined;
  let showing: Showing | undefined;
  let turn = 0;
  const show = (next: Showing | undefined): void => {
    showing = next;
    near.show(next);
  };

  // A later call overtakes an earlier one: only the newest turn may paint.
  const findAnew = async (): Promise<void> => {
    const mine = ++turn;
    const source = await reader.read();
    if (mine !== turn) return;
    const changes = asked && changesBetween(asked, source);
    asked = source;
    const next = await find(source.text, changes);
    if (mine === turn) show({ text: source, found: new Map(next.map((f) => [f.id, f])), index: indexPlaces(next) });
  };
  let latest: Promise<void> = Promise.resolve();
  const update = (): Promise<void> => (latest = findAnew());
  const settled = async (): Promise<void> => {
    for (let seen: Promise<void> | undefined; seen !== latest; await seen.catch(() => undefined)) seen = latest;
  };
  const rangeOf = (id: Iri, place?: Place): AbstractRange | undefined => showing && rangeIn(showing, id, place);
  const describeRange = async (range: AbstractRange): Promise<Result<Described>> => {
    let source = await reader.read();
    if ([range.startContainer, range.endContainer].some((node) => node instanceof Text && !source.holds(node))) {
      // Shown since, by nothing that one could watch.
      reader.forget();
      source = await reader.read();
    }
    return root().isConnected ? describe(source, range) : fail('page-gone');
  };

  return {
    update,
    read: () => reader.read(),
    async refresh() {
      // What is being found is found in an older text: what it says belongs to that one.
      await settled();
      const mine = turn;
      if (showing === undefined || showing.found.size === 0) return false;
      const source = await reader.read();
      if (mine !== turn) return false;
      if (source === asked) {
        // The same words, which may be in sight only now.
        near.look();
        return false;
      }
      if (source.text !== asked?.text) {
        await update();
        return true;
      }
      asked = source;
      show({ ...showing, text: source });
      return false;
    },
    forget() {
      turn += 1;
      reader.forget();
      asked = undefined;
      show(undefined);
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
    at: (node, offset) => (showing === undefined ? [] : passagesAt(showing, node, offset)),
  };
}
