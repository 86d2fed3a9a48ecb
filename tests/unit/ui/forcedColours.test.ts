import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

// With forced colours a system replaces the marking colour, but neither a picture as ground nor the words upon it: marked
// words then had the colour of what lies under them.
const marking = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.css'))
  .filter((path) => readFileSync(`src/${path}`, 'utf8').includes('color: var(--on-mark);'))

it.each(marking)('%s says how its marked words look with forced colours', (path) => {
  expect(readFileSync(`src/${path}`, 'utf8')).toMatch(
    /@media \(forced-colors: active\) \{[^@]*(?:Mark|SelectedItem|Canvas)/,
  )
})
