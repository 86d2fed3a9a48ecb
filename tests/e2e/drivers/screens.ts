import type { Selection } from '#domain/view.ts'
import { firstOf } from '#tests/e2e/support/firstOf.ts'
import { published } from '#tests/support/published.ts'

/** A screen by its link, and words that stand on it once it is whole. */
export interface Screen {
  name: string
  link: string
  /** In which part the words stand. */
  part: 'Details' | 'Reader'
  words: RegExp
}

const { measures } = published('measures')
const { claims } = published('claims')
const { events } = published('timeline')

/** One thing of each kind that has a dossier. */
function chosenThings(): Selection[] {
  const quoted = firstOf(
    measures.filter(({ evidence }) => evidence.some(({ type }) => type === 'citation')),
    'measure with a sentence behind it',
  )
  const driver = firstOf(
    claims.filter(({ kind }) => kind === 'driver'),
    'claim of a driver',
  )
  return [
    { kind: 'route', id: 'central-mediterranean' },
    { kind: 'region', id: 'north-africa' },
    { kind: 'measure', id: quoted.id },
    { kind: 'event', id: firstOf(events, 'event').id },
    { kind: 'driver', id: driver.category },
    { kind: 'actor', id: 'frontex' },
    { kind: 'country', id: 'BE' },
    { kind: 'document', id: driver.citation.documentId },
  ]
}

/** The eight dossiers. */
export function dossiers(): Screen[] {
  return chosenThings().map(({ kind, id }) => ({
    name: `dossier of a ${kind}`,
    link: `#/explore?selected=${kind}:${id}&v=1`,
    part: 'Details',
    words: /Back to overview/,
  }))
}

/** The Reader with a lit sentence, and with a record. */
export function readings(): Screen[] {
  const { citation } = firstOf(claims, 'claim')
  const record = firstOf(published('records').records, 'record')
  return [
    {
      name: 'a sentence in the Reader',
      link: `#/explore?reader=${citation.documentId}:${citation.start}-${citation.end}&v=1`,
      part: 'Reader',
      words: /This sentence carries/,
    },
    {
      name: 'a record in the Reader',
      link: `#/explore?reader=record:${record.id}&v=1`,
      part: 'Reader',
      words: /in our own words/,
    },
  ]
}
