import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Every file below a folder with its text, by path; hidden ones too. */
export function filesOf(folder: string, below = ''): Readonly<Record<string, string>> {
  return Object.fromEntries(
    readdirSync(join(folder, below), { withFileTypes: true })
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) => {
        const path = join(below, entry.name)
        if (entry.isDirectory()) return Object.entries(filesOf(folder, path))
        return [[path, readFileSync(join(folder, path), 'utf8')] as const]
      }),
  )
}
