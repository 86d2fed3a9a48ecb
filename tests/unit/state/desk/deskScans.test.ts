import { expect, test, vi } from 'vitest'
import { bytesOf, inNewBrowsers, openTab, saved, stateOf } from '#tests/support/deskTabs.ts'

inNewBrowsers()

const page = (number: number) => ({ number, width: 1000, height: 400, lines: [] })
const scan = {
  key: 'one',
  file: new File(['a picture'], 'scan.tif'),
  languages: ['en' as const, 'fr' as const],
  documentId: null,
  pages: [],
}

test('a scan is kept with its pages until it is dropped, in the project and in no file of it', async () => {
  const tab = await openTab()
  await tab.desk.newProject('Test')
  const { id = '' } = stateOf(tab).project ?? {}
  await tab.desk.keepScan(id, scan)
  await tab.desk.keepScanPage(id, 'one', page(2))
  await tab.desk.keepScanPage(id, 'one', page(1))
  const [kept] = await tab.desk.keptScans(id)
  expect(kept).toMatchObject({ key: 'one', languages: ['en', 'fr'], documentId: null })
  expect(kept?.pages.map(({ number }) => number).toSorted()).toEqual([1, 2])
  expect([kept?.file.name, await kept?.file.text()]).toEqual(['scan.tif', 'a picture'])
  await saved(tab)
  const file = Buffer.from(await bytesOf((await tab.desk.saveFile()).file)).toString('latin1')
  expect([file.includes('manifest.json'), file.includes('scans/')]).toEqual([true, false])

  // Pages of other languages are no part of a new run; those of the same run are.
  await tab.desk.keepScan(id, { ...scan, pages: [page(1)] })
  expect((await tab.desk.keptScans(id))[0]?.pages).toHaveLength(2)
  await tab.desk.keepScan(id, { ...scan, languages: ['nl'] })
  expect(await tab.desk.keptScans(id)).toMatchObject([{ languages: ['nl'], pages: [] }])
  await tab.desk.dropScan(id, 'one')
  expect(await tab.desk.keptScans(id)).toEqual([])
})

test('a scan of which a part is torn is left out, and the others stay', async () => {
  const tab = await openTab()
  await tab.desk.newProject('Test')
  const { id = '' } = stateOf(tab).project ?? {}
  await tab.desk.keepScan(id, scan)
  await tab.desk.keepScan(id, { ...scan, key: 'torn' })
  // What is written under the name of a page is JSON that nobody finished.
  const stringify = vi.spyOn(JSON, 'stringify').mockReturnValueOnce('{"number":')
  await tab.desk.keepScanPage(id, 'torn', page(1))
  stringify.mockRestore()
  expect((await tab.desk.keptScans(id)).map(({ key }) => key)).toEqual(['one'])
})

test('the worker draws pages of the file that was opened last, and of no other', async () => {
  const { worker } = await openTab()
  const [one, two] = [new Blob(['one']), new Blob(['the second'])]
  await Promise.all([worker.openPages(1, one, ''), worker.openPages(2, two, '')])
  await expect(worker.drawPage(1, 1, 110)).rejects.toThrow('another file is open')
  expect((await worker.drawPage(2, 1, 110)).size).toBe(two.size)
})
