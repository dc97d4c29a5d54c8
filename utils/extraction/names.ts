// What do the names of a page's blocks say? Words in common use in classes and ids, never a site's own.
import { isNamedUnseen } from '@/utils/text/unseen';
import { mayHold } from './held-names';

type Says = (name: string) => boolean;

/** Most known names that are remembered; a page repeats few. */
const MOST_KNOWN = 5000;

/** A page says the same name a thousand times. */
function remembered(says: Says): Says {
  const known = new Map<string, boolean>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    if (known.size >= MOST_KNOWN) known.clear();
    const answer = says(name);
    known.set(name, answer);
    return answer;
  };
}

/** Asks whether a class or id holds one of the words. */
function word(names: string): Says {
  const pattern = new RegExp(`(^|[\\s_-])(${names})([\\s_-]|$)`, 'i');
  return remembered((name) => pattern.test(name.replace(/([a-z])(?=[A-Z])/g, '$1-')));
}

/** Readers write into it, or other readers wrote it. */
const TALK = word('comments?|commentlist|comment-list|comments-area|respond|reply-?form|comment-?form|disqus(_thread)?|livefyre');

/** Beside the text: to share, print, follow or go on from it. */
const ASIDE = word(
  'share|sharing|sharedaddy|sharebar|social|jp-relatedposts|related|recommend(ed|ations)?|breadcrumbs?|pagination|pager|page-?controls|page-?options|page-?tools|post-?navigation|nav-(single|below|above)|print(?!-(columns?|grid|rows?|width|margin|block|inline|avoid))|newsletter|subscribe|sign-?up|cookies?|consent|skip-?link|toolbar|likes?|post-?likes|entry-utility|entry-footer|postmetadata|cat-links|tags?-links|post-tags',
);

/** What a page has around any text of its: nothing in such a block is brought back once it was left out. */
const AROUND = word(
  'sidebar|widgets?|footer|menu|nav|navigation|navbar|promo|promotion|ads?|advert(isement)?|sponsor(ed)?|teasers?|bio|byline|meta|credits?|modal|popup|overlay|tooltip|donat(e|ion)|appeal|cta|call-to-action|feedback|hatnote|navbox|catlinks|editsection|accessibility|translation-links',
);

/** Of the page's surroundings, or a box of the text that is to be seen: by what it holds. */
const NOTICE = word('banner|alert');

/** Would have its reader do something, in the midst of a text, too. */
const PROMOTED = word('cta|promo|promotion|upsell');

const CONTENTS = word(
  'toc|toccolours|table-of-contents|contents-list|contentslist|page-contents|on-this-page|in-page-nav(igation)?|anchor-links',
);

/** By common makers of such banners, and by themselves; they stand before the text in many pages and may be longer than it. */
const CONSENT = word(
  'onetrust[\\w-]*|ot-sdk-container|cybot-?cookiebot[\\w-]*|cookiebot|didomi[\\w-]*|usercentrics[\\w-]*|qc-cmp[\\w-]*|cmplz[\\w-]*|borlabs[\\w-]*|tarteaucitron[\\w-]*|klaro|osano|termly|iubenda[\\w-]*|cky-consent[\\w-]*|axeptio|cc-window|sp_message[\\w-]*|gdpr|(eu-?)?cookies?-?(consent|banner|bar|notice|message|law|policy-banner|compliance|dialog|modal|settings|wall|popup)',
);

const SIGN_UP = word('newsletter|subscribe|subscription|sign-?up|mailing-?list|mailchimp|mc-embed-signup|opt-?in');

/** A line that says when and by whom, where it stands before the first sentence. */
const ABOUT_PAGE = word(
  'dates?|datum|pub-?date|published|posted(-on)?|timestamp|meta|metadata|doc-?data|doc-?info|post-?info|page-?info|last-?(updated|modified)|update-?date|byline|authors?(-name)?|reading-?time|read-?time|read-?length|dateline',
);

const AFTERWORD = word(
  'published-dates|update-history|publication-update-history|full-publication-update-history|revision-history|change-?(log|history|notes)|page-history|bio|biography|author-?(box|bio|info|card|profile)|about-?(the-?)?authors?|how-to-cite|cite-?(this|box|as|us)|citation-?(box|info|tools?)|(suggested|recommended)-?citation|oe-citation|quarto-(reuse|citation)|page-?details|pour-citer|zitierweise|metryczka|metryka|disclaimers?|copyright|promo|promotion|donat(e|ion)|appeal|cta|call-to-action|feedback',
);

/** Hangs on a heading or a sentence: to change it, to link to it, to ask for its source; or is a notice of those who keep the page. */
const TOOL = word(
  'editsection|headerlink|header-?anchor|heading-?anchor|anchorjs-link|ambox|noprint|no-print|print-hide|hidden-print|d-print-none',
);

/** Where a printed page begins. As a part of a name ("avoid-page-break") it says how to print what stands there. */
const PAGE_MARK = remembered((name) => /(^|\s)(column-?number|page-?num(ber)?|page-?break)(\s|$)/i.test(name));

const PULL_QUOTE = word('pull-?quotes?|pulled-?quotes?|quote-?pull');

/** Whom to ask: around a text on most pages, and part of it on those that tell whom to ask. */
const CONTACT = word('contacts?');

/** Who signed an act or a letter. */
const SIGNED = word('signator(y|ies)|signatures?|signataires?|unterschrift(en)?|firmas?');

const LEAD = word('lead|lede|leads?-?paragraph|standfirst|strapline|deck|dek|abstract|summary|intro(duction)?|subtitle|excerpt');

const asks =
  (says: Says) =>
  (element: Element): boolean =>
    says(element.className) || says(element.id);

export const isTalk = asks(TALK);
/** Asks leave to keep cookies. */
export const isConsent = asks(CONSENT);
/** Asks for an address to send letters to. */
export const isSignUp = asks(SIGN_UP);
export const isAboutPage = asks(ABOUT_PAGE);
export const isAside = asks(ASIDE);
export const isContents = asks(CONTENTS);
/** A paragraph before the text that says what it says. */
export const isLead = asks(LEAD);
/** Who wrote the text, how to cite it, what to give for it: after the end no part of it. */
export const isAfterword = asks(AFTERWORD);
export const isAround = asks(AROUND);
export const isNotice = asks(NOTICE);
export const isPromoted = asks(PROMOTED);
export const isContact = asks(CONTACT);
export const isSigned = asks(SIGNED);
export const isTool = asks(TOOL);
export const isPageMark = asks(PAGE_MARK);
/** A sentence of the text in large type. */
export const isPullQuote = asks(PULL_QUOTE);

const UNSEEN = remembered(isNamedUnseen);

/** Said to a screen reader alone: "opens in a new window" behind each link, "Skip to content". */
export const isUnseen = (element: Element): boolean => UNSEEN(element.className);

const CLUTTER = [TALK, ASIDE, PROMOTED, CONTENTS, CONSENT, TOOL, PAGE_MARK, PULL_QUOTE, UNSEEN];
const saysClutter = remembered((name) => CLUTTER.some((says) => says(name)));

/** What navigates, and every element that is named for something that may go from a text, in document order: most elements are asked only once. */
export function clutterNames(body: Element): readonly Element[] {
  const found: Element[] = [];
  const mayNavigate = mayHold(body.ownerDocument, ['[role~=navigation]']);
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node as Element;
    const { className, id } = element;
    const isNamed = (className !== '' && saysClutter(className)) || (id !== '' && saysClutter(id));
    const navigates = element.localName === 'nav' || (mayNavigate && element.getAttribute('role') === 'navigation');
    if (isNamed || navigates) found.push(element);
  }
  return found;
}
