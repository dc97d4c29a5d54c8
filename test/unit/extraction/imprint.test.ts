import { describe, expect, test } from 'vitest';
import { readImprint, type Imprint } from '@/utils/extraction/imprint';

const read = (given: Partial<Imprint>) => {
  const { metadata, details } = readImprint({ cover: [], second: [], last: [], ...given });
  return { ...metadata, ...details };
};

describe('what a paper prints of itself', () => {
  test('is read from its cover and the page behind it', () => {
    expect(
      read({
        cover: ['Bells for the Second Ferry', 'HC 1234', 'July 2024'],
        second: ['Published by the Harbour Board in July 2024 and available at the quay', 'ISBN 978-0-306-40615-7 (print)'],
      }),
    ).toEqual({ publisher: 'Harbour Board', published: '2024-07', isbn: '9780306406157', number: 'HC 1234' });
  });

  test.each([
    ['a month alone', ['MARCH 2007'], '2007-03'],
    ['the day behind the word for it', ['Ordered to be printed 11 July 2011 and published 19 July 2011'], '2011-07-19'],
    ['a year behind the word for it', ['First published 1999'], '1999'],
    ['a day in French', ['18 mai 2018', '0.1 Initialisation 01/11/2017'], '2018-05-18'],
    ['the year of the Crown', ['© Crown copyright 2011'], '2011'],
    ['no day on which something closes', ['This consultation closes 5 May 2021'], undefined],
    ['no day that another precedes', ['Laid 28 October 2010', 'November 2010'], undefined],
    ['no day of a sentence', ['The White Paper published in May 2010 said so.'], undefined],
    ['no year of a picture', ['Picture © Byron Photos 2019'], undefined],
    ['no range of years', ['Crown copyright 2009–2011'], undefined],
  ])('the day of issue: %s', (_, cover, published) => expect(read({ cover }).published).toBe(published));

  test.each([
    ['Published by the Authority of the House', undefined],
    ['Published by TSO (The Stationery Office), part of Williams Lea', 'TSO'],
    ['Published by the Department for Education', 'Department for Education'],
    ['It was published by the Board last year', undefined],
  ])('who issued it: %s', (line, publisher) => expect(read({ second: [line] }).publisher).toBe(publisher));

  test('is no DOI of another work: two, one broken off, one in a long sentence', () => {
    expect(read({ cover: ['https://doi.org/10.1000/Bells.7'] }).doi).toBe('10.1000/bells.7');
    expect(read({ cover: ['doi:10.1000/bells.7', 'doi:10.1000/other'] }).doi).toBeUndefined();
    expect(read({ cover: ['doi:10.1000/bells-'] }).doi).toBeUndefined();
    expect(read({ cover: [`${'As others have found before us, '.repeat(6)}doi:10.1000/bells`] }).doi).toBeUndefined();
    expect(read({ last: ['doi:10.1000/bells'] }).doi).toBeUndefined();
  });

  test('on its last page is an ISBN where it is the only one there', () => {
    expect(read({ last: ['ISBN 978–0–306–40615–7'] }).isbn).toBe('9780306406157');
    expect(read({ last: ['ISBN 978-0-306-40615-7', 'ISBN 978-3-16-148410-0'] }).isbn).toBeUndefined();
    expect(read({ last: ['978-0-306-40615-7'] }).isbn).toBeUndefined();
  });

  test('is its number where a line says little else', () => {
    expect(read({ cover: ['CM 7961'] }).number).toBe('CM 7961');
    expect(read({ cover: ['The Government has answered the committee in its Cm 7961 of last year.'] }).number).toBeUndefined();
  });
});
