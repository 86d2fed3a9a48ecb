import { expect, it } from 'vitest'
import { inNewBrowsers, openTab, stateOf, TEXT } from '#tests/support/deskTabs.ts'

inNewBrowsers()

it.each([
  ['2025-03-12', '2025', '2025-03-12'],
  ['2025-03', '2025-03-12', '2025-03-12'],
  ['2025-03-12', '2024', '2024'],
  ['2025-03-12', null, '2025-03-12'],
  [null, '2025', '2025'],
])('a text of %s with an entry of a library of %s is of %s', async (stated, date, expected) => {
  const tab = await openTab()
  await tab.desk.newProject('Test')
  await tab.desk.addText({ ...TEXT, fileName: 'a.pdf', date: stated, unconfirmed: true })
  const entry = { title: 'A note', publisher: null, doi: '', address: '', files: ['a.pdf'] }
  expect(await tab.desk.takeReferences([{ ...entry, date }])).toMatchObject({ matched: 1 })
  expect(stateOf(tab).project?.documents).toMatchObject([{ title: 'A note', date: expected }])
})
