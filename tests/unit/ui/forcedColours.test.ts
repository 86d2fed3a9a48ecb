import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

// With forced colours a system replaces the marking colour, but neither a picture as ground nor the words upon it: marked
// words then had the colour of what lies under them. Those that opt out have the system's colours by the same names.
const marking = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.css'))
  .filter((path) => readFileSync(`src/${path}`, 'utf8').includes('color: var(--on-mark);'))

it.each(marking)('%s says how its marked words look with forced colours', (path) => {
  const css = readFileSync(`src/${path}`, 'utf8')
  const own = /@media \(forced-colors: active\) \{[^@]*(?:Mark|SelectedItem|Canvas)/.test(css)
  const marked = css.split('}').filter((rule) => rule.includes('color: var(--on-mark);'))
  for (const rule of own ? [] : marked) expect(rule).toContain('forced-color-adjust: none;')
  expect(marked).not.toEqual([])
})

it('gives the system’s colours of marked and pressed parts to those that opt out of forced ones', () => {
  const forced = readFileSync('src/ui/tokens.css', 'utf8').match(/forced-colors: active\) \{[^}]*\}/)?.[0]
  expect(forced).toMatch(
    /--fill: SelectedItem;\s*--on-fill: SelectedItemText;\s*--mark: Mark;\s*--on-mark: MarkText;/,
  )
})
