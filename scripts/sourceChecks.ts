import robotsParser from 'robots-parser'
import type { Locator } from '#domain/datedRecord.ts'
import type { SourceCheck, SourceCheckResult } from '#domain/findSentence.ts'
import { findSentence } from '#domain/findSentence.ts'
import { LIMITS } from '#extract/extractedDocument.ts'
import { extractText } from '#extract/extractText.ts'
import { groupBy } from '#lib/groupBy.ts'
import { sha256 } from './readInput.ts'

/** A page to check, with the sealed sentences that it should hold. */
export interface PageToCheck {
  url: string
  locators: readonly Locator[]
}

export interface CheckOptions {
  /** The day of the run, ISO 8601. */
  today: string
  /** Name of the program in its requests, and to which rules of robots.txt apply. */
  agent: string
  /** Time between two requests to one host, ms. */
  pause: number
  /** Longest wait for a whole answer, ms. */
  timeLimit: number
  /** Hosts asked at the same time. */
  hosts: number
  /** Receives the checks of a page once it is done, so that a run can be stopped and continued. */
  onChecked: (checks: readonly SourceCheck[], page: PageToCheck) => void
}

/** Most redirects that are followed. */
const MOST_REDIRECTS = 5
/** Statuses of a page that is gone for good. */
const GONE: readonly number[] = [404, 410]
/** Statuses of an address that leads elsewhere for good. */
const MOVED: readonly number[] = [301, 308]

/** Checks pages host by host, with a pause between two requests to one host and as its robots.txt allows. Never rejects. */
export async function checkPages(pages: readonly PageToCheck[], options: CheckOptions): Promise<void> {
  const byHost = groupBy(pages, ({ url }) => new URL(url).host)
  const queue = [...byHost.values()]
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) await checkHost(next, options)
  }
  await Promise.all(Array.from({ length: options.hosts }, worker))
}

async function checkHost(pages: readonly PageToCheck[], options: CheckOptions): Promise<void> {
  const visit = politeFetch(options)
  for (const page of pages) options.onChecked(await checkPage(page, visit, options), page)
}

type Visit = (url: string) => Promise<Answer>

/** What an address answered: a page, an address that it leads to, or why there is none. */
type Answer =
  | { kind: 'page'; bytes: Uint8Array<ArrayBuffer>; url: string; movedTo: string | null }
  | { kind: 'gone' | 'no-answer' | 'refused'; detail: string; movedTo: string | null }

async function checkPage(
  { url, locators }: PageToCheck,
  visit: Visit,
  { today }: CheckOptions,
): Promise<readonly SourceCheck[]> {
  const answer = await visit(url)
  const { movedTo } = answer
  const check = (
    hash: string | null,
    result: SourceCheckResult,
    detail: string | null = null,
  ): SourceCheck => ({
    url,
    sha256: hash,
    on: today,
    result,
    movedTo,
    detail,
  })
  const hashes = locators.length > 0 ? locators.map((locator) => locator.sha256) : [null]
  if (answer.kind !== 'page') return hashes.map((hash) => check(hash, answer.kind, answer.detail))
  if (locators.length === 0) return [check(null, 'there')]
  const name = new URL(answer.url).pathname.split('/').at(-1) || 'page.html'
  const read = await extractText({ name, bytes: answer.bytes })
  if (!read.ok) return hashes.map((hash) => check(hash, 'no-answer', `unreadable: ${read.fault.code}`))
  // Readability may leave out what was read: what it dropped is searched too.
  const { text, dropped } = read.document
  const whole = [text, ...dropped.map((line) => line.text)].join('\n')
  return locators.map((locator) => {
    const found = findSentence(whole, locator, sha256)
    return check(locator.sha256, found.state === 'not-found' ? 'missing' : found.state)
  })
}

/** A function that asks one host for pages, politely: a pause between requests, robots.txt, a time limit, no endless answers. */
function politeFetch({ agent, pause, timeLimit }: CheckOptions): Visit {
  let free = 0
  const request = async (url: string) => {
    const wait = free - Date.now()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    free = Date.now() + pause
    return fetch(url, {
      redirect: 'manual',
      headers: { 'user-agent': agent },
      signal: AbortSignal.timeout(timeLimit),
    })
  }
  const rules = new Map<string, Promise<ReturnType<typeof robotsParser> | null>>()
  const rulesOf = (origin: string) => {
    const known = rules.get(origin) ?? readRobots(`${origin}/robots.txt`, request)
    rules.set(origin, known)
    return known
  }
  return async (url) => {
    let address = url
    let movedTo: string | null = null
    try {
      for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
        const robots = await rulesOf(new URL(address).origin)
        if (robots?.isDisallowed(address, agent)) return { kind: 'refused', detail: 'robots.txt', movedTo }
        const response = await request(address)
        const { status } = response
        const target = response.headers.get('location')
        if (status >= 300 && status < 400 && target) {
          await response.body?.cancel()
          address = new URL(target, address).href
          if (!/^https?:/.test(address)) return { kind: 'no-answer', detail: `leads to ${address}`, movedTo }
          if (MOVED.includes(status)) movedTo = address
          continue
        }
        if (GONE.includes(status)) return { kind: 'gone', detail: String(status), movedTo }
        if (!response.ok) return { kind: 'no-answer', detail: String(status), movedTo }
        return { kind: 'page', bytes: await bodyOf(response), url: address, movedTo }
      }
      return { kind: 'no-answer', detail: `more than ${MOST_REDIRECTS} redirects`, movedTo }
    } catch (error) {
      return { kind: 'no-answer', detail: reasonOf(error), movedTo }
    }
  }
}

/** The rules for programs of a host; null where it has none. */
async function readRobots(address: string, request: (url: string) => Promise<Response>) {
  const response = await request(address)
  if (!response.ok) return null
  return robotsParser(address, new TextDecoder().decode(await bodyOf(response)))
}

/** The body of an answer, up to the size of a file that can be read. */
async function bodyOf(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of response.body ?? []) {
    size += part.length
    if (size > LIMITS.bytes) throw new Error(`larger than ${LIMITS.bytes} bytes`)
    parts.push(part)
  }
  return new Uint8Array(Buffer.concat(parts))
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return 'no answer in time'
  return error.cause instanceof Error ? error.cause.message : error.message
}
