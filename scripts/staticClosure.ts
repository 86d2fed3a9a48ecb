import * as z from 'zod'

/** The part of Vite's manifest that we read: one entry per chunk, by its source. */
export const BuildManifest = z.record(
  z.string(),
  z.object({
    file: z.string(),
    isEntry: z.optional(z.boolean()),
    imports: z.optional(z.array(z.string())),
    css: z.optional(z.array(z.string())),
  }),
)
export type BuildManifest = z.infer<typeof BuildManifest>

/**
 * The files of an entry and of everything that it imports statically, scripts and styles, in alphabetical
 * order: what a browser must have before the page can start. Throws when the manifest does not hold `entry`.
 */
export function staticClosure(manifest: BuildManifest, entry: string): readonly string[] {
  const files = new Set<string>()
  const seen = new Set<string>()
  const open = [entry]
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (seen.has(key)) continue
    seen.add(key)
    const chunk = manifest[key]
    if (chunk === undefined) {
      throw new Error(`manifest.json: "${key}" is not in it. Build again with \`npm run build\`.`)
    }
    files.add(chunk.file)
    for (const style of chunk.css ?? []) files.add(style)
    open.push(...(chunk.imports ?? []))
  }
  return [...files].sort()
}
