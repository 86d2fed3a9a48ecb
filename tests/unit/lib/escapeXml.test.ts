import { expect, test } from 'vitest'
import { escapeXml } from '#lib/escapeXml.ts'
import { HOSTILE } from '#tests/support/hostileText.ts'

/** What XML 1.0 allows. */
const isAllowed = (letter: string) => {
  const code = letter.codePointAt(0) ?? 0
  if (code < 0x20) return code === 0x09 || code === 0x0a || code === 0x0d
  return code < 0xd800 || (code > 0xdfff && code !== 0xfffe && code !== 0xffff)
}

test('leaves no markup, and nothing that XML forbids', () => {
  for (const text of HOSTILE) {
    expect(escapeXml(text), text).not.toMatch(/[<>"']/)
    expect([...escapeXml(text)].filter((letter) => !isAllowed(letter))).toEqual([])
  }
  expect(escapeXml('x\u0000\u0007\u000b\ud800y \u{1f6df} é\tz')).toBe('xy \u{1f6df} é\tz')
})
