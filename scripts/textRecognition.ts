import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import type { Plugin } from 'vite'
import { RECOGNISED_LANGUAGES, RECOGNITION_FOLDER } from '#domain/textRecognition.ts'
import { NO_SITE, responseHeaders } from './responseHeaders.ts'
import { TYPES } from './staticServer.ts'

/**
 * What recognises text, from its packages: the library, its worker, its core for recognition by lines (with SIMD, which every
 * browser that runs the app has), and what reads pictures of fax and JPEG 2000 in a PDF.
 */
const ENGINE = [
  'tesseract.js/dist/tesseract.esm.min.js',
  'tesseract.js/dist/worker.min.js',
  'tesseract.js-core/tesseract-core-simd-lstm.wasm.js',
  'pdfjs-dist/wasm/jbig2.wasm',
  'pdfjs-dist/wasm/openjpeg.wasm',
] as const

/** The small models of whole numbers: a tenth to a third of the others' bytes, and as exact on our pages. */
const MODELS = Object.values(RECOGNISED_LANGUAGES).map(
  (code) => `@tesseract.js-data/${code}/4.0.0_best_int/${code}.traineddata.gz`,
)

/** The worker that recognises is that of the Desk, started at an address with a policy of its own. */
const START = `${RECOGNITION_FOLDER}start.js`

/** Vite plugin: puts text recognition beside the app, never inside it, and tells the app where and how large it is. */
export function textRecognition(root: string): Plugin {
  const files = [...ENGINE, ...MODELS].map((path) => {
    const file = join(root, 'node_modules', path)
    return { name: basename(path), path: `node_modules/${path}`, bytes: readFileSync(file) }
  })
  const hash = createHash('sha256')
  for (const { name, bytes } of files) hash.update(name).update(bytes)
  const folder = `${RECOGNITION_FOLDER}${hash.digest('hex').slice(0, 12)}/`
  const sizes = Object.fromEntries(files.map(({ name, bytes }) => [name, bytes.length]))
  return {
    name: 'throughline:text-recognition',
    config: () => ({
      define: {
        'import.meta.env.TEXT_RECOGNITION': JSON.stringify(JSON.stringify({ folder, files: sizes })),
      },
    }),
    configureServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        const path = request.url?.split('?')[0]?.slice(1) ?? ''
        const found = files.find(({ name }) => path === folder + name)
        if (!found && path !== START) return next()
        const sent = found?.bytes ?? 'import "/src/worker/deskWorker.ts?worker_file&type=module"'
        response.writeHead(200, { 'Content-Type': TYPES[extname(path)], ...responseHeaders(path, NO_SITE) })
        response.end(sent)
      })
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const worker = Object.keys(bundle).find((name) => /^assets\/deskWorker-[^/]*\.js$/.test(name))
        if (worker === undefined) throw new Error('The build has no worker of the Desk to recognise text in.')
        this.emitFile({
          type: 'asset',
          fileName: START,
          source: `import ${JSON.stringify(`../${worker}`)}\n`,
        })
        for (const { name, path, bytes } of files)
          this.emitFile({ type: 'asset', fileName: folder + name, originalFileName: path, source: bytes })
      },
    },
  }
}
