// Is a printed name a person's, whose family name leads in a list, or a body's, which is never turned round?
import type { CslName } from './csl';

/** Words that only bodies have in their names, in the languages that policy is often written in. */
const BODY =
  /(?:^|[^\p{L}])(?:academy|advice|audit|acad[ée]mie|administration|agency|agence|agencia|agenzia|alliance|amt|archives?|assembly|association|asociaci[oó]n|associazione|authority|autorit[ée]|bank|banco|banque|board|bundes\p{L}*|bureau|cabinet|campaign|cent(?:er|re|rum|ro)|chamber|charity|clinic|coalition|collective|college|comit[ée]|comisi[oó]n|commission(?:er)?s?|committee|community|company|confederation|conference|consortium|consultancy|cooperative|co-operative|corporation|council|cour|county|court|department|d[ée]partement|directorate|division|editorial|editors?|exchange|executive|federation|european|f[eé]d[eé]ration|fonds|forum|foundation|fondation|fundaci[oó]n|fund|gesellschaft|global|government|group|groupe|gov\p{L}*|health|hospital|inc|inspectorate|initiative|international|institut(?:e|ion|o)?|kommission|laboratory|league|library|limited|llc|llp|ltd|media|ministerio|minist[eè]re|ministerium|ministero|ministry|ministr\p{L}*|movement|museum|national|nations|network|news|newsroom|office|observatory|organi[sz]ation|panel|parliament|partners?|partnership|party|policy|press|public|programme|project|publications|registry|research|rijk\p{L}*|school|secretariat|senate|service|services|society|staff|statistics|stiftung|studies|survey|syndicate|team|think|times|treasury|tribunal|trust|union|unit|universi\p{L}*|verband|verein|watch|workers?|works|world)(?=$|[^\p{L}])/iu;

/** Small words that join the words of a body's name, never those of a person's. */
const JOINT = /(?:^|\s)(?:for|of|on|the|and|und|et|der\s\p{Lu}\p{L}+\s(?:und|für)|für|pour|para|at|in|to|with)(?:\s|$)|[&/@|:]|\d/u;

/** `NHS England`, but not `JK Cole`, `ANNA COLE` or `Anna COLE`. */
const ACRONYM = /^\p{Lu}{3,}\s.*\p{Ll}/u;

const TITLE = /^(?:(?:dr|prof|professor|mr|mrs|ms|miss|mx)\.?\s+)+/i;
const BY = /^by\s+(?=\p{Lu})/iu;
const SUFFIX = /,?\s+((?:Jr|Sr)\.?|I{2,3}|IV)$/u;
const PARTICLES = /^(?:\p{Ll}[\p{L}’']*|[dD][’'])$/u;

/** More words than this are hardly a person's name. */
const MOST_WORDS = 5;

/**
 * `Ama Mensah` and `Mensah, Ama` are persons, `Department for Transport` is a body; so is what is one word alone, has a word that
 * only bodies have, or is the publisher's own name. What is in doubt stays whole: a body that is turned round is the worse fault.
 */
export function readName(printed: string, publisher: string): CslName {
  const name = printed.replace(BY, '').replace(TITLE, '').trim();
  const literal: CslName = { literal: name === '' ? printed : name };
  if (name.toLowerCase() === publisher.toLowerCase() || BODY.test(name) || JOINT.test(name) || ACRONYM.test(name)) return literal;
  const suffix = SUFFIX.exec(name)?.[1];
  const whole = suffix === undefined ? name : name.slice(0, SUFFIX.exec(name)?.index).trim();
  const parts = whole.split(',').map((part) => part.trim());
  if (parts.length > 2 || parts.some((part) => part === '')) return literal;
  const [family = '', given] = parts;
  const more = suffix === undefined ? {} : { suffix };
  if (given !== undefined) return { family, given, ...more };
  const words = whole.split(' ');
  if (words.length < 2 || words.length > MOST_WORDS || !words.some((word) => /^\p{Lu}/u.test(word))) return literal;
  const last = words.length - 1;
  const particle = words.findIndex((word, i) => i > 0 && i < last && PARTICLES.test(word));
  const from = particle === -1 ? last : particle;
  return { family: words.slice(from).join(' '), given: words.slice(0, from).join(' '), ...more };
}
