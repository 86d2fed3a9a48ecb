import { expect, it } from 'vitest'
import { codeBook, codingsOf } from '#domain/codeBook.ts'
import { decisionsByReader, type LogEntry, reviewedParts } from '#domain/decisionLog.ts'
import { citationAt } from '#domain/evidence.ts'

const TEXT = 'Belgium will strengthen border controls.'
const CITATION = citationAt('own-0123456789ab', TEXT, 0, 7)
const HARM = { name: 'Harm', definition: 'What a measure does to people.', sign: 'HA' }

let minutes = 0
function entry(who: string, part: Pick<LogEntry, 'code'> | Pick<LogEntry, 'coding'>): LogEntry {
  minutes += 1
  return {
    id: `e${minutes}`,
    at: `2026-11-27T10:${String(minutes).padStart(2, '0')}:00.000Z`,
    who,
    rules: 'r',
    documentId: '',
    claimId: '',
    before: null,
    after: null,
    undoes: null,
    settles: false,
    ...part,
  }
}

const made = entry('Ann', { code: { codeId: 'c1', before: null, after: HARM } })
const marked = (who: string) => entry(who, { coding: { codeId: 'c1', before: null, after: CITATION } })

it('has one code for all readers, as it was changed last', () => {
  const changed = { ...HARM, name: 'Harms' }
  const log = [made, entry('Ben', { code: { codeId: 'c1', before: HARM, after: changed } })]
  expect([...codeBook(log)]).toEqual([['c1', changed]])
  const removed = entry('Ann', { code: { codeId: 'c1', before: changed, after: null } })
  expect(codeBook([...log, removed]).size).toBe(0)
})

it('counts what two readers marked alike once, until both have taken it back', () => {
  const log = [made, marked('Ann'), marked('Ben')]
  expect(codingsOf(log)).toMatchObject([{ code: HARM, citation: CITATION, readers: ['Ann', 'Ben'] }])
  const back = entry('Ann', { coding: { codeId: 'c1', before: CITATION, after: null } })
  expect(codingsOf([...log, back])).toMatchObject([{ readers: ['Ben'] }])
})

it('is no decision on a claim, and goes into no review', () => {
  const log = [made, marked('Ann')]
  expect([...decisionsByReader(log)]).toEqual([])
  expect(reviewedParts(log)).toEqual([])
})
