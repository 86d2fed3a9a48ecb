import { expect, it } from 'vitest'
import { closeProject } from '#state/desk/deskProjects.ts'
import { type DeskEnvironment, newSession, type ReviewedDocument } from '#state/desk/deskState.ts'

it('holds nothing of a project that was closed', () => {
  const environment = { recall: () => ({ reader: '' }), remember: () => {}, showOwn: () => {} }
  const session = newSession(environment as unknown as DeskEnvironment)
  const { layer } = session
  const empty = JSON.stringify(layer)
  layer.reviewed.set('own-1', {} as ReviewedDocument)
  layer.tables.set('own-t-1', {} as never)
  session.tableReadings.set('own-t-1', { revision: '', reading: Promise.resolve(null) })
  session.held.set('own-1', 'A text.')
  Object.assign(layer, {
    restoredId: 'p1',
    stored: { projectId: 'p1', own: {} },
    named: { routes: [{}], regions: [] },
    figures: { of: [{}], all: [{}] },
  })
  closeProject(session)
  expect([layer.reviewed, layer.tables, session.tableReadings, session.held].map(({ size }) => size)).toEqual(
    [0, 0, 0, 0],
  )
  expect(JSON.stringify(session.layer)).toBe(empty)
})
