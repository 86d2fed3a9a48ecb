import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { collapsedText, findSentence } from '#domain/findSentence.ts'

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

/** The locator of a sentence, by its first and last four words. */
function sealed(sentence: string) {
  const words = collapsedText(sentence).split(' ')
  return {
    first: words.slice(0, 4).join(' '),
    last: words.slice(-4).join(' '),
    sha256: sha256(collapsedText(sentence)),
  }
}

const SENTENCE = 'The council said on Monday that “all of it” was done – at last.'
const seek = (page: string, sentence = SENTENCE) => findSentence(page, sealed(sentence), sha256)

describe('a sealed sentence', () => {
  it('is unchanged where it stands letter by letter, whatever the white space', () => {
    const page = `Before it.\n\n${SENTENCE.replaceAll(' ', '\n\t\u00a0')} After it.`
    expect(seek(page)).toEqual({
      state: 'unchanged',
      before: 'Before it. ',
      sentence: SENTENCE,
      after: ' After it.',
    })
  })

  it('is unchanged where accents are written in two characters', () => {
    const sentence = 'À l’été, un accord fut signé à Malé.'
    expect(seek(`Hier. ${sentence.normalize('NFD')}`, sentence)).toMatchObject({
      state: 'unchanged',
      sentence,
    })
  })

  it.each([
    ['straight quotation marks', 'The council said on Monday that "all of it" was done – at last.'],
    ['another dash', 'The council said on Monday that “all of it” was done — at last.'],
    ['soft hyphens', 'The coun\u00adcil said on Mon\u00adday that “all of it” was done – at last.'],
    ['guillemets and a hyphen', 'The council said on Monday that « all of it » was done - at last.'],
    ['a mark that takes no space', 'The council said on Monday\u200b that “all of it” was done – at last.'],
  ])('has the same words with %s', (_what, page) => {
    expect(seek(`One. ${page} Two.`)).toMatchObject({ state: 'same-words', sentence: page, before: 'One. ' })
  })

  it('has the same words where the page has the curly marks and the sealed one had straight ones', () => {
    const sentence = 'It\'s a plan for the "first half" of the year - no more than that.'
    const page = 'It’s a plan for the “first half” of the year – no more than that.'
    expect(seek(page, sentence)).toMatchObject({ state: 'same-words', sentence: page })
  })

  it('is changed where only its ends stand', () => {
    const page = SENTENCE.replace('all of it', 'half of it')
    expect(seek(page)).toMatchObject({ state: 'changed', sentence: page })
  })

  it('is not found on a page without its ends', () => {
    expect(seek('Another page.')).toEqual({ state: 'not-found' })
    expect(seek('')).toEqual({ state: 'not-found' })
  })

  it('is found at the second of two places that begin alike', () => {
    const page = `The council said on Tuesday nothing, and The council said on Monday little. ${SENTENCE}`
    expect(seek(page)).toMatchObject({ state: 'unchanged', sentence: SENTENCE })
  })

  it('may be so short that its ends overlap', () => {
    expect(
      findSentence('We agree.', { first: 'We agree.', last: 'agree.', sha256: sha256('We agree.') }, sha256),
    ).toMatchObject({
      state: 'unchanged',
      sentence: 'We agree.',
    })
  })

  it('is found wherever it stands, with any text around it', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), fc.string({ maxLength: 400 }), (before, after) => {
        expect(seek(`${before} ${SENTENCE} ${after}`).state).toBe('unchanged')
      }),
    )
  })

  it('hashes no more in a page that repeats its beginning than a limit', () => {
    let hashed = 0
    const counting = (text: string) => {
      hashed += text.length
      return sha256(text)
    }
    const { first, last } = sealed(SENTENCE)
    findSentence(`${first} ${last} `.repeat(20_000), sealed(SENTENCE), counting)
    expect(hashed).toBeLessThan(30_000_000)
  })
})
