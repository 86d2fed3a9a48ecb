import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'

const pages = ['.', 'docs', 'docs/decisions', '.github'].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name)),
)

/** Targets of the relative links of a Markdown page, without their fragment. */
function linkedFiles(path: string): readonly string[] {
  const text = readFileSync(path, 'utf8').replaceAll(/```[\s\S]*?```|`[^`\n]*`/g, '')
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target.split('#', 1)[0] ?? '')
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target))
}

describe('the documentation', () => {
  test.each(pages)('%s links only to files that exist', (path) => {
    const missing = linkedFiles(path).filter((target) => !existsSync(join(dirname(path), target)))
    expect(missing).toEqual([])
  })

  test('finds links to check', () => {
    expect(pages.flatMap(linkedFiles).length).toBeGreaterThan(30)
  })

  test('names only sources that exist, in pages, in comments and in remedies', () => {
    const code = ['src', 'scripts'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.tsx?$/.test(name))
        .map((name) => join(folder, name)),
    )
    const named = [...pages, ...code].flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/\bsrc\/[\w/-]+\.(?:tsx?|css)\b/g)].map(([source]) => ({
        path,
        source,
      })),
    )
    expect(named.length).toBeGreaterThan(100)
    expect(named.filter(({ source }) => !existsSync(source))).toEqual([])
  })
})

describe('the index of rules', () => {
  const [, index = ''] = readFileSync('docs/architecture.md', 'utf8').split('\n## Rules')
  const rows = [...index.matchAll(/^\| (.+) \| \[.+\]\(\.\.\/(.+)\) \| (.+) \|$/gm)].map(
    ([, rule = '', file = '', name = '']) => ({ rule, file, name }),
  )

  test('has rows', () => {
    expect(rows.length).toBeGreaterThan(20)
  })

  test.each(rows)('names the test that holds: $rule', ({ file, name }) => {
    expect(readFileSync(file, 'utf8')).toContain(`'${name}'`)
  })
})

describe('the decisions', () => {
  const folder = 'docs/decisions'
  const files = readdirSync(folder).filter((name) => name !== 'README.md')
  const index = readFileSync(join(folder, 'README.md'), 'utf8')

  test('have one number each, in the file name and in the heading', () => {
    const numbers = files.map((name) => Number(name.slice(0, 4)))
    expect(new Set(numbers).size).toBe(files.length)
    for (const [at, name] of files.entries()) {
      expect(readFileSync(join(folder, name), 'utf8')).toMatch(new RegExp(`^# ${numbers[at]}\\. `))
    }
  })

  test.each(files)('%s is in the index with its title', (name) => {
    const heading = readFileSync(join(folder, name), 'utf8').split('\n', 1)[0] ?? ''
    const [, number, title] = /^# (\d+)\. (.*)$/.exec(heading) ?? []
    expect(index).toContain(`| ${number} | [${title}](${name}) |`)
  })
})
