import { describe, expect, it } from 'vitest'
import { extractText } from '#extract/extractText.ts'
import { docxParagraph, docxTable, makeDocx } from '#tests/support/makeDocx.ts'
import { makePdf, setColumn } from '#tests/support/makePdf.ts'
import { mutated, seeded } from '#tests/support/mutatedBytes.ts'
import { TEST_TEXTS } from '#tests/support/testTexts.ts'

const FILES = 200
/** Longest time for one file, ms. */
const DEADLINE = 10_000

const utf8 = (text: string) => Uint8Array.from(new TextEncoder().encode(text))
const lines = TEST_TEXTS.en.split('\n')
const WHOLE: readonly (readonly [string, Uint8Array<ArrayBuffer>])[] = [
  ['a.pdf', makePdf([0, 1].map(() => ({ texts: setColumn(lines, { x: 60, y: 100, letters: 60 }) })))],
  ['a.docx', makeDocx([...lines.map(docxParagraph), docxTable([['Year', 'Arrests']])])],
  [
    'a.html',
    utf8(
      `<!doctype html><html><body><article>${lines.map((line) => `<p>${line}</p>`).join('')}</article></body></html>`,
    ),
  ],
  ['a.txt', utf8(TEST_TEXTS.fr)],
  ['a.md', utf8(lines.map((line) => `- *${line}*`).join('\n\n'))],
]
const CODES = [
  'damaged',
  'part-damaged',
  'empty',
  'encrypted',
  'scan',
  'unknown-format',
  'too-many-pages',
  'unpacks-too-large',
]

describe('200 broken files', () => {
  it('each give a document or a named fault, in time', async () => {
    const random = seeded(13)
    const outcomes = new Map<string, number>()
    for (let index = 0; index < FILES; index += 1) {
      const [name, bytes] = WHOLE[index % WHOLE.length] ?? ['', new Uint8Array()]
      const start = performance.now()
      const result = await extractText({ name, bytes: mutated(bytes, random) })
      expect(performance.now() - start).toBeLessThan(DEADLINE)
      if (result.ok) {
        const { text, pages } = result.document
        expect(text.trim()).not.toBe('')
        expect(pages.map(({ start, end }) => text.slice(start, end)).join('')).toBe(
          pages.length > 0 ? text : '',
        )
      } else expect(CODES).toContain(result.fault.code)
      const outcome = result.ok ? 'document' : result.fault.code
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
    }
    // Cut PDF and Word files are refused; most flips in a text leave it readable or are noticed.
    const torn = (outcomes.get('damaged') ?? 0) + (outcomes.get('part-damaged') ?? 0)
    expect(torn).toBeGreaterThan(40)
    expect(outcomes.get('document')).toBeGreaterThan(40)
  })
})
