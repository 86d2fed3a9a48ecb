import { readFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import { hasLargeCaptions } from '#features/timeline/timeAxis.ts'

const details = readFileSync('src/app/frameDetails.css', 'utf8')
/** The rules for the type of a phone, rem as px of the browser's usual text. */
const [phone = ''] = details.match(/\/\* Type is larger on phones[\s\S]*?\n\}\n/) ?? []
const sizeOf = (name: string) => Number(phone.match(new RegExp(`--${name}: ([\\d.]+)(?:rem)?;`))?.[1])

test('a phone has body text of 15 px and captions of 13, in lines at least a quarter higher', () => {
  expect(sizeOf('type-body') * 16).toBe(15)
  expect(sizeOf('size-caption')).toBe(13)
  expect(sizeOf('line-body') / sizeOf('type-body')).toBeGreaterThan(1.25)
  expect((sizeOf('line-row') * 16) / sizeOf('size-row')).toBeGreaterThan(1.25)
})

test('the time axis measures its captions in the windows that have the larger type', () => {
  const query = phone.match(/@media ([^{]+) \{/)?.[1]
  const asked: string[] = []
  vi.stubGlobal('document', { documentElement: { dataset: {} } })
  vi.stubGlobal('window', { matchMedia: (text: string) => ({ matches: asked.push(text) > 0 }) })
  hasLargeCaptions()
  vi.unstubAllGlobals()
  expect(asked).toEqual([query])
})
