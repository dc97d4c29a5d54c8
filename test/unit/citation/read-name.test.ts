import { describe, expect, test } from 'vitest';
import { readName } from '@/utils/citation/read-name';

describe('a printed name', () => {
  test.each([
    'Department for Business, Energy and Industrial Strategy',
    'HM Treasury',
    'NHS England',
    'Ofsted',
    'World Health Organization',
    'United Nations',
    'Transparency International',
    'The King’s Fund',
    'Save the Children',
    'National Audit Office',
    'House of Commons Library',
    'Bundesministerium der Finanzen',
    'Cour des comptes',
    'Ministère de la Santé',
    'Istituto Superiore di Sanità e Ministero della Salute',
    'Joseph Rowntree Foundation',
    'Care Quality Commission',
    'Nottingham City Council',
    'University of Leeds',
    'Mutual Ventures Ltd',
    '総務省',
    'e-Government Unit',
    'Webteam 2024',
    'O’Brien & Sons',
  ])('of a body stays whole: %s', (name) => expect(readName(name, '')).toEqual({ literal: name }));

  test.each([
    ['Ama Mensah', 'Mensah', 'Ama'],
    ['Mensah, Ama', 'Mensah', 'Ama'],
    ['by Ama Mensah', 'Mensah', 'Ama'],
    ['Professor Ama Mensah', 'Mensah', 'Ama'],
    ['Dr. J. K. Cole', 'Cole', 'J. K.'],
    ['JK Cole', 'Cole', 'JK'],
    ['Anna van der Berg', 'van der Berg', 'Anna'],
    ['María de la Cruz', 'de la Cruz', 'María'],
    ['Per Olov Lindqvist', 'Lindqvist', 'Per Olov'],
    ['Zoë Müller-Čapek', 'Müller-Čapek', 'Zoë'],
    ['Siobhán O’Neill', 'O’Neill', 'Siobhán'],
    ['ANNA COLE', 'COLE', 'ANNA'],
    ['Jeanne DUPONT', 'DUPONT', 'Jeanne'],
    ['Дарья Иванова', 'Иванова', 'Дарья'],
    ['Ségolène Royal', 'Royal', 'Ségolène'],
  ])('of a person is told by its parts: %s', (name, family, given) => expect(readName(name, '')).toEqual({ family, given }));

  test('keeps what is said behind the family name', () => {
    expect(readName('Martin King Jr.', '')).toEqual({ family: 'King', given: 'Martin', suffix: 'Jr.' });
    expect(readName('King, Martin, III', '')).toEqual({ family: 'King', given: 'Martin', suffix: 'III' });
  });
  test('that is the publisher’s own is a body’s', () =>
    expect(readName('Harbour House', 'harbour house')).toEqual({ literal: 'Harbour House' }));
});
