// A place that was read is measured in what stands there now.
import { expect, test } from 'vitest';
import { liveRange } from '@/entrypoints/page/live-range';

test('a place whose words were cut short meanwhile is what is left of it', () => {
  const paragraph = document.createElement('p');
  paragraph.textContent = 'Every cook answers.';
  const [text] = paragraph.childNodes;
  if (!(text instanceof Text)) throw new Error('no text');
  const place = new StaticRange({ startContainer: text, startOffset: 6, endContainer: paragraph, endOffset: 1 });
  text.data = 'Every cook';
  expect(liveRange(place).toString()).toBe('cook');
  text.data = 'Ever';
  expect(liveRange(place).toString()).toBe('');
  text.remove();
  expect(liveRange(place).toString()).toBe('');
});
