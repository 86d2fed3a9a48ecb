import type { Plugin } from 'vite'

const UNZIP = '\0throughline:unzip'

/** All that mammoth asks of JSZip when it reads, by the library that reads workbooks. */
const CODE = `import { unzipSync } from 'fflate'
export async function loadAsync(bytes) {
  const files = unzipSync(new Uint8Array(bytes))
  return { file: (name) => (Object.hasOwn(files, name) ? { async: async () => files[name] } : null) }
}`

/**
 * Vite plugin for the worker of the Desk: mammoth unpacks by fflate, so that JSZip is in the build once, in the page, which
 * writes slides and notes with it. Stops the build if JSZip is in the worker all the same.
 */
export function slimMammoth(): Plugin {
  return {
    name: 'throughline:slim-mammoth',
    apply: 'build',
    enforce: 'pre',
    resolveId: {
      filter: { id: /^jszip$/ },
      handler: (_id, importer) => (/[\\/]mammoth[\\/]/.test(importer ?? '') ? UNZIP : null),
    },
    load: {
      filter: { id: /throughline:unzip/ },
      handler: (id) => (id === UNZIP ? CODE : null),
    },
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'chunk' && file.moduleIds.some((id) => /[\\/]jszip[\\/]/.test(id)))
          this.error(`${file.fileName} has JSZip, which the page has too. See scripts/slimMammoth.ts.`)
      }
    },
  }
}
