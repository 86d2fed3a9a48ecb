import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { openDB } from 'idb'
import { beforeEach, expect, it, vi } from 'vitest'
import { openShelfOrMemory } from '#state/shelf/shelf.ts'

beforeEach(() => void vi.stubGlobal('indexedDB', new IDBFactory()))

it('a shelf in memory knows that a newer version keeps its own', async () => {
  await openShelfOrMemory('desk')
  const [{ name = '' } = {}] = await indexedDB.databases()
  vi.stubGlobal('indexedDB', new IDBFactory())
  const newer = await openDB(name, 99)
  expect(await openShelfOrMemory('desk')).toMatchObject({ isPersistent: false, isOlder: true })
  newer.close()
})

it('a shelf in memory without a database knows of no newer version', async () => {
  vi.stubGlobal('indexedDB', {
    open: () => {
      throw new DOMException('', 'SecurityError')
    },
  })
  expect(await openShelfOrMemory('desk')).toMatchObject({ isPersistent: false, isOlder: false })
})
