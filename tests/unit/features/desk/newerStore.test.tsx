import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { screen, within } from '@testing-library/react'
import { openDB } from 'idb'
import { expect, onTestFinished, test, vi } from 'vitest'
import { DeskPage } from '#features/desk/DeskPage.tsx'
import { openShelfOrMemory } from '#state/shelf/shelf.ts'
import { renderDesk } from '#tests/support/renderDesk.tsx'

test('a store of a newer version is named with how to get at it, and is never called empty', async () => {
  vi.stubGlobal('indexedDB', new IDBFactory())
  await openShelfOrMemory('desk')
  const [{ name = '' } = {}] = await indexedDB.databases()
  vi.stubGlobal('indexedDB', new IDBFactory())
  const newer = await openDB(name, 99)
  onTestFinished(() => newer.close())
  renderDesk(<DeskPage />)
  const projects = within(await screen.findByRole('region', { name: 'Projects' }))
  expect(await projects.findByRole('alert')).toHaveTextContent(
    'A newer version of Throughline holds projects in this browser. This version cannot open them and leaves them as they are. ' +
      'To get at them, close all its tabs and open it again with a connection.',
  )
  expect(projects.queryByText('No project yet.')).toBeNull()
})
