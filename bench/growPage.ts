import { createHash } from 'node:crypto'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { stableJson } from '#derive/jsonText.ts'
import { DATASET_SCHEMAS } from '#domain/datasetSchemas.ts'
import { GROWN_FILES, type GrowingData, growData } from './growData.ts'

/** Where the build put each file of the sources. */
const BuildManifest = z.record(z.string(), z.object({ file: z.string() }))

/** Published files joined in one, by name. */
const Joined = z.record(z.string(), z.unknown())

/**
 * Copies a built page to another folder and gives it `times` times the data: in the published files and in those joined for
 * the start, whose checksums in the page follow. All else is the same build, so what differs in time is the data's.
 */
export function growPage(root: string, folder: string, times: number): void {
  cpSync(root, folder, { recursive: true })
  const manifest = BuildManifest.parse(JSON.parse(readFileSync(join(root, '.vite/manifest.json'), 'utf8')))
  const fileOf = (name: string) => {
    const file = manifest[`data/derived/${name}.json`]?.file
    if (file === undefined)
      throw new Error(`${root}: the build has no ${name}.json. Run npm run build again.`)
    return join(folder, file)
  }
  const published = Object.fromEntries(
    GROWN_FILES.map((name) => [
      name,
      DATASET_SCHEMAS[name].parse(JSON.parse(readFileSync(fileOf(name), 'utf8'))),
    ]),
  ) as unknown as GrowingData
  const grown: Readonly<Record<string, unknown>> = growData(published, times)
  for (const name of GROWN_FILES) rewrite(fileOf(name), () => grown[name])
  const page = join(folder, 'index.html')
  const html = readFileSync(page, 'utf8').replace(/<link [^>]*data-integrity=[^>]*>/g, (link) => {
    const file = join(folder, attribute(link, 'href'))
    const held = attribute(link, 'data-holds').split(' ')
    const news = Object.fromEntries(Object.entries(grown).filter(([name]) => held.includes(name)))
    if (Object.keys(news).length > 0) rewrite(file, (value) => Object.assign(Joined.parse(value), news))
    const sum = createHash('sha256').update(readFileSync(file)).digest('base64')
    return link.replace(/data-integrity="[^"]*"/, () => `data-integrity="sha256-${sum}"`)
  })
  writeFileSync(page, html)
}

/** Changes a file of JSON; its layout stays. */
function rewrite(file: string, change: (value: unknown) => unknown): void {
  const text = readFileSync(file, 'utf8')
  const value = change(JSON.parse(text))
  writeFileSync(file, text.startsWith('{\n') ? stableJson(value) : JSON.stringify(value))
}

/** An attribute of a tag; '' without it. */
function attribute(tag: string, name: string): string {
  return new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
}
