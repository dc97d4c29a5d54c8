// What a page of this bench runs of Apache Annotator: its quote matcher for each passage, one after the other.
import { createTextQuoteSelectorMatcher } from '@apache-annotator/dom';

interface Quote {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

async function findByApache(quotes: readonly Quote[]): Promise<number> {
  let orphans = 0;
  for (const { exact, prefix, suffix } of quotes) {
    const matches = createTextQuoteSelectorMatcher({ type: 'TextQuoteSelector', exact, prefix, suffix })(document.body);
    const { done } = await matches.next();
    if (done === true) orphans++;
  }
  return orphans;
}

Object.assign(window, { findByApache });
