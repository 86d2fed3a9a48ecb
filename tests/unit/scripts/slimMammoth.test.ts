import { expect, it } from 'vitest'
import { slimMammoth } from '#scripts/slimMammoth.ts'
import { makeZip } from '#tests/support/makePackages.ts'

const { resolveId, load, generateBundle } = slimMammoth() as unknown as {
  resolveId: { handler: (id: string, importer: string | undefined) => string | null }
  load: { handler: (id: string) => string | null }
  generateBundle: (this: { error: (message: string) => never }, options: object, bundle: object) => void
}

it('mammoth gets what it asks of JSZip, and nobody else does', async () => {
  expect(resolveId.handler('jszip', '/a/src/papers/correctOffice.ts')).toBeNull()
  const id = resolveId.handler('jszip', '/a/node_modules/mammoth/lib/zipfile.js') ?? ''
  const code = load.handler(id)?.replace("'fflate'", `'${import.meta.resolve('fflate')}'`) ?? ''
  const unzip = await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`)
  const zip = await unzip.loadAsync(makeZip({ 'word/document.xml': '<a/>' }))
  expect(zip.file('toString')).toBeNull()
  expect(new TextDecoder().decode(await zip.file('word/document.xml').async('uint8array'))).toBe('<a/>')
})

it('a worker with JSZip stops the build', () => {
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
  expect(stop('/a/node_modules/jszip/dist/jszip.min.js')).toThrow(/has JSZip/)
  expect(stop('/a/node_modules/fflate/esm/browser.js')).not.toThrow()
})
