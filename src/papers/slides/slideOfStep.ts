import type { StepContent } from '#content/stepContent.ts'
import { type ContentRows, FEW_PLANS, mostPlansNamed, plansByState, rowsThatFit } from '#content/stepRows.ts'
import { unitName } from '#content/unitName.ts'
import { type BriefingStep, tiesOfWords } from '#domain/briefing.ts'
import { lettered, type Provenance } from '#domain/provenance.ts'
import type { SlideRole, SlideTemplate } from '#domain/slides.ts'
import type { StepChart } from '#domain/stepChart.ts'
import { LAYOUTS } from '#domain/stepLayouts.ts'
import type { TFunction } from '#i18n/translation.ts'
import { chartValues } from '#papers/chartValues.ts'
import { GLYPHS, type StepPicture, spokenBlock, stepPictureSvg } from '#picture/step/stepPicture.ts'
import { capitalised } from '#words/otherWayOf.ts'
import type { Words } from '#words/words.ts'
import type { SlideList, SlideMap, SlideNumber, SlideRanking, SlideStep } from './slideTalk.ts'

type StepT = TFunction<['export', 'briefing', 'stage', 'stepMap', 'map']>

interface SlideInput {
  step: Pick<BriefingStep, 'id' | 'notes' | 'isBackup' | 'text' | 'evidence' | 'ties'>
  content: StepContent
  provenance: Provenance
  isPlaceless: boolean
  template: Pick<SlideTemplate, 'frames'>
  t: StepT
  words: Words
}

/** A step as a slide, before its maps are drawn. What its slide has no place for is in its list. */
export function slideOfStep(input: SlideInput): Omit<SlideStep, 'map' | 'map2'> {
  const { step, content, template, t, words } = input
  const { title, number, layout, agenda } = content
  const chart = chartOf(content, t, words)
  const ranking = rankingOf(content, t, words)
  const list = listOf(input)
  const { provenance, letters } = lettered(input.provenance, tiesOfWords(step))
  const cited = provenance.evidence.find(({ quote }) => quote !== undefined)
  const role = roleOf(content, { isPlaceless: input.isPlaceless, hasList: list !== null })
  const isQuote = role === 'quote' || role === 'quote-map'
  return {
    id: step.id,
    title,
    isClosing: layout === 'closing',
    lines: [...content.lines, ...(content.noRows === null ? [] : [content.noRows])],
    letters,
    ...(number && !template.frames[role].slots.number ? { numberLine: number.sentence } : {}),
    ...(layout === 'agenda'
      ? { parts: agenda.map((part) => ({ ...part, name: `${part.number}. ${part.name}` })) }
      : {}),
    notes: step.notes,
    role,
    isBackup: step.isBackup ?? false,
    number: number && numberOf(number),
    keyNumbers: content.keyNumbers.map((each) => ({
      ...numberOf(each),
      ...(each.now.unit === 'dead-and-missing' ? { caveat: t('shared:minimum') } : {}),
    })),
    chart,
    quote:
      isQuote && content.quotation
        ? {
            text: words.quoted(content.quotation.text),
            language: content.quotation.language,
            translation:
              content.quotation.translation &&
              t('stage:ourTranslation', { text: content.quotation.translation }),
            source: cited?.citation ?? content.quotation.source,
          }
        : null,
    heads: (ranking && content.ranking?.periods ? content.ranking.periods : []).map(({ name, total }) => ({
      title: name,
      note: total,
    })),
    ranking,
    list,
    details: content.rows?.plans && content.rows.rows.length > FEW_PLANS ? content.rows : null,
    provenance,
  }
}

/** The slide that suits a step: its layout's, as far as the step has what that shows. */
function roleOf(
  { layout, lines, number, chart, quotation, ranking, rows, changes }: StepContent,
  { isPlaceless, hasList }: { isPlaceless: boolean; hasList: boolean },
): SlideRole {
  const hasBars = chart !== null || changes !== null
  // Without a place the rows take the room of the map.
  const wordy = isPlaceless ? (hasList ? 'text-table' : 'text') : 'text-map'
  const usual = hasBars ? (number ? 'number-chart' : 'text-chart') : number ? 'number-map' : wordy
  const { slide } = LAYOUTS[layout]
  if (!slide) return usual
  const fits = {
    quotation: quotation !== null,
    ranking: ranking !== null && changes !== null,
    rows: rows !== null,
    'map alone': lines.length === 0 && !hasBars && !number && !isPlaceless,
    'no figures': !hasBars && !number,
  }[slide.needs]
  if (!fits) return usual
  if (slide.role === 'text' && hasList) return 'text-table'
  if (slide.role === 'text-table' && lines.length === 0 && !number) return 'table'
  return (isPlaceless && slide.placeless) || slide.role
}

function numberOf({ now, before, change }: NonNullable<StepContent['number']>): SlideNumber {
  return {
    value: now.figure,
    what: now.what,
    change: change?.text ?? null,
    before: before?.text ?? null,
  }
}

/** The table of a step: its rows, its changes, what a closing step sums up, else the measures of its evidence. */
function listOf({ content, t, words }: SlideInput): SlideList | null {
  const { rows, changes, keyNumbers, measures } = content
  const [only] = rows?.rows ?? []
  if (rows?.plans && only) {
    if (rows.rows.length > FEW_PLANS) return listOfPlans(rows, t, words)
    return rows.rows.length > 1 ? rows : onePlan(rows, t)
  }
  if (rows && keyNumbers.length === 0) {
    if (rows.kind === 'dated') return listOfDates(rows, words)
    return { ...rows, shorter: (fits) => rowsThatFit(rows.rows, fits) }
  }
  if (keyNumbers.length === 0) return changes ?? measures
  const isCompared = keyNumbers.some(({ before }) => before !== null)
  return {
    title: t('slides.keyNumbers'),
    columns: [t('slides.keyNumbers'), ...(isCompared ? [t('slides.before'), '%'] : [])],
    isNumeric: [false, false, true],
    rows: keyNumbers.map(({ now, before, change }) => ({
      cells: [now.text, ...(isCompared ? [before?.text ?? '', change?.text ?? ''] : [])],
      look: 'total',
    })),
  }
}

/** As on the stage: what came of plans, how many they are, and their names. */
function listOfPlans(
  { title, columns: [plan = '', , outcome = ''], rows }: ContentRows,
  t: StepT,
  words: Words,
): SlideList {
  const rowsWith = (most?: number) =>
    plansByState(rows, most).map(({ state, count, named }) => ({
      cells: [
        words.choice({ group: 'outcome', choice: state }),
        words.number(count),
        [
          named.map(({ cells: [name = ''] }) => name).join(words.semicolon),
          ...(count > named.length ? [t('slides.moreRows', { count: count - named.length })] : []),
        ].join(words.semicolon),
      ],
      look: 'plain' as const,
    }))
  return {
    title,
    columns: [outcome, '', plan],
    // Numbers beside names would be read as theirs.
    isNumeric: [false, false, false],
    counts: 1,
    rows: rowsWith(),
    shorter: (fits) => rowsWith(mostPlansNamed(rows, (most) => fits(rowsWith(most)))),
  }
}

/** As on the stage: what was planned, and what came of it. */
function onePlan({ title, columns, rows: [row], plans }: ContentRows, t: StepT): SlideList {
  const [name = '', meta = '', , tie = ''] = row?.cells ?? []
  const { dated = '', what = '' } = plans?.details[0] ?? {}
  const outcome = what === '' ? [columns[2] ?? '', dated] : [dated, what]
  return {
    title,
    columns: [title, columns[2] ?? ''],
    isNumeric: [false, false],
    isBare: true,
    rows: [
      { cells: [t('stage:planned'), name], look: 'plain', below: meta },
      { cells: outcome, look: 'plain', below: tie },
    ],
  }
}

/** As on the stage: the date, the sign of the status, and what happened. */
function listOfDates({ title, columns: [what = '', when = ''], rows }: ContentRows, words: Words): SlideList {
  const dated = rows.map(({ cells: [name = '', date = '', below = ''], look, rank, status, own }) => ({
    cells: [capitalised(date, words), status === null ? '' : GLYPHS[own ? 'triangle' : status], name],
    look,
    rank,
    below,
  }))
  return {
    title,
    columns: [when, '', what],
    isNumeric: [false, false, false],
    isBare: true,
    rows: dated,
    shorter: (fits) => rowsThatFit(dated, fits),
  }
}

/** The changes of two periods; what is counted in another unit comes last and says so. */
function rankingOf({ ranking, changes }: StepContent, t: StepT, words: Words): SlideRanking | null {
  if (!ranking?.periods || !changes) return null
  const rowsOf = (rows: (typeof ranking)['rows']) =>
    rows.flatMap(({ name, place, before, difference, change, signed }) =>
      before === null ? [] : [{ name, route: place, value: difference, change: change ?? '–', signed }],
    )
  const other = rowsOf(ranking.otherUnit)
  const heading = {
    name: words.labelled(t('slides.otherUnit')),
    route: null,
    value: null,
    change: '',
    signed: '',
  }
  const rows = [...rowsOf(ranking.rows), ...(other.length > 0 ? [heading] : []), ...other]
  const [first, second] = ranking.periods
  return {
    title: t('slides.ranking'),
    rows,
    alt: t('slides.rankingAlt', {
      first: first?.name,
      second: second?.name,
      values: rows
        .map(({ name, value, change, signed }) => (value === null ? name : `${name} ${signed} (${change})`))
        .join(words.semicolon),
    }),
  }
}

function chartOf({ chart }: StepContent, t: StepT, words: Words): SlideStep['chart'] {
  if (!chart) return null
  const unit = [unitName(2, chart.unit, words), chart.own].filter(Boolean).join(' · ')
  return { chart, unit, alt: [chartName(chart, unit, t, words), ...chartValues(chart, t, words)].join(' ') }
}

function chartName({ categories, series }: StepChart, unit: string, t: StepT, words: Words): string {
  return t('slides.chartAlt', {
    unit,
    series: words.list(series.map(({ name }) => name)),
    first: categories[0],
    // An abbreviated month ends the sentence with its own stop.
    last: categories.at(-1)?.replace(/\.$/, ''),
  })
}

/** A drawn map for a slide: land and lines as a picture, and its words for native shapes and for those who do not see it. */
export function slideMap(picture: StepPicture, title: string, t: StepT, words: Words): SlideMap {
  const { legend, note } = picture
  const caption = captionOf({ note: note.slice(note.length > 0 ? legend.length : 0) }, t)
  const alt = mapInWords(picture, t, words)
  const svg = stepPictureSvg(picture, { title, description: alt, hasLabels: false })
  return { ...picture, svg, alt, caption }
}

/** What a map shows: its labels, and what its lines are. */
export function mapInWords(
  picture: Pick<StepPicture, 'labels' | 'note'>,
  t: TFunction<['export', 'stepMap', 'map']>,
  { labelled, semicolon }: Pick<Words, 'labelled' | 'semicolon'>,
): string {
  const named = picture.labels.flatMap((label) => {
    const count = label.signs.reduce((sum, sign) => sum + (sign.line === null ? sign.count : 0), 0)
    const measures = count > 0 ? [t('shared:count.measures', { count })] : []
    const said = spokenBlock({ ...label, forms: [label.rows] })
    return label.place === null ? [] : [[said, ...measures].join(' · ')]
  })
  return `${labelled(t('map:title'), named.join(semicolon))}. ${captionOf(picture, t)}`
}

function captionOf({ note }: Pick<StepPicture, 'note'>, t: TFunction<['export', 'stepMap']>): string {
  return (note.length > 0 ? note : [t('stepMap:schematic')]).join(' ')
}
