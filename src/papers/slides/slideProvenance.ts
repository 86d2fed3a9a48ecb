import { periodOfDate } from '#domain/period.ts'
import type { Provenance } from '#domain/provenance.ts'
import type { SlideFrame, SlideItem, SlideNote, SlideRun, SlideSlot, SlotName } from '#domain/slides.ts'
import { slideTextHeight, slotText, withWholeLinks } from './slideLayout.ts'
import type { SlideModelInput, SlideStep } from './slideTalk.ts'

/** A citation as runs: the publisher's name leads to the publication. */
export function citationRuns(
  citation: string,
  { publications = [], letters = {} }: Provenance,
): readonly SlideRun[] {
  const found = publications.find((each) => each.citation === citation)
  const letter = letterRun(letters[citation])
  if (!found?.page || !citation.startsWith(found.publisher)) return [...letter, { text: citation }]
  return [
    ...letter,
    { text: found.publisher, link: found.page },
    { text: citation.slice(found.publisher.length) },
  ]
}

/** The letter of a source, before its name. */
function letterRun(letter = ''): readonly SlideRun[] {
  return letter === '' ? [] : [{ text: `${letter}\u00a0`, bold: true }]
}

/** Sources and caveats in the footer, a link to the app, and the number of the slide. */
export function footItems(
  input: Pick<SlideModelInput, 'template' | 't' | 'words'>,
  { slots }: SlideFrame,
  provenance: Provenance,
  openLabel: string,
  number: number,
): readonly SlideItem[] {
  const { template, t } = input
  const { footer, page } = slots
  const link: SlideRun = { text: openLabel, link: provenance.link }
  const runs = footer ? footerRuns(footer, provenance, link, input) : []
  const textOf = (paragraph: readonly SlideRun[]) =>
    slotText(footer, { name: t('common:sources'), paragraphs: [paragraph] })
  const broken =
    footer && textOf(withWholeLinks(runs, footer.box.w - footer.inset.x, Math.max(footer.size, 9)))
  // A break that costs a line must not cost the link.
  const text = broken?.cut.length === 0 ? broken : textOf(runs)
  return [
    ...(text ? [text.item] : []),
    ...(page && (number > 0 || template.file !== null)
      ? [{ kind: 'page' as const, name: t('slides.page'), slot: page }]
      : []),
  ]
}

/**
 * As much as the footer holds: the citations, else the publishers, else the first of them and the number left; then the
 * link, and the caveats where they fit. The last slides have all of it.
 */
function footerRuns(
  slot: SlideSlot,
  provenance: Provenance,
  link: SlideRun,
  { t, words: { semicolon } }: Pick<SlideModelInput, 't' | 'words'>,
): readonly SlideRun[] {
  const { citations, publications = [], letters = {}, caveats } = provenance
  const width = slot.box.w - slot.inset.x
  const room = slot.box.h - slot.inset.y + 0.02
  const size = Math.max(slot.size, 9)
  const fits = (runs: readonly SlideRun[]) =>
    slideTextHeight([runs.map(({ text }) => text).join('')], width, { size }) <= room
  const joined = (parts: readonly (readonly SlideRun[])[]) =>
    parts.flatMap((runs, index) => (index === 0 ? runs : [{ text: semicolon }, ...runs]))
  const lettersOf = (publisher: string) =>
    publications
      .flatMap((one) => (one.publisher === publisher ? (letters[one.citation] ?? []) : []))
      .join(', ')
  const names = [...new Map(publications.map((one) => [one.publisher, one])).values()]
    .toSorted((a, b) => Number(lettersOf(a.publisher) === '') - Number(lettersOf(b.publisher) === ''))
    .map(({ publisher, page }): readonly SlideRun[] => [
      ...letterRun(lettersOf(publisher)),
      page === null ? { text: publisher } : { text: publisher, link: page },
    ])
  const cited = citations.map((citation) => citationRuns(citation, provenance))
  const first = (all: typeof cited, count: number) => [
    ...joined(all.slice(0, count)),
    { text: `${semicolon}${t('briefing:stage.more', { count: all.length - count })}` },
  ]
  const parts = names.length > 0 ? names : cited
  const shorter = [
    joined(cited),
    ...(names.length > 0 ? [joined(names)] : []),
    ...parts.slice(1).map((_, index) => first(parts, parts.length - 1 - index)),
    // The name of the first may be too long.
    ...parts.slice(1).map((part) => first([part, ...parts.slice(1)], 1)),
    [],
  ]
  const whole = (sources: readonly SlideRun[], added: readonly SlideRun[]) => [
    ...sources,
    ...(sources.length > 0 ? [{ text: '.' }] : []),
    ...added,
    { text: ' ' },
    link,
  ]
  // In a footer for one short line the sources go before the link, which the notes have too.
  const named = shorter.slice(0, -1)
  const alone = named.some((runs) => fits(whole(runs, []))) ? undefined : named.find(fits)
  if (alone) return alone
  const sources = shorter.find((runs) => fits(whole(runs, []))) ?? []
  const added: SlideRun[] = []
  for (const text of caveats) {
    const run = { text: ` ${text}` }
    if (fits(whole(sources, [...added, run]))) added.push(run)
  }
  return whole(sources, added)
}

/** What the parts of a slide are called in its notes. */
const PARTS = {
  title: 'title',
  subtitle: 'text',
  body: 'text',
  body2: 'text',
  quote: 'text',
  source: 'text',
  number: 'number',
  change: 'number',
  head1: 'note',
  head2: 'note',
  caption: 'note',
  map: 'map',
  map2: 'map',
  chart: 'chart',
  table: 'table',
  footer: 'sources',
  page: 'sources',
} as const satisfies Readonly<Record<SlotName, string>>

/** Says in the notes which parts a template's layout has no place for. */
export function freedNotes(
  { name, slots }: SlideFrame,
  used: readonly SlotName[],
  { talk, template, t, words }: Pick<SlideModelInput, 'talk' | 'template' | 't' | 'words'>,
): readonly SlideNote[] {
  if (template.file === null) return []
  const freed = used.filter((slot) => slots[slot]?.placeholder === null)
  const hasMap = talk.steps.some(({ map }) => map !== null)
  const parts = [...new Set(freed.map((slot) => t(`slides.part.${PARTS[slot]}`)))]
  const texts = [
    ...(parts.length === 0 ? [] : [t('slides.freed', { layout: name, parts: words.list(parts) })]),
    ...(used.includes('map') && !slots.map && hasMap ? [t('slides.withoutMap', { layout: name })] : []),
  ]
  return texts.map((text) => ({ text, language: words.language }))
}

/**
 * Speaker notes of a step: its notes, what its chart shows, then its sources with addresses; ids for checking come last. Some
 * programs save a chart without its description, but keep the notes.
 */
export function stepNotes(
  step: SlideStep,
  chart: string | null,
  { talk: { language }, ...input }: Pick<SlideModelInput, 'talk' | 't' | 'words'>,
): readonly SlideNote[] {
  return [
    ...step.notes
      .split('\n')
      .filter((text) => text.trim() !== '')
      .map((text) => ({ text, language })),
    ...(chart === null ? [] : [{ text: chart, language: input.words.language, isSmall: true }]),
    ...provenanceNotes(step.provenance, input),
  ]
}

/** The complete provenance, one paragraph per entry. */
export function provenanceNotes(
  { citations, publications = [], evidence, filters, caveats, versionText, date, link }: Provenance,
  { t, words: { labelled, language, period } }: Pick<SlideModelInput, 't' | 'words'>,
): readonly SlideNote[] {
  const pageOf = (citation: string) => publications.find((one) => one.citation === citation)?.page
  const lines = [
    ...(citations.length > 0 ? [labelled(t('common:sources'))] : []),
    ...citations.map((citation) => {
      const page = pageOf(citation)
      return `• ${citation}${page ? `. ${page}` : ''}`
    }),
    ...(evidence.length > 0 ? [labelled(t('shared:evidence'))] : []),
    ...evidence.map(({ name, link: at }) => `• ${name}. ${at}`),
    ...(filters === t('noFilters') ? [] : [labelled(t('common:filters'), filters)]),
    ...(caveats.length > 0 ? [labelled(t('shared:caveats'), caveats.join(' '))] : []),
    `${t('exportedOn')} ${period(periodOfDate(date))}. ${link}`,
  ]
  const ids = [...evidence.map(({ id }) => id), versionText]
  return [
    ...lines.map((text) => ({ text, language })),
    { text: labelled(t('slides.forChecking'), ids.join('; ')), language, isSmall: true },
  ]
}
