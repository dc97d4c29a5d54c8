// The HTML of the page that a tab shows now, from the content script that stands in it.
import { LONGEST_PAGE, parseAsk } from '@/utils/exchange/door-messages';
import { captureSchema } from '@/utils/exchange/schemas';
import { askForText } from '@/utils/messaging/long-text';
import type { Capture } from '@/utils/model/document';
import type { Result } from '@/utils/model/result';

/** `page-gone` when we are not in that page. */
export async function captureTab(tab: number): Promise<Result<Capture>> {
  const sent = await askForText(tab, LONGEST_PAGE);
  return sent.ok ? parseAsk(captureSchema, { ...Object(sent.value.last), html: sent.value.text }) : sent;
}
