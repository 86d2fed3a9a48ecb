import { byline } from '#content/byline.ts'
import { onOneLine } from '#content/citationText.ts'
import type { ContentQuotation, StepContent } from '#content/stepContent.ts'
import type { ContentRow, ContentTable } from '#content/stepRows.ts'
import { unitName } from '#content/unitName.ts'
import type { Briefing, BriefingStep } from '#domain/briefing.ts'
import { WebAddress } from '#domain/linkText.ts'
import { periodOfDate } from '#domain/period.ts'
import type { CarriedPublication, Provenance } from '#domain/provenance.ts'
import type { StepChart } from '#domain/stepChart.ts'
import type { TFunction } from '#i18n/translation.ts'
import type { Words } from '#words/words.ts'

/** A step with all that is written of it. */
export interface MarkdownStep {
  step: Pick<BriefingStep, 'notes' | 'isBackup'>
  /** In the whole talk. */
  number: number
  content: StepContent
  provenance: Provenance
  /** What its map shows, in words; '' without one. */
  map: string
}

interface MarkdownInput {
  briefing: Pick<Briefing, 'title' | 'author' | 'date' | 'language'>
  /** URL of the talk in the app. */
  link: string
  steps: readonly MarkdownStep[]
  t: TFunction<['export', 'briefing', 'stage']>
  words: Words
}

/**
 * A talk as CommonMark with tables, for text editors and converters: front matter in YAML, then each step with its lines,
 * numbers, tables and quotation, its notes and its evidence, and the sources of all. No text of the talk acts as markup.
 */
export function talkMarkdown(input: MarkdownInput): string {
  const { briefing, steps, t, words } = input
  const blocks = [
    frontMatter(input),
    `# ${inline(briefing.title)}`,
    plain(byline(briefing, words, (values) => t('briefing:by', values))),
    ...steps.flatMap((step) => stepBlocks(step, input)),
    ...sourceBlocks(input),
  ]
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}

function frontMatter({ briefing: { title, author, date, language }, link, steps }: MarkdownInput): string {
  const fields: readonly (readonly [name: string, value: string])[] = [
    ['title', title],
    ...(author === '' ? [] : [['author', author] as const]),
    ['date', date],
    ['lang', language],
    ['link', link],
    ['data', steps[0]?.provenance.version ?? ''],
    ['exported', steps[0]?.provenance.date ?? ''],
  ]
  const sources = publicationsOf(steps).flatMap(({ citation, page }) => [
    `  - citation: ${yamlText(citation)}`,
    ...(page === null ? [] : [`    page: ${yamlText(page)}`]),
  ])
  return [
    '---',
    ...fields.map(([name, value]) => `${name}: ${yamlText(value)}`),
    ...(sources.length > 0 ? ['sources:', ...sources] : []),
    '---',
  ].join('\n')
}

/** JSON texts are YAML texts. */
function yamlText(text: string): string {
  return JSON.stringify(onOneLine(text))
}

function stepBlocks({ step, number, content, provenance, map }: MarkdownStep, input: MarkdownInput) {
  const { t, words } = input
  const { lines, chart, rows, changes, measures, quotation, agenda, keyNumbers } = content
  const numbers = [...(content.number ? [content.number] : []), ...keyNumbers]
  const notes = step.notes.split('\n').map(plain)
  return [
    `## ${number}. ${inline(content.title)}`,
    ...(step.isBackup ? [strong(t('shared:forQuestions'))] : []),
    list(lines.map(plain)),
    ...numbers.map(({ sentence }) => strong(sentence)),
    ...(quotation ? [quoted(quotation, input)] : []),
    list(
      agenda.map(({ number: part, name, time, steps }) =>
        [strong(`${part}. ${name}`), plain(time), plain(steps)].filter(Boolean).join(' · '),
      ),
    ),
    // Changes have the values of a chart by route.
    ...(chart && !(changes && chart.over === 'routes') ? tableBlocks(chartTable(chart, input), input) : []),
    plain(content.noRows ?? rows?.plans?.headline ?? ''),
    ...[rows, changes, measures].flatMap((table) => (table ? tableBlocks(table, input) : [])),
    plain(rows?.plans?.lead ?? ''),
    plain(map),
    ...(notes.some(Boolean) ? [`### ${inline(t('briefing:notes'))}`, ...notes] : []),
    `### ${inline(t('shared:evidence'))}`,
    list([
      ...provenance.evidence.map(
        ({ name, link, citation, page }) => `${linked(name, link)}. ${linked(citation, page)}`,
      ),
      plain(words.labelled(t('common:filters'), provenance.filters)),
      linked(t('briefing:openView'), provenance.link),
    ]),
  ]
}

function sourceBlocks({ steps, link, t, words }: MarkdownInput): readonly string[] {
  const usedIn = (wanted: string) => {
    const numbers = steps.flatMap(({ number, provenance: { citations } }) =>
      citations.includes(wanted) ? [number] : [],
    )
    return t('slides.inSteps', { count: numbers.length, numbers: numbers.join(', ') })
  }
  const ofAll = (pick: (provenance: Provenance) => readonly string[]) =>
    list([...new Set(steps.flatMap(({ provenance }) => pick(provenance)))].map(plain))
  const { versionText = '', date = '' } = steps[0]?.provenance ?? {}
  const day = words.period(periodOfDate(date))
  return [
    `## ${inline(t('common:sources'))}`,
    list(
      publicationsOf(steps).map(
        ({ citation, page }) => `${linked(citation, page)} (${inline(usedIn(citation))})`,
      ),
    ),
    `### ${inline(t('shared:caveats'))}`,
    ofAll(({ caveats }) => caveats),
    `### ${inline(t('licences'))}`,
    ofAll(({ licences }) => licences),
    `${plain(`${words.labelled(t('shared:version'), versionText)}. ${t('exportedOn')} ${day}.`)} <${within(link)}>`,
  ]
}

function publicationsOf(steps: MarkdownInput['steps']): readonly CarriedPublication[] {
  const all = steps.flatMap(({ provenance }) => provenance.publications ?? [])
  return [...new Map(all.map((one) => [one.citation, one])).values()]
}

function quoted({ text, translation, source }: ContentQuotation, { t, words }: MarkdownInput): string {
  const parts = [
    words.quoted(inline(text)),
    ...(translation === null ? [] : [plain(t('stage:ourTranslation', { text: translation }))]),
    plain(`— ${source}`),
  ]
  return `> ${parts.join('\n>\n> ')}`
}

/** The values of a chart; incomplete categories say so. */
function chartTable(
  { categories, series, isPartial, over, unit, own }: StepChart,
  { t, words }: MarkdownInput,
): Pick<ContentTable, 'title' | 'columns' | 'isNumeric'> & { rows: readonly MarkdownRow[] } {
  return {
    title: [unitName(2, unit, words), own].filter(Boolean).join(' · '),
    columns: [over === 'months' ? t('shared:month') : '', ...series.map(({ name }) => name)],
    isNumeric: [false, ...series.map(() => true)],
    rows: categories.map((name, at) => ({
      cells: [
        isPartial[at] ? `${name} (${t('slides.incomplete')})` : name,
        ...series.map(({ values }) => {
          const value = values[at] ?? null
          return value === null ? t('common:notStated') : words.number(value)
        }),
      ],
      look: 'plain',
      language: null,
    })),
  }
}

type MarkdownRow = Pick<ContentRow, 'cells' | 'look' | 'language'>

/** A table under its title. */
function tableBlocks(
  {
    title,
    columns,
    isNumeric,
    rows,
  }: Pick<ContentTable, 'title' | 'columns' | 'isNumeric'> & { rows: readonly MarkdownRow[] },
  { words }: MarkdownInput,
): readonly string[] {
  const line = (cells: readonly string[]) => `| ${columns.map((_, at) => cells[at] ?? '').join(' | ')} |`
  return [
    strong(title),
    [
      line(columns.map(inline)),
      line(columns.map((_, at) => (isNumeric[at] ? '--:' : '---'))),
      ...rows.map(({ cells, look, language }) =>
        line(
          cells.map((cell, at) => {
            const text = at === 0 && language !== null ? words.quoted(cell) : cell
            return look === 'plain' ? inline(text) : strong(text)
          }),
        ),
      ),
    ].join('\n'),
  ]
}

function list(items: readonly string[]): string {
  return items
    .filter((item) => item !== '')
    .map((item) => `- ${item}`)
    .join('\n')
}

function strong(text: string): string {
  const escaped = inline(text)
  return escaped === '' ? '' : `**${escaped}**`
}

/** A text that leads to an address of the web; the text alone for any other address. */
function linked(text: string, address: string | null): string {
  if (address === null || !WebAddress.safeParse(address).success) return plain(text)
  return `[${inline(text)}](<${within(address)}>)`
}

/** An address between angle brackets. */
function within(address: string): string {
  return address.replaceAll(/[\s<>\\]/g, encodeURIComponent)
}

/** What begins a heading, a list, a quotation, a rule or a definition at the start of a line. */
const LEADING = /^(?:[+\-=>:]|(\d{1,9})(?=[.)]))/

/** A text as a line of its own that means nothing but itself. */
function plain(text: string): string {
  return inline(text).replace(LEADING, (sign, digits?: string) =>
    digits === undefined ? `\\${sign}` : `${digits}\\`,
  )
}

/**
 * The same within a line. Marks of other dialects are guarded too: mathematics, citations and attributes; `<` is written as its
 * name, since old programs let an escaped tag pass.
 */
function inline(text: string): string {
  return onOneLine(text)
    .replaceAll(/[\\`*_{}[\]|~$^@#]/g, '\\$&')
    .replaceAll(/&(?=#?\w)/g, '&amp;')
    .replaceAll('<', '&lt;')
}
