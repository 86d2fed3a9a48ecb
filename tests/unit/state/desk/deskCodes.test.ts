import { expect, it } from 'vitest'
import { codeBook, codingsOf } from '#domain/codeBook.ts'
import { citationAt } from '#domain/evidence.ts'
import { begin, fileOf, inNewBrowsers, open, openTab, saved, stateOf, TEXT } from '#tests/support/deskTabs.ts'

inNewBrowsers()

const HARM = { name: 'Harm', definition: '', sign: 'HA' }

/** A project with an accepted claim and a word marked with a code. */
async function coded() {
  const tab = await begin()
  const id = stateOf(tab).documentId ?? ''
  const codeId = tab.desk.addCode(HARM)
  tab.desk.setCoding(codeId, citationAt(id, TEXT.text, 0, 7), true)
  await saved(tab)
  return { tab, codeId }
}

const logOf = (tab: Awaited<ReturnType<typeof coded>>['tab']) => stateOf(tab).project?.log ?? []

it('goes with the project file, and leaves claims, marks and progress as they were', async () => {
  const { tab } = await coded()
  const before = await begin()
  expect(tab.shown.own?.claims.map(({ id }) => id)).toEqual(before.shown.own?.claims.map(({ id }) => id))
  expect(stateOf(tab).heads[0]).toMatchObject({ claims: 2, decided: 1 })
  const bytes = await fileOf(tab)
  const other = await openTab()
  await open(other, bytes)
  expect(stateOf(other).fileFaults).toEqual([])
  expect(codingsOf(logOf(other))).toMatchObject([{ code: HARM, citation: { exact: 'Belgium' } }])
})

it('is left out of the export for publication', async () => {
  const { tab } = await coded()
  const names = async (from: typeof tab) => {
    const text = await (await from.desk.handOver()).file.text()
    return [...text.matchAll(/data\/sources\/[\w./-]+/g)].map(([name]) => name)
  }
  expect(await names(tab)).toEqual(await names(await begin()))
})

it('is taken back by the key that takes back a decision, one after another', async () => {
  const { tab } = await coded()
  expect(tab.desk.undo()).toBeNull()
  expect(codingsOf(logOf(tab))).toEqual([])
  expect(codeBook(logOf(tab)).size).toBe(1)
  expect(tab.desk.undo()).toBeNull()
  expect(codeBook(logOf(tab)).size).toBe(0)
  expect(tab.desk.undo()).not.toBeNull()
})

it('takes from a code book what the project lacks, as one step of the log each, and leaves what differs', async () => {
  const { tab, codeId } = await coded()
  const book = [
    'id,sign,name,definition',
    `${codeId},HA,Harm,`,
    'other,CO,Cost,Who pays',
    ',,harm,Something else',
    ',,Voice,Who speaks',
  ]
  const taken = await tab.desk.importCodes({ name: 'book.csv', file: new Blob([book.join('\n')]) })
  expect(taken).toMatchObject({ codes: [{ name: 'Cost' }, { name: 'Voice' }], same: 1 })
  expect(taken.faults).toMatchObject([{ code: 'doubled', place: 4 }])
  expect([...codeBook(logOf(tab))].slice(0, 2)).toEqual([
    [codeId, HARM],
    ['other', { name: 'Cost', definition: 'Who pays', sign: 'CO' }],
  ])
  const before = logOf(tab).length
  const differing = 'code,definition\nHARM,Something else\nCost,Who  pays '
  const again = await tab.desk.importCodes({ name: 'book.csv', file: new Blob([differing]) })
  expect(again).toMatchObject({ codes: [], same: 1, faults: [{ code: 'differs', place: 2, name: 'HARM' }] })
  expect(logOf(tab)).toHaveLength(before)
  await saved(tab)
})

it('merges into another: its marks go over, each once, others’ stay, and one undo brings all back', async () => {
  const { tab, codeId } = await coded()
  const id = stateOf(tab).documentId ?? ''
  const [first, second] = [citationAt(id, TEXT.text, 0, 7), citationAt(id, TEXT.text, 8, 12)]
  const other = tab.desk.addCode({ name: 'Damage', definition: '', sign: 'DA' })
  tab.desk.setCoding(codeId, second, true)
  tab.desk.setCoding(other, first, true)
  const marks = () =>
    codingsOf(logOf(tab)).map((one) => [one.code.name, one.citation.exact, one.readers.join()])
  const before = marks()
  expect(before).toHaveLength(3)
  tab.desk.mergeCodes(codeId, other)
  const reader = stateOf(tab).reader
  expect(marks()).toEqual([first, second].map(({ exact }) => ['Damage', exact, reader]))
  expect([...codeBook(logOf(tab)).keys()]).toEqual([other])
  expect(tab.desk.undo()).toBeNull()
  expect(new Set(marks().map(String))).toEqual(new Set(before.map(String)))
  expect(codeBook(logOf(tab)).get(codeId)).toEqual(HARM)

  tab.desk.setReader('Second')
  tab.desk.setCoding(codeId, first, true)
  tab.desk.mergeCodes(codeId, other)
  expect(codeBook(logOf(tab)).get(codeId)).toEqual(HARM)
  expect(marks()).toContainEqual(['Harm', first.exact, reader])
  expect(marks()).toContainEqual(['Damage', first.exact, `${reader},Second`])
  await saved(tab)
})
