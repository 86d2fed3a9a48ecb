import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SourceCheckFile } from '#domain/findSentence.ts'
import { keptChecks, pagesOf, sourcesCheck } from '#scripts/sources-check.ts'
import { recordOf } from '#tests/support/builders.ts'

const SENTENCE = 'The two sides signed the “agreement” in London on Tuesday – the first of its kind.'
const LOCATOR = {
  first: 'The two sides signed the',
  last: 'the first of its kind.',
  sha256: createHash('sha256').update(SENTENCE).digest('hex'),
  lang: 'en',
  readOn: '2026-11-29',
}
const page = (text: string) =>
  `<!doctype html><html><head><title>News</title></head><body><article><p>${text}</p></article></body></html>`

let server: Server
let root: string
let origin: string
let asked: string[]

/** Pages by path; a page that is not listed is not found. */
const ROUTES: Readonly<Record<string, RequestListener>> = {
  '/robots.txt': (_request, response) => response.end('User-agent: *\nDisallow: /private'),
  '/same': (_request, response) => response.end(page(`Before. ${SENTENCE} After.`)),
  '/straight': (_request, response) => response.end(page(SENTENCE.replace('“', '"').replace('”', '"'))),
  '/changed': (_request, response) => response.end(page(SENTENCE.replace('London', 'Paris'))),
  '/other': (_request, response) => response.end(page('Another text altogether, about the weather.')),
  '/old': (_request, response) => response.writeHead(301, { location: '/same' }).end(),
  '/round': (_request, response) => response.writeHead(302, { location: '/round' }).end(),
  '/gone': (_request, response) => response.writeHead(410).end(),
  '/broken': (_request, response) => response.writeHead(503).end(),
  '/hangs': () => {},
  '/half': (_request, response) => void response.writeHead(200).write('<html><body><p>The two sides'),
  '/lies': (_request, response) =>
    response.writeHead(200, { 'content-type': 'application/pdf' }).end(page(SENTENCE)),
  '/binary': (_request, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end(Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1])),
  '/private': (_request, response) => response.end(page(SENTENCE)),
}

beforeEach(async () => {
  asked = []
  server = createServer((request, response) => {
    const path = request.url ?? ''
    asked.push(path)
    const route = ROUTES[path]
    if (route) route(request, response)
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  root = mkdtempSync(join(tmpdir(), 'sources-check-'))
  mkdirSync(join(root, 'data', 'sources'), { recursive: true })
})

afterEach(() => {
  server.closeAllConnections()
  server.close()
  rmSync(root, { recursive: true, force: true })
})

const write = (name: string, value: unknown) =>
  writeFileSync(join(root, 'data', 'sources', name), JSON.stringify(value))

/** Sources with one record per path, each with the sealed sentence unless it is `plain`. */
function writeSources(paths: readonly string[], plain = false): void {
  const records = paths.map((path) => {
    const [source] = recordOf().sources
    return recordOf({
      id: path.slice(1) || 'start',
      sources: [
        {
          ...source,
          title: path,
          publisher: 'P',
          publisherKind: 'press',
          url: origin + path,
          ...(plain ? {} : { locator: LOCATOR }),
        },
      ],
    })
  })
  write('records.json', { readTo: '2026-11-29', records })
  write('outcomes.json', { reach: '2026-07', acts: [], plans: {} })
  write('checks.json', { checks: [] })
}

/** Pages that never end are given up soon; a busy machine may be slow with the others. */
const [SOON, PATIENT] = [700, 60_000]

async function run(
  args: readonly string[] = [],
  { now = Date.parse('2026-11-30'), timeLimit = PATIENT } = {},
) {
  const lines: string[] = []
  const output = { log: (line: string) => lines.push(line), error: (line: string) => lines.push(line) }
  const code = await sourcesCheck(['--root', root, ...args], output, {
    now,
    pause: 0,
    timeLimit,
    hosts: 2,
  })
  return { code, lines }
}

const checks = () =>
  SourceCheckFile.parse(JSON.parse(readFileSync(join(root, 'data', 'sources', 'checks.json'), 'utf8'))).checks

describe('npm run sources:check', () => {
  it.each([
    ['/same', 'unchanged'],
    ['/straight', 'same-words'],
    ['/changed', 'changed'],
    ['/other', 'missing'],
    ['/gone', 'gone'],
    ['/never', 'gone'],
    ['/broken', 'no-answer'],
    ['/hangs', 'no-answer'],
    ['/half', 'no-answer'],
    ['/round', 'no-answer'],
    ['/lies', 'unchanged'],
    ['/binary', 'no-answer'],
    ['/private', 'refused'],
  ])('says of %s: %s', async (path, result) => {
    writeSources([path])
    const isEndless = path === '/hangs' || path === '/half'
    const { code, lines } = await run([], isEndless ? { timeLimit: SOON } : {})
    expect(code).toBe(0)
    expect(checks()).toMatchObject([{ url: origin + path, sha256: LOCATOR.sha256, on: '2026-11-30', result }])
    expect(lines.join('\n')).toContain(`${result}: ${origin}${path}`)
    if (path === '/private') expect(asked).toEqual(['/robots.txt'])
  })

  it('names the address to which a page has moved, and looks for the sentence there', async () => {
    writeSources(['/old'])
    await run()
    expect(checks()).toMatchObject([{ result: 'unchanged', url: `${origin}/old`, movedTo: `${origin}/same` }])
  })

  it('says of a page without a sealed sentence only that it is there', async () => {
    writeSources(['/other'], true)
    await run()
    expect(checks()).toMatchObject([{ result: 'there', sha256: null }])
  })

  it('leaves what was checked lately as it is, and continues after an interruption', async () => {
    writeSources(['/same', '/other'])
    await run(['--only', '/same'])
    asked = []
    await run()
    expect(asked).toEqual(['/robots.txt', '/other'])
    expect(checks().map(({ result }) => result)).toEqual(['missing', 'unchanged'])
    asked = []
    await run(['--days', '0'])
    expect(asked).toContain('/same')
    asked = []
    await run([], { now: Date.parse('2026-12-20') })
    expect(asked).toContain('/other')
  })

  it('keeps each check when it is stopped between two pages', async () => {
    writeSources(['/same', '/other'])
    const stopped = sourcesCheck(
      ['--root', root],
      {
        log: (line) => {
          if (line.startsWith('unchanged:')) expect(checks()).toHaveLength(1)
        },
        error: () => {},
      },
      { pause: 0, hosts: 1 },
    )
    await stopped
    expect(checks()).toHaveLength(2)
  })

  it('names the fault of a torn file, and asks nobody', async () => {
    writeSources(['/same'])
    writeFileSync(join(root, 'data', 'sources', 'outcomes.json'), '{ "reach": ')
    const { code, lines } = await run()
    expect(code).toBe(1)
    expect(lines[0]).toContain('data/sources/outcomes.json')
    expect(asked).toEqual([])
  })

  it('explains a wrong flag', async () => {
    writeSources(['/same'])
    expect(await run(['--days', 'many'])).toMatchObject({ code: 1 })
    expect((await run(['--what'])).lines.join('\n')).toContain('Usage')
  })
})

describe('the checks that stand', () => {
  it('are those of pages and sentences that are still cited', () => {
    const check = (url: string, sha256: string | null, on: string) =>
      ({ url, sha256, on, result: 'unchanged', movedTo: null, detail: null }) as const
    const pages = pagesOf([
      { title: '', publisher: '', publisherKind: 'press', url: 'https://example.org/a', locator: LOCATOR },
      { title: '', publisher: '', publisherKind: 'press', url: 'https://example.org/b' },
    ])
    const before = [
      check('https://example.org/a', 'another sentence', '2026-01-01'),
      check('https://example.org/b', null, '2026-01-01'),
      check('https://example.org/c', null, '2026-01-01'),
    ]
    const now = [
      check('https://example.org/b', null, '2026-02-01'),
      check('https://example.org/a', LOCATOR.sha256, '2026-02-01'),
    ]
    expect(keptChecks(before, now, pages)).toEqual([now[1], now[0]])
  })
})
