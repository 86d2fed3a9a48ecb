import { expect, it } from 'vitest'
import { cssText, PAGE_OF_PAGES, pageRules } from '#ui/usePageMargins.ts'

it('quotes a text so that CSS reads it back and nothing in it ends the rule', () => {
  expect(cssText('Calais')).toBe('"Calais"')
  const written = cssText('a "b" \\ c\nd } @page { margin: 0')
  expect(written.slice(1, -1)).not.toMatch(/["\n]/)
  const read = written
    .slice(1, -1)
    .replace(/\\([0-9a-f]+) /g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
  expect(read).toBe('a "b" \\ c\nd } @page { margin: 0')
})

it('puts each text in its margin, for named pages or for all', () => {
  const rules = pageRules([
    { name: null, texts: { 'bottom-right': PAGE_OF_PAGES } },
    { name: 'step', frame: 'size: A4;', texts: { 'top-left': cssText('Title') } },
  ]).split('\n')
  expect(rules[0]).toMatch(/^@page {2}\{.*@bottom-right \{ content: counter\(page\) " \/ " counter\(pages\);/)
  expect(rules[0]).not.toContain('@top-left')
  expect(rules[1]).toMatch(/^@page step \{ size: A4; @top-left \{ content: "Title";/)
})
