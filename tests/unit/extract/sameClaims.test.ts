import { expect, it } from 'vitest'
import { SOURCE_LANGUAGES } from '#domain/language.ts'
import { extractText } from '#extract/extractText.ts'
import { read } from '#tests/support/lexicon.ts'
import { inTwoColumns, makePdf, setColumn } from '#tests/support/makePdf.ts'
import { TEST_TEXTS } from '#tests/support/testTexts.ts'

it.each(SOURCE_LANGUAGES)(
  'gives the same claims from a PDF in two columns as from a text (%s)',
  async (language) => {
    const [heading = '', ...paragraphs] = TEST_TEXTS[language].split('\n')
    const set = setColumn(paragraphs, { x: 60, y: 120, letters: 36 })
    const texts = [
      { text: heading, x: 60, y: 70, size: 16 },
      ...inTwoColumns(set, Math.ceil(set.length / 2), 245),
    ]
    const pdf = await extractText({ name: 'a.pdf', bytes: makePdf([{ texts }]) })
    const txt = await extractText({
      name: 'a.txt',
      bytes: Uint8Array.from(new TextEncoder().encode(TEST_TEXTS[language])),
    })
    if (!pdf.ok || !txt.ok) throw new Error('a file was refused')
    expect(pdf.document.text).toBe(txt.document.text)
    expect(pdf.document.language).toBe(language)
    const claims = read(pdf.document.text, language).claims
    expect(claims.length).toBeGreaterThan(3)
    expect(JSON.stringify(claims)).toBe(JSON.stringify(read(txt.document.text, language).claims))
  },
)
