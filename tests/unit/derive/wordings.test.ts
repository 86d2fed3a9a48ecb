import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SourceLanguage } from '#domain/language.ts'
import { read } from '#tests/support/lexicon.ts'

/**
 * Paraphrases of known sentences, and sentences about other subjects. Each table was
 * written before the rules ran on it; docs/decisions/0002-extraction-by-lexicon.md has the first scores.
 */
const DATE = '2025-05-14'
const TABLES = ['wordings.txt', 'wordings-second.txt', 'wordings-third.txt', 'wordings-fourth.txt']
const rows = (file: string) =>
  readFileSync(join('tests', 'unit', 'derive', file), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('|').map((part) => part.trim()))
    .map(([language = '', sentence = '', claims = '', years = '']) => ({
      language: SourceLanguage.parse(language),
      sentence,
      claims: claims.split(';').flatMap((claim) => (claim.trim() === '' ? [] : [claim.trim()])),
      years,
    }))

const found = (sentence: string, language: SourceLanguage) =>
  read(sentence, language, DATE).claims.map(({ kind, category, status, years }) => ({
    claim: [kind, category, status].filter((word) => word !== null).join(' '),
    years: years.join(' '),
  }))

describe.each(TABLES)('other wordings: %s', (file) => {
  it.each(rows(file))('$sentence', ({ language, sentence, claims, years }) => {
    const read = found(sentence, language)
    const names = read.map(({ claim }) => claim)
    const wanted = claims.map((claim) => ({ name: claim.replace('?', ''), sure: !claim.endsWith('?') }))
    const topic = (name: string) => name.split(' ').slice(0, 2).join(' ')
    const missed = wanted.filter(
      ({ name, sure }) =>
        sure && !wanted.some((other) => topic(other.name) === topic(name) && names.includes(other.name)),
    )
    expect(missed).toEqual([])
    expect(names.filter((name) => !wanted.some((claim) => name.startsWith(claim.name)))).toEqual([])
    for (const claim of read) if (years !== '') expect(claim.years).toBe(years)
  })
})

describe('sentences about other subjects', () => {
  it.each(rows('wordings-none.txt'))('$sentence', ({ language, sentence, claims }) => {
    const possible = claims.map((claim) => claim.replace('?', ''))
    const names = found(sentence, language).map(({ claim }) => claim)
    expect(names.filter((name) => !possible.some((claim) => name.startsWith(claim)))).toEqual([])
  })
})
