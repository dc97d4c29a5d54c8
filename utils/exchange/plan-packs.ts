// What would an import do with quote packs? A pack is known by its name; one that says something else here is for the reader to decide.
import { byId, type Iri } from '../model/ids';
import type { LocalState, PackPlan } from '../model/merge';
import { packStatement, type Pack } from '../model/pack';

/** `isHere`: whether a passage will be in the library once the plan is carried out. Equal input gives an equal plan. */
export function planPacks(local: LocalState, incoming: readonly Pack[], isHere: (annotation: Iri) => boolean): PackPlan {
  const known = new Map((local.packs ?? []).map((pack) => [pack.id, pack]));
  const packs = [...incoming].sort(byId);
  const add = packs.filter((pack) => !known.has(pack.id));
  const met = packs.flatMap((theirs) => {
    const mine = known.get(theirs.id);
    return mine === undefined ? [] : [{ mine, theirs, own: mine.creator.id === local.me }];
  });
  const differing = met.filter(({ mine, theirs }) => packStatement(mine) !== packStatement(theirs));
  const missing = [...add, ...differing.map((d) => d.theirs)].flatMap(({ title, lines }) => {
    const gone = lines.filter((line) => !isHere(line.annotation)).length;
    return gone === 0 ? [] : [{ title, lines: gone }];
  });
  return { add, same: met.length - differing.length, differing, missing };
}
