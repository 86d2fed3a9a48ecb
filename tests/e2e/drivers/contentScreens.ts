import type { Page } from '@playwright/test'
import type { Selection } from '#domain/view.ts'
import { firstOf } from '#tests/e2e/support/firstOf.ts'
import { published } from '#tests/support/published.ts'
import { PANEL } from './screenActions.ts'
import type { Screen } from './screens.ts'
import { word } from './words.ts'

const { measures } = published('measures')
const { claims } = published('claims')
const { events } = published('timeline')

/** One selection of each kind that has a dossier. */
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

/** The eight dossiers; those of places with the figures of a year. */
export function dossiers(): Screen[] {
  return chosenThings().map(({ kind, id }) => ({
    name: `dossier of a ${kind}`,
    link: `#/explore?${kind === 'route' || kind === 'region' ? 'years=2025&' : ''}selected=${kind}:${id}&v=2`,
    sign: `${PANEL} header h2[tabindex]`,
    part: PANEL,
    isInEveryLook: kind === 'route',
    ...(kind === 'route' && { widths: [1440, 360] }),
  }))
}

/** The Reader with a highlighted sentence, with records, with the cells of each series, and with an incident. */
export function readings(): Screen[] {
  const { citation } = firstOf(claims, 'claim')
  const record = firstOf(published('records').records, 'record')
  const reading = (name: string, reader: string, sign = 'dialog dl:visible') => ({
    name,
    link: `#/explore?reader=${reader}&v=3`,
    sign,
    part: 'dialog',
    deskParts: ['.shell-topbar', '.shell-rail', '.shell-reader'],
  })
  return [
    {
      ...reading('a sentence', `${citation.documentId}:${citation.start}-${citation.end}`, 'dialog mark'),
      isInEveryLook: true,
    },
    reading('a record', `record:${record.id}`),
    { ...reading('a record of figures', 'record:frontex-2024-figures'), on: 'desk' as const },
    reading('the cells of a total', 'cells:frontex-detections:detections:2024-01..2024-12'),
    reading(
      'the cells of deaths',
      'cells:missing-migrants-incidents:dead_and_missing:2024-01..2024-12:route:channel',
    ),
    reading(
      'the cells of a change',
      'cells:frontex-detections:detections:2024-01..2024-12,2025-01..2025-12:route:western-african',
    ),
    {
      ...reading('the cells of nationalities', 'cells:frontex-nationalities:detections:2024-01..2024-12'),
      on: 'desk' as const,
    },
    {
      ...reading('the cells of weeks', 'cells:uk-small-boats-weekly:prevented:2024-01..2026-12'),
      on: 'desk' as const,
    },
    reading('an incident', 'incident:2014.MMP00007'),
  ]
}

/** Table, an embedded map, comparison and sources. */
export function pageScreens(): Screen[] {
  return [
    ...[0, 1, 2, 3].map((kind) => ({
      name: `the table, kind ${kind + 1}`,
      isInEveryLook: kind === 0,
      link: '#/table?measures=border-control&v=3',
      sign: '.shell-table tbody tr',
      ...(kind === 0 ? {} : { part: '.shell-table' }),
      widths: [900, 360],
      prepare: async (page: Page) => {
        const switches = page.locator('.shell-table [role="group"] button[aria-pressed]')
        await switches.nth(kind).press('Enter')
        await page.locator('.shell-table [role="group"] button[aria-pressed="true"]').first().waitFor()
        await page.locator('.shell-table tbody tr').first().waitFor()
      },
    })),
    {
      name: 'an embedded map',
      link: '#/embed?years=2025&selected=route:channel&v=2',
      sign: 'main > footer a',
      parts: [],
      controls: ['main'],
      widths: [640, 320],
    },
    {
      name: 'the plans, with the sentences of one',
      isInEveryLook: true,
      link: '#/plans?v=3',
      sign: '[data-plan]',
      parts: ['.shell-topbar'],
      controls: ['.shell-page'],
      widths: [1100, 648],
      prepare: async (page) => {
        await page.locator('[data-toggle]').first().press('Enter')
        await page.locator('[data-plan][data-open="true"]').waitFor()
      },
    },
    {
      name: 'the plans by kind',
      link: '#/plans?years=2025&by=kind&v=2',
      sign: '.shell-page table',
      part: '.shell-page',
      parts: ['.shell-topbar'],
      controls: ['.shell-page'],
    },
    {
      name: 'the comparison',
      isInEveryLook: true,
      link: '#/compare?compare=2025,2026&routes=channel&v=3',
      sign: '.shell-page table ~ *, .shell-page table',
      parts: ['.shell-topbar'],
      widths: [1148, 900, 648],
    },
    {
      name: 'the Desk without a project',
      link: '#/desk?v=3',
      sign: '.shell-page h1',
      part: '.shell-page',
      parts: ['.shell-topbar'],
      widths: [1200],
    },
    {
      name: 'the Desk with a text in review',
      link: '#/desk?v=3',
      sign: '.shell-page h1',
      part: '.shell-page',
      parts: ['.shell-topbar'],
      controls: ['.shell-page'],
      widths: [1440, 768],
      isInEveryLook: true,
      prepare: async (page, language) => {
        const mark = page.locator('mark[data-claim]').first()
        if ((await mark.count()) > 0) return
        await page
          .getByRole('button', { name: word(language, 'desk:start.sample'), exact: true })
          .press('Enter')
        await mark.waitFor({ state: 'attached' })
      },
    },
    {
      name: 'the sources',
      isInEveryLook: true,
      link: '#/sources?v=3',
      widths: [360],
      sign: '.shell-page section:has([data-section="rules"]) summary',
      prepare: async (page) => {
        // Each kind of disclosure once: all of them would be four thousand lines.
        await page.locator('section:has([data-section="rules"]) summary').first().press('Enter')
        await page.locator('.shell-page summary').first().press('Enter')
        const more = page.locator('.shell-page button[aria-expanded="false"]')
        for (let left = await more.count(); left > 0; left -= 1) await more.first().press('Enter')
      },
    },
  ]
}
