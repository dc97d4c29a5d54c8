// Every word a reader sees has a key, every key is used, and every problem has a sentence.
import { afterEach, describe, expect, test } from 'vitest';
import { configureWords, count, problemSentence, published, t } from '@/components/words';
import { PALETTE } from '@/utils/painting/palette';
import { PROBLEM_CODES } from '@/utils/model/result';
import english from '../../../public/_locales/en/messages.json';

const sources = Object.values(
  import.meta.glob<string>(['/components/**/*.{ts,tsx}', '/entrypoints/**/*.{ts,tsx}', '/wxt.config.ts', '/utils/shell/*.ts'], {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
).join('\n');
const messages: Readonly<Record<string, { readonly message: string }>> = english;

afterEach(() => configureWords(() => '', 'en'));

describe('the words', () => {
  test('hold a sentence for every problem, with the place in brackets when it is known', () => {
    for (const code of PROBLEM_CODES) {
      expect(messages[`problem_${code.replaceAll('-', '_')}`]?.message, code).toMatch(/\(\$1\)/);
      expect(problemSentence({ code, detail: 'items[3]' })).toContain('(items[3])');
      expect(problemSentence({ code, detail: '' })).not.toMatch(/[()]/);
    }
  });

  test('have no key that nobody uses', () => {
    const used = (key: string) =>
      sources.includes(`'${key}'`) || sources.includes(`'${key.replace(/_(one|other)$/, '')}'`) || sources.includes(`__MSG_${key}__`);
    expect(Object.keys(messages).filter((key) => !key.startsWith('problem_') && !used(key))).toEqual([]);
  });

  test('have both forms of every plural, and names that every browser takes', () => {
    for (const key of Object.keys(messages)) {
      expect(key).toMatch(/^[A-Za-z0-9_]+$/);
      if (key.endsWith('_one')) expect(messages).toHaveProperty(key.replace(/_one$/, '_other'));
    }
  });

  test('speak the language that is plugged in, and English where it is silent', () => {
    configureWords((key, [n]) => (key === 'passagesCount_other' ? `${n} Stellen` : ''), 'de');
    expect([count('passagesCount', 1200), count('passagesCount', 1), t('save')]).toEqual(['1.200 Stellen', '1 passage', 'Save']);
  });

  test('put a dollar sign and a bracket of the reader’s own through unharmed', () => {
    expect(t('pickerCreate', 'cost $1 (net)')).toBe('Create “cost $1 (net)”');
  });

  test('write a publication date as precisely as it is known', () => {
    expect(['2012', '2012-04', '2012-04-07', ''].map(published)).toEqual(['2012', 'April 2012', 'April 7, 2012', '']);
  });
});

test('chips take their paint from the palette that paints the page', async () => {
  const { paintStyle } = await import('@/components/paint');
  expect(paintStyle(3)['--line']).toBe(`light-dark(${PALETTE[3].light.line}, ${PALETTE[3].dark.line})`);
});
