import * as z from 'zod/mini'
import type { Claim, ClaimKind, Cue } from '#domain/claim.ts'
import { citationAt } from '#domain/evidence.ts'
import { claimId } from '#domain/fileParcel.ts'
import { LocalizedText, sourceLanguageOf } from '#domain/language.ts'
import { WebAddress } from '#domain/linkText.ts'
import { periodOfDate } from '#domain/period.ts'
import { PublisherKind } from '#domain/publisher.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import { unique } from '#lib/groupBy.ts'
import { findDates } from './dates.ts'
import { type Counted, countedIn, findFigures, numbersOf } from './findFigures.ts'
import {
  endsBefore,
  findActors,
  findDrivers,
  findMeasures,
  findNames,
  measureStatuses,
  type Named,
  startsAfter,
  statusesOf,
} from './findMeasures.ts'
import { type LanguageRules, languageRules, type RouteRule } from './languageRules.ts'
import type { Lexicon } from './lexicon.ts'
import { readLines } from './lines.ts'
import { type MatchingText, matchingText, normalise, originalSpan, overlaps } from './patterns.ts'
import { findCues, matches, matchRule, type Passage } from './rules.ts'
import { LONGEST_SENTENCE, splitSentences } from './sentences.ts'
import { documentYears, type Reading, readSentenceTime, type YearReach, yearsOf } from './sentenceTime.ts'

/**
 * A document as received: `text` is unchanged, `meta` comes from its meta file or defaults. A reader's own text may be in a
 * language without rules: nothing is proposed in it.
 */
export type DocumentSource = Readonly<{ id: string; text: string; meta: DocumentMeta }>

/** The texts of the overview: drivers, and movements to Europe as a whole, with the publishers of the documents. */
export function deriveDocument(
  source: DocumentSource,
  lexicon: Lexicon,
  blank: readonly ClaimKind[] = [],
): { document: SourceDocument; claims: Claim[] } {
  const { meta, text, id } = source
  const language = sourceLanguageOf(meta.language)
  // Notices and menus are known in every language that has rules.
  const rules = languageRules(lexicon, language ?? 'en')
  const lines = readLines(text, rules.lines, rules.sentences)
  const sentences = lines.flatMap((line, index) =>
    line.role === 'text'
      ? splitSentences(text, line.start, line.end, rules.sentences).map((span) => ({ ...span, line: index }))
      : [],
  )
  const document: SourceDocument = {
    id,
    title: meta.title ?? id,
    publisher: meta.publisher ?? null,
    publisherKind: meta.publisherKind ?? null,
    url: meta.url ?? null,
    date: meta.date === null ? null : periodOfDate(meta.date),
    dateNote: localized(meta.dateNote),
    language: meta.language,
    textKind: meta.textKind ?? null,
    ...(meta.recognised && { recognised: true }),
    rights: localized(meta.rights),
    note: localized(meta.note),
    sha256: meta.sha256 ?? null,
    text,
    lines,
    sentences,
  }
  return { document, claims: language === null ? [] : claimsOf(document, meta.title ?? '', rules, blank) }
}

/** A remark on a document, in English or in each language. */
const Remark = z.optional(z.nullable(z.union([z.string(), LocalizedText])))

function localized(remark: z.infer<typeof Remark>): LocalizedText | null {
  return typeof remark === 'string' ? { en: remark } : (remark ?? null)
}

/** ISO 639-1. In a language without rules nothing is proposed; what a review adds is published. */
const CODES: ReadonlySet<string> = new Set(
  (
    'aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et ' +
    'eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl ' +
    'km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj ' +
    'om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to ' +
    'tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu'
  ).split(' '),
)

const FilledText = z.string().check(z.refine((name) => name.trim() !== '', 'it is empty: leave it out'))

/** Metadata of a document, `<id>.meta.json`, all optional; `date` is ISO 8601 of reduced precision, null if no page states it. */
export const DocumentMeta = z.strictObject({
  id: z.optional(z.string()),
  title: z.optional(FilledText),
  publisher: z.optional(z.nullable(FilledText)),
  publisherKind: z.optional(z.nullable(PublisherKind)),
  url: z.optional(z.nullable(WebAddress)),
  basedOn: z.optional(z.array(z.string())),
  date: z._default(
    z.nullable(z.string().check(z.regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/))),
    null,
  ),
  dateNote: Remark,
  language: z._default(
    z
      .string()
      .check(z.refine((code) => CODES.has(code), 'expected a language of ISO 639-1, as en, fr, nl or de')),
    'en',
  ),
  textKind: z.optional(z.nullable(z.string())),
  recognised: z.optional(z.literal(true)),
  rights: Remark,
  note: Remark,
  sha256: z.optional(z.nullable(z.string())),
})
export type DocumentMeta = z.infer<typeof DocumentMeta>

const UNREVIEWED: Claim['review'] = { state: 'proposed', reviewer: null, method: null, note: null }

/**
 * Proposes the claims of a document, in sentence order; within a sentence by kind, then in lexicon order. Last in each
 * sentence come `blank` claims, without a category: what the rules read there for any claim of that kind.
 */
function claimsOf(
  document: SourceDocument,
  title: string,
  rules: LanguageRules,
  blank: readonly ClaimKind[] = [],
): Claim[] {
  const yearsIn = (text: string) => [
    ...new Set(
      findDates(normalise(text), rules.dates)
        .filter(({ comparing }) => !comparing)
        .flatMap(({ years }) => years),
    ),
  ]
  const readings = readingsOf(document, rules, yearsIn)
  const opening = { text: normalise([title, ...openingLines(document)].join('\n')), start: 0 }
  const statuses = statusesOf(readings, rules, matches(rules.planTitles, opening))
  const whole = documentYears(
    readings,
    statuses.map(({ status }) => status),
    yearsIn(openingLines(document, 'heading')[0] ?? title),
    document.date,
  )
  let counted: Counted | null = null
  return readings.flatMap((reading, index) => {
    const { passage } = reading
    const figures = findFigures(reading, rules, counted)
    counted = countedIn(figures, reading.line, rules)
    const { actors, countries, states, targets } = findActors(passage, rules)
    const routes = findRoutes(passage, states, rules)
    const { regions, claims: regionClaims } = findRegions(passage, rules)
    const status = statuses[index]
    const routeIds = routes.map(({ category }) => category)
    const measures = findMeasures(passage, rules)
    const measureStatus = status ? measureStatuses(passage, measures, status, rules) : []
    const claim = (kind: ClaimKind, category: string, cues: readonly Cue[], own: Partial<Claim>): Claim => {
      const { years, basis } = yearsOf(
        readings,
        index,
        (own.status ?? status?.status) === 'planned',
        reachOf(kind, category, rules),
        whole,
      )
      const citation = citationAt(document.id, document.text, reading.span.start, reading.span.end)
      return {
        id: claimId({ kind, category, facet: own.facet ?? null, citation }),
        kind,
        category,
        facet: null,
        status: null,
        years: [...years],
        yearBasis: basis,
        date: reading.time.date,
        values: [],
        trend: null,
        actors: actors.filter((id) => !isTarget(kind, id, targets, rules)),
        routes: [...routeIds],
        regions: [...regions],
        countries: [...countries],
        basis: null,
        citation,
        cues: distinctCues(cues).map((cue) => cueInDocument(cue, reading)),
        review: { ...UNREVIEWED },
        ...own,
      }
    }
    return [
      ...measures.map(({ category, facet, cues }, at) =>
        claim('measure', category, [...cues, ...(measureStatus[at]?.cues ?? [])], {
          facet,
          status: measureStatus[at]?.status ?? 'done',
        }),
      ),
      ...findDrivers(passage, rules).map(({ category, cues }) => claim('driver', category, cues, {})),
      ...[...routes, ...regionClaims].map(({ category, basis, cues }) =>
        claim('route', category, cues, { basis, trend: findTrend(passage, rules) }),
      ),
      ...findEvents(reading, rules).map(({ category, cues }) => claim('event', category, cues, {})),
      ...figures.map(({ category, values, cues }) =>
        claim('figure', category, cues, { values: [...values], trend: findTrend(passage, rules) }),
      ),
      ...blank.map((kind) => {
        if (kind === 'measure')
          return claim(kind, '', status?.cues ?? [], { status: status?.status ?? 'done' })
        if (kind !== 'figure') return claim(kind, '', [], {})
        return claim(kind, '', [], { values: numbersOf(reading, rules), trend: findTrend(passage, rules) })
      }),
    ]
  })
}

/** Whether a criminal network is the target of a claim, not its actor. Networks never act in measures. */
function isTarget(kind: ClaimKind, actor: string, targets: readonly string[], rules: LanguageRules): boolean {
  if (kind === 'driver' || !rules.criminalActors.has(actor)) return false
  return kind === 'measure' || targets.includes(actor)
}

/** Drops cues that lie inside another cue of the same rule, so that no words are marked twice. */
function distinctCues(cues: readonly Cue[]): Cue[] {
  return cues.filter(
    (cue, index) =>
      !cues.some(
        (other, at) =>
          at !== index &&
          other.rule === cue.rule &&
          other.start <= cue.start &&
          other.end >= cue.end &&
          (other.start !== cue.start || other.end !== cue.end || at < index),
      ),
  )
}

/** The context that a claim may take its years from; narrower for drivers. */
function reachOf(kind: ClaimKind, category: string, rules: LanguageRules): YearReach {
  if (kind !== 'driver') return 'document'
  return rules.lastingDrivers.has(category) ? 'sentence' : 'paragraph'
}

/** A cue with the offsets and words of the document. */
function cueInDocument(cue: Cue, { form, span }: Reading): Cue {
  const { start, end } = originalSpan(form, { start: cue.start - span.start, end: cue.end - span.start })
  return { ...cue, start: span.start + start, end: span.start + end, exact: form.original.slice(start, end) }
}

function readingsOf(
  document: SourceDocument,
  rules: LanguageRules,
  yearsIn: (text: string) => readonly number[],
): Reading[] {
  const { text, lines, sentences } = document
  let section = 0
  let heading: Passage | null = null
  let headingYears: readonly number[] = []
  const places = lines.map((line) => {
    if (line.role === 'heading') {
      section += 1
      const words = text.slice(line.start, line.end)
      heading = { text: normalise(words), start: line.start }
      headingYears = yearsIn(words)
    }
    return { section, heading, headingYears }
  })
  return sentences.flatMap(({ start, end, line }): Reading[] => {
    // Longer sentences are reported as faults.
    if (end - start > LONGEST_SENTENCE) return []
    const form: MatchingText = matchingText(text.slice(start, end))
    return [
      {
        span: { start, end },
        line,
        item: /^\s*[^\s\p{L}]+\s*$/u.test(text.slice(lines[line]?.start, start)),
        section: places[line]?.section ?? 0,
        heading: places[line]?.heading ?? null,
        headingYears: places[line]?.headingYears ?? [],
        form,
        passage: { text: form.text, start },
        time: readSentenceTime(form.text, rules.dates, document.date),
      },
    ]
  })
}

/** The lines before the first line of text, with the title as printed among them. */
function openingLines(
  { text, lines }: SourceDocument,
  role?: SourceDocument['lines'][number]['role'],
): readonly string[] {
  const first = lines.findIndex((line) => line.role === 'text')
  return lines
    .slice(0, Math.max(0, first))
    .filter((line) => role === undefined || line.role === role)
    .map(({ start, end }) => text.slice(start, end))
}

/** The events of a sentence; rules with `needsDate` match only in dated sentences. */
function findEvents(reading: Reading, rules: LanguageRules): { category: string; cues: readonly Cue[] }[] {
  const { dated } = reading.time
  const found = rules.events.flatMap((event) => {
    if (event.needsDate && !dated) return []
    const cues = matchRule(event.rule, reading.passage)
    return cues.length > 0 ? [{ category: event.id, cues }] : []
  })
  return found
}

/** A route or region in a sentence. */
type RouteFinding = Readonly<{ category: string; basis: 'named' | 'inferred'; cues: readonly Cue[] }>

/** The routes of a sentence: by name, else by hub, else by a pair of states, else by the one state that people leave or reach. */
function findRoutes(passage: Passage, states: readonly Named[], rules: LanguageRules): RouteFinding[] {
  const { routes } = rules
  const never = findCues(routes.never, passage)
  const free = (named: Named) => !never.some((span) => overlaps(span, named.cue))
  const named = findNames(routes.names, passage).filter(free)
  if (named.length > 0) return group(named, 'named')
  if (!matches(routes.movement, passage)) return []
  // Hubs are proper names: "van" or "kos" in lower case is not one.
  const hubs = findNames(routes.hubs, passage)
    .filter(free)
    .filter(({ cue }) => /^\p{Lu}/u.test(cue.exact))
  if (hubs.length > 0) return group(hubs, 'inferred')
  const pair = findPair(passage, states, routes)
  if (pair) return [pair]
  return findSingles(passage, states, routes)
}

function group(named: readonly Named[], basis: 'named' | 'inferred'): RouteFinding[] {
  return unique(named.map(({ id }) => id)).map((category) => ({
    category,
    basis,
    cues: named.filter(({ id }) => id === category).map(({ cue }) => cue),
  }))
}

function findPair(passage: Passage, states: readonly Named[], routes: RouteRule): RouteFinding | null {
  for (const { from, to, route } of routes.pairs) {
    const start = states.find(({ id, cue }) => id === from && endsBefore(routes.from, passage, cue))
    const goal = states.find(
      ({ id, cue }) =>
        id === to && (endsBefore(routes.to, passage, cue) || startsAfter(routes.arrivalsAfter, passage, cue)),
    )
    if (start && goal) return { category: route, basis: 'inferred', cues: [start.cue, goal.cue] }
  }
  return null
}

function findSingles(passage: Passage, states: readonly Named[], routes: RouteRule): RouteFinding[] {
  const departing = states.filter(
    ({ id, cue }) => routes.departureRoutes[id] !== undefined && endsBefore(routes.departures, passage, cue),
  )
  const arriving = states.filter(
    ({ id, cue }) =>
      routes.arrivalRoutes[id] !== undefined &&
      (endsBefore(routes.arrivals, passage, cue) || startsAfter(routes.arrivalsAfter, passage, cue)),
  )
  return group(
    [
      ...departing.map(({ id, cue }) => ({ id: routes.departureRoutes[id] ?? '', cue })),
      ...arriving.map(({ id, cue }) => ({ id: routes.arrivalRoutes[id] ?? '', cue })),
    ],
    'inferred',
  )
}

/** The regions of a sentence; `claims` are those in a context of routes, flows or departures. */
function findRegions(
  passage: Passage,
  rules: LanguageRules,
): { regions: readonly string[]; claims: readonly RouteFinding[] } {
  const { routes } = rules
  const names = findNames(routes.regions, passage)
  const regions = unique(names.map(({ id }) => id))
  const contexts = findCues(routes.regionContext, passage)
  const claimable = names.filter(({ id }) => routes.regionClaims.has(id))
  // A context applies to the regions shortly after it in the same clause ("from North Africa and …").
  const claimed = claimable.filter(({ cue }) =>
    contexts.some(
      (context) =>
        context.end <= cue.start &&
        !/[.;:]/u.test(passage.text.slice(context.end - passage.start, cue.start - passage.start)) &&
        cue.start - context.end <= 60,
    ),
  )
  return { regions, claims: group(claimed, 'named') }
}

/** The trend of a sentence: of "up" and "down", the first wins; null if there is none. */
function findTrend(passage: Passage, rules: LanguageRules): Claim['trend'] {
  const up = matchRule(rules.trends.up, passage)
  const down = matchRule(rules.trends.down, passage)
  if (up.length > 0 && down.length > 0) return (up[0]?.start ?? 0) < (down[0]?.start ?? 0) ? 'up' : 'down'
  if (up.length > 0) return 'up'
  if (down.length > 0) return 'down'
  return matchRule(rules.trends.stable, passage).length > 0 ? 'stable' : null
}
