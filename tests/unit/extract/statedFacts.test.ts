import { expect, it } from 'vitest'
import { UI_LANGUAGES } from '#domain/language.ts'
import { dateOfLines, headDates, isBody, isFurniture, titleOfLines } from '#domain/titleOfLines.ts'
import { extractText } from '#extract/extractText.ts'
import { FACT_FILES } from '#tests/support/factFiles.ts'
import { TESTED_LANGUAGES } from '#tests/support/testedLanguages.ts'
import { UNSEEN_FACT_FILES } from '#tests/support/unseenFactFiles.ts'

it.each([
  ['thirty files', FACT_FILES],
  ['thirty more, written before the rules met them', UNSEEN_FACT_FILES],
])(
  'finds dates, publishers and titles of %s, and never takes the date of the file for that of its text',
  async (_, files) => {
    const right = { title: 0, publisher: 0, date: 0 }
    const wrong: string[] = []
    for (const expected of files) {
      const result = await extractText(expected)
      if (!result.ok) throw new Error(`${expected.name}: ${result.fault.code}`)
      for (const fact of ['title', 'publisher', 'date'] as const) {
        // Of a name in capitals both writings are right.
        if (result.document[fact]?.toLowerCase() === expected[fact]?.toLowerCase()) right[fact] += 1
        else wrong.push(`${expected.name}: ${fact} ${result.document[fact]}, not ${expected[fact]}`)
      }
      expect(result.document.date ?? '').not.toMatch(/^2026/)
    }
    const share = (count: number) => count / files.length
    expect(files).toHaveLength(30)
    expect(share(right.date), wrong.join('\n')).toBeGreaterThanOrEqual(0.95)
    expect(share(right.publisher), wrong.join('\n')).toBeGreaterThanOrEqual(0.8)
    expect(share(right.title), wrong.join('\n')).toBeGreaterThanOrEqual(0.95)
  },
)

it.each([
  ['Brussels, 12 March 2025', '2025-03-12'],
  ['Bruxelles, le 1er août 2024', '2024-08-01'],
  ['Gepubliceerd op 3 mei 2023', '2023-05-03'],
  ['Berlin, den 4. März 2024', '2024-03-04'],
  ['Berlin, den 6, Juni 2025', '2025-06-06'],
  ['Bonn, 6.Mai 2025', '2025-05-06'],
  ['Heft 6, Juni 2025', '2025-06'],
  ['Issue 6, June 2025', '2025-06'],
  ['Madrid, 7 de octubre de 2024', '2024-10-07'],
  ['7 يوليو 2025', '2025-07-07'],
  ['الرباط، 3 غشت 2024', '2024-08-03'],
  ['Last updated 5 May 2025', null],
  ['Deadline for replies: 5 May 2025', null],
  ['On 31 February 2024', null],
  ['January to March 2024', null],
  ['In March 2024 the ministers agreed on patrols along the coast.', null],
])('reads the date of %s as %s', (line, date) => {
  expect(dateOfLines([line])).toBe(date)
})

it.each(UI_LANGUAGES)('knows what stands around a text in each language of the interface: %s', (language) => {
  const { furniture, labelledTitle, body, published } = TESTED_LANGUAGES[language].around
  const [line, title] = labelledTitle
  expect(furniture.filter((one) => !isFurniture(one))).toEqual([])
  expect(titleOfLines([line])).toBe(title)
  expect(isBody(body)).toBe(true)
  expect(dateOfLines([published])).toBe('2025-05-03')
})

it('takes no row of a table for the date of its text, on whichever side its number stands', () => {
  expect(dateOfLines(['Month\tBoats', 'January 2025\t12'])).toBeNull()
  expect(dateOfLines(['Boats\tMonth', '12\tJanuary 2025'])).toBeNull()
  // The foot of a page.
  expect(dateOfLines(['Boats in the harbour', 'January 2025\t12'])).toBe('2025-01')
})

it('takes a day of two numbers as day and month', () => {
  expect(headDates('05/04/2025').map(({ date }) => date)).toEqual(['2025-04-05'])
})
