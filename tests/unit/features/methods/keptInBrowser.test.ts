import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const textOf = (path: string) => readFileSync(path, 'utf8')

/** The code that may keep something; names of files, messages and channels are no storage. */
const KEEPS = /(?:localStorage|sessionStorage|writeStored|readStored|\bstored\(|name: 'throughline|cacheName)/
const NAME = /['"`](throughline(?:[.-][a-z][a-z-.]*)?)(?=['"`$])/g
const NO_STORE = new Set([
  'throughline.briefings', // a channel between tabs
  'throughline-talk', // a message between windows
  'throughline-talk-', // a channel between the windows of a talk
])

test('the privacy notice names all that the browser keeps, and nothing else', () => {
  const notice = textOf('src/features/methods/Statements.tsx')
  const [, kept = ''] = notice.split('const KEPT = ')
  const named = [...(kept.split('} as const')[0] ?? '').matchAll(/'(throughline[^']*)'/g)].map(
    ([, name = '']) => name.replace('…', ''),
  )
  const found = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('features/methods'))
    .map((file) => textOf(join('src', file)))
    .filter((text) => KEEPS.test(text))
    .flatMap((text) => [...text.matchAll(NAME)].map(([, name = '']) => name))
    .filter((name) => !NO_STORE.has(name))
  // The cache has the address and the version behind its name.
  expect([...new Set(found), 'throughline '].toSorted()).toEqual(named.toSorted())
})
