import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { type LanguageTable, packedLetters, slimDesk } from '#scripts/slimDesk.ts'
import { makeZip } from '#tests/support/makePackages.ts'

const { resolveId, load, generateBundle } = slimDesk() as unknown as {
  resolveId: { handler: (id: string, importer: string | undefined) => string | null }
  load: { handler: (id: string) => string | null }
  generateBundle: (this: { error: (message: string) => never }, options: object, bundle: object) => void
}

/** A module of this code. */
const imported = (code: string) =>
  import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`)

it('mammoth gets what it asks of JSZip, and nobody else does', async () => {
  expect(resolveId.handler('jszip', '/a/src/papers/correctOffice.ts')).toBeNull()
  const id = resolveId.handler('jszip', '/a/node_modules/mammoth/lib/zipfile.js') ?? ''
  const code = load.handler(id)?.replace("'fflate'", `'${import.meta.resolve('fflate')}'`) ?? ''
  const unzip = await imported(code)
  const zip = await unzip.loadAsync(makeZip({ 'word/document.xml': '<a/>' }))
  expect(zip.file('toString')).toBeNull()
  expect(new TextDecoder().decode(await zip.file('word/document.xml').async('uint8array'))).toBe('<a/>')
})

it('a page is read without the parser of styles, and asking for one is told', async () => {
  expect(resolveId.handler('cssomnom/parse', '/a/src/extract/readHtml.ts')).toBeNull()
  const id = resolveId.handler('cssomnom/parse', '/a/node_modules/linkedom/esm/html/style-element.js') ?? ''
  const { parse } = await imported(load.handler(id) ?? '')
  expect(() => parse('a { color: red }')).toThrow(/leaves out the parser of styles/)
})

it('the table of languages is packed without loss', async () => {
  const file = resolve('node_modules/eld/src/ngrams/extrasmall.js')
  const { ngramsData } = createRequire(file)(file)
  const code = load.handler(file) ?? ''
  const { ngramsData: read } = await imported(code)
  expect({ ...read, ngrams: null }).toEqual({ ...ngramsData, ngrams: null })
  const sorted = ({ ngrams }: LanguageTable) =>
    JSON.stringify(
      Object.keys(ngrams)
        .toSorted()
        .map((group) => [group, ngrams[group]]),
    )
  expect(sorted(read)).toBe(sorted(ngramsData))
  expect(code.length).toBeLessThan(500_000)
  expect(() => packedLetters({ ngrams: { 'é ': { 0: 256 } } })).toThrow(/256 is no small/)
})

it('a worker with a library that is replaced stops the build', () => {
  const bundle = (path: string) => ({ a: { type: 'chunk', fileName: 'a.js', moduleIds: [path] } })
  const stop = (path: string) => () =>
    generateBundle.call(
      {
        error: (message) => {
          throw new Error(message)
        },
      },
      {},
      bundle(path),
    )
  expect(stop('/a/node_modules/jszip/dist/jszip.min.js')).toThrow(/has jszip/)
  expect(stop('/a/node_modules/cssomnom/dist/parse.js')).toThrow(/has cssomnom/)
  expect(stop('/a/node_modules/fflate/esm/browser.js')).not.toThrow()
})
