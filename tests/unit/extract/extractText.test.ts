import { describe, expect, it } from 'vitest'
import { extractText } from '#extract/extractText.ts'
import { makePdf } from '#tests/support/makePdf.ts'
import { TEST_TEXTS } from '#tests/support/testTexts.ts'

const utf8 = (text: string) => Uint8Array.from(new TextEncoder().encode(text))

describe('a text file', () => {
  it('keeps its text as it is', async () => {
    const result = await extractText({ name: 'a.txt', bytes: utf8(TEST_TEXTS.en) })
    expect(result).toMatchObject({
      ok: true,
      document: { format: 'txt', text: TEST_TEXTS.en, language: 'en', pages: [] },
    })
  })

  it('is a PDF if it is one, whatever its name', async () => {
    const bytes = makePdf([{ texts: [{ text: 'The ministers agreed on joint patrols.', x: 72, y: 100 }] }])
    const result = await extractText({ name: 'a.txt', bytes })
    expect(result).toMatchObject({
      ok: true,
      document: { format: 'pdf', text: 'The ministers agreed on joint patrols.' },
    })
  })
})
