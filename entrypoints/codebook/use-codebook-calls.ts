// What the editor can ask for: each action is worked out, written, told in a notice, and taken back from there.
import type { CodebookEditorCalls } from '@/components/CodebookEditor';
import { tidied } from '@/components/concept-words';
import { count, t } from '@/components/words';
import { setBroader } from '@/utils/concepts/broader';
import * as change from '@/utils/concepts/change';
import { confirmTags, mergeConcepts, moveTags } from '@/utils/concepts/retag';
import { now, type Desk } from '@/utils/desk/desk';
import { editCodebook, writeChange, type Edited } from '@/utils/desk/edit-codebook';
import * as annotations from '@/utils/library/annotations';
import * as codebooks from '@/utils/library/codebooks';
import * as documents from '@/utils/library/documents';
import * as keptTags from '@/utils/library/kept-tags';
import { quote, type Annotation } from '@/utils/model/annotation';
import type { Codebook, CodebookChange, Concept } from '@/utils/model/concept';
import { newId, type Iri } from '@/utils/model/ids';
import { fail, ok, type Result } from '@/utils/model/result';
import { annotator } from '@/utils/shell/settings';
import { showPassage } from '../library/open-document';
import type { Notices } from '../sidepanel/use-notices';
import type { ConceptDrafts } from './use-concept-drafts';
import type { Steps } from './use-steps';

/** What is open. */
export interface Place {
  readonly scheme: Iri | undefined;
  readonly concept: Iri | undefined;
}

export interface CodebookWork {
  readonly desk: Desk;
  readonly codebook: Codebook | undefined;
  readonly go: (place: Place) => void;
  readonly drafts: ConceptDrafts | undefined;
  readonly notices: Notices;
  readonly steps: Steps;
}

export function useCodebookCalls(work: CodebookWork): CodebookEditorCalls {
  const { desk, codebook, go, drafts } = work;
  const scheme = codebook?.scheme.id ?? '';
  const labelOf = (id: Iri | undefined): string => codebook?.concepts.find((c) => c.id === id)?.prefLabel ?? '';
  const edit = (words: string, plan: (book: Codebook) => Result<CodebookChange>): Promise<Result<Edited>> =>
    editCodebook(desk, scheme, plan).then((done) => told(work, done, words));
  const plain = (words: string, planned: CodebookChange): Promise<Result<Edited>> => edit(words, () => ok(planned));
  return {
    onSelect: (concept) => go({ scheme, concept }),
    onScheme: (next) => go({ scheme: next, concept: undefined }),
    onDraft: (id, draft) => drafts?.keep(id, draft),
    onSave: async (concept, draft, why) => {
      // Asked for while the codebook is read.
      const asked = annotator();
      // As it stands now: another field may have been changed in another window.
      const saved = await editCodebook(desk, scheme, async ({ concepts }) => {
        const act = { at: now(), by: await asked };
        const present = concepts.find((c) => c.id === concept.id);
        return present === undefined ? fail('not-found', concept.prefLabel) : ok(change.editConcept(present, tidied(draft), act, why));
      });
      // The form tells its own problems.
      if (!saved.ok) return saved;
      drafts?.keep(concept.id, undefined);
      return told(work, saved, t('editorSaved', tidied(draft).prefLabel ?? concept.prefLabel));
    },
    onMove: (id, spot) => void edit(movedWords(codebook, id, spot.under, labelOf), (book) => change.moveConcept(book, id, spot, now())),
    onAddConcept: async (prefLabel, under) => {
      const id = newId();
      const added = await edit(t('editorAdded', prefLabel), (book) => ok(change.addConcept(book, { id, prefLabel, under, at: now() })));
      return added.ok ? ok(id) : added;
    },
    onBroader: (concept, broader) =>
      void edit(t('editorBroaderDone', concept.prefLabel), (book) => setBroader(book, concept.id, broader, now())),
    onRelate: (concept, related) =>
      void edit(t('editorRelated', concept.prefLabel), (book) => ok(change.relate(book, concept, related, now()))),
    onMerge: (from, into) => void merge(work, from, into, t('mergeDone', labelOf(from), labelOf(into))),
    onRetire: (concept) => void plain(t('retireDone', concept.prefLabel), change.retire(concept, now())),
    onBringBack: (concept) => void plain(t('broughtBack', concept.prefLabel), change.bringBack(concept, now())),
    onRemove: (concept) =>
      void edit(t('editorDeleted', concept.prefLabel), (book) => ok(change.removeConcept(book, concept, now()))).then(
        (done) => done.ok && go({ scheme, concept: undefined }),
      ),
    onExample: (concept, annotation) => void addExample(work, concept, annotation),
    onSend: (list, from, to) => send(work, list, from, to),
    onFits: (list, concept) => rewrite(work, list, (present) => confirmTags(present, concept, now()), t('againSaid', concept.prefLabel)),
    onShow: (annotation) => void showPassage(work, annotation),
    onCopy: () => void copy(work),
    onNew: (title) => void makeCodebook(work, title),
    onRename: (renamed, words) => void plain(t('editorRenamed', words.title), change.editScheme(renamed, words, now())),
  };
}

/** Good news with its way back, or what went wrong. */
function told({ notices, steps }: CodebookWork, done: Result<Edited>, words: string): Result<Edited> {
  if (!done.ok) notices.problem(done.problem);
  else {
    const step = done.value;
    steps.add(step);
    notices.done(words, () => void steps.undo(step));
  }
  return done;
}

function movedWords(codebook: Codebook | undefined, id: Iri, under: Iri | undefined, labelOf: (id: Iri | undefined) => string): string {
  const concept = codebook?.concepts.find((c) => c.id === id);
  if (under === undefined) return concept?.broader.length === 0 ? t('editorMovedPlace', labelOf(id)) : t('editorMovedTop', labelOf(id));
  return concept?.broader.includes(under) === true ? t('editorMovedPlace', labelOf(id)) : t('editorMoved', labelOf(id), labelOf(under));
}

async function merge(work: CodebookWork, from: Iri, into: Iri, words: string): Promise<void> {
  const { desk, codebook, go } = work;
  const scheme = codebook?.scheme.id ?? '';
  const tagged = (await keptTags.all(desk.library)).get(from) ?? [];
  const passages = await annotations.some(desk.library, [...tagged]);
  const done = await editCodebook(desk, scheme, (book) => mergeConcepts(book, passages, { from, into, at: now() }));
  if (told(work, done, words).ok) go({ scheme, concept: into });
}

/** Changes passages as they stand now. */
async function rewrite(
  work: CodebookWork,
  list: readonly Annotation[],
  plan: (present: readonly Annotation[]) => CodebookChange,
  words: string,
): Promise<boolean> {
  const present = await annotations.some(
    work.desk.library,
    list.map((a) => a.id),
  );
  return told(work, await writeChange(work.desk, plan(present)), words).ok;
}

async function send(work: CodebookWork, list: readonly Annotation[], from: Concept, to: Iri): Promise<boolean> {
  const concepts = (await codebooks.all(work.desk.library)).flatMap((book) => book.concepts);
  const target = concepts.find((c) => c.id === to);
  if (target === undefined) {
    work.notices.problem({ code: 'not-found', detail: to });
    return false;
  }
  return rewrite(work, list, (present) => moveTags(present, from.id, target, now()), count('sent', list.length, target.prefLabel));
}

async function copy(work: CodebookWork): Promise<void> {
  const { desk, codebook, go } = work;
  if (codebook === undefined) return;
  const titles = new Set((await codebooks.all(desk.library)).map((book) => book.scheme.title));
  let title = t('editorCopyTitle', codebook.scheme.title);
  for (let n = 2; titles.has(title); n++) title = `${t('editorCopyTitle', codebook.scheme.title)} ${n}`;
  const copied = change.copyCodebook(codebook, { title, at: now(), freshId: newId });
  const done = await writeChange(desk, copied);
  if (told(work, done, t('editorCopied', title)).ok) go({ scheme: copied.schemes[0]?.id, concept: undefined });
}

async function makeCodebook(work: CodebookWork, title: string): Promise<void> {
  const id = newId();
  const made = change.addScheme({ id, title, description: '', language: work.codebook?.scheme.language ?? 'en', created: now() });
  if (told(work, await writeChange(work.desk, made), t('editorMade', title)).ok) work.go({ scheme: id, concept: undefined });
}

/** The words of a passage with the title of its document, at the end of the examples that stand in the form. */
async function addExample({ desk, drafts }: CodebookWork, concept: Concept, annotation: Annotation): Promise<void> {
  const document = await documents.get(desk.library, annotation.document);
  const title = document?.metadata.title ?? '';
  const words = `“${quote(annotation)}”${title === '' ? '' : ` (${title})`}`;
  const draft = drafts?.all.get(concept.id) ?? {};
  const before = draft.example ?? concept.example;
  if (!before.includes(words)) drafts?.keep(concept.id, { ...draft, example: before === '' ? words : `${before}\n\n${words}` });
}
