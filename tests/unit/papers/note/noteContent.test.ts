import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { stepContent } from '#content/stepContent.ts'
import type { Briefing, BriefingStep } from '#domain/briefing.ts'
import { UI_LANGUAGES } from '#domain/language.ts'
import type { CitedPiece } from '#papers/note/citedPiece.ts'
import { contentOfBriefing, mapStep, UNNAMED_CLOSINGS } from '#papers/note/noteContent.ts'
import { contentInput } from '#tests/support/contentInput.ts'
import { exportWords } from '#tests/support/exportWords.ts'
import { published } from '#tests/support/published.ts'

const DEATHS = 'missing-migrants-incidents:dead_and_missing:2025-01..2025-12:route:central-mediterranean'
const CONTENT = contentInput()
const cite = (id: string) => ({ id, citation: id, publication: id }) as CitedPiece

const CROSSINGS = 'frontex-detections:detections:2025-01..2025-12'

function step(id: string, cells: string, part: Partial<BriefingStep> = {}): BriefingStep {
  const number = { cells, against: null }
  const base = { id, view: '#/explore?v=3', title: id, text: [], notes: '', dwell: 20 }
  return { ...base, number, chart: null, evidence: [`cells:${cells}`], ...part }
}

describe('the step whose map a note shows', () => {
  const deaths = step('deaths', DEATHS, { view: '#/explore?selected=route:central-mediterranean&v=3' })
  const routes = step('routes', CROSSINGS)
  const words = step('words', CROSSINGS, { number: null, evidence: ['record:one'] })

  test.each([true, false])('counts crossings, not deaths alone, wherever it stands', (isCounted) => {
    expect(mapStep([deaths, routes], isCounted).id).toBe('routes')
    expect(mapStep([routes, deaths], isCounted).id).toBe('routes')
    expect(mapStep([deaths], isCounted).id).toBe('deaths')
  })

  test('counts at all in a talk of numbers', () => {
    expect(mapStep([words, deaths, routes], true).id).toBe('routes')
  })
})

describe('the key message of a talk', () => {
  const closing = (title: string, text: string[]) =>
    step('end', CROSSINGS, { title, text, number: null, evidence: [], look: { layout: 'closing' } })
  const messageOf = (last: BriefingStep) => {
    const talk = { ...(published('briefings').briefings[0] as Briefing), title: 'The talk', steps: [last] }
    const contents = new Map([[last, stepContent(last, talk, CONTENT)]])
    const { t, words } = exportWords()
    const input = { cite, numberOf: () => null, t: t as never, exportT: t, words, caveatOf: () => '' }
    const { message } = contentOfBriefing(talk, contents, [], input)
    return [message?.title.text, ...(message?.own ?? []).map(({ text }) => text)]
  }

  test.each(UI_LANGUAGES)('begins with a statement where the editor named its closing, in %s', (language) => {
    const { gallery } = JSON.parse(readFileSync(`src/i18n/messages/${language}/editor.json`, 'utf8'))
    expect(UNNAMED_CLOSINGS).toContain(gallery.closingTitle)
    expect(messageOf(closing(gallery.closingTitle, ['Fewer came', 'Two routes rose']))).toEqual([
      'Fewer came.',
      'Two routes rose.',
    ])
    expect(messageOf(closing(gallery.closingTitle, []))).toEqual(['The talk.'])
  })

  test('begins with the title that its author gave it', () => {
    expect(messageOf(closing('Fewer in all', ['Two routes rose']))).toEqual([
      'Fewer in all.',
      'Two routes rose.',
    ])
  })
})
