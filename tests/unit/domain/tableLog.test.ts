import { describe, expect, it } from 'vitest'
import type { LogEntry } from '#domain/decisionLog.ts'
import type { TableChange, TableSettings } from '#domain/own/table.ts'
import { reversed, settingsByLog, tableChange, tableEntry, withChange } from '#domain/tableLog.ts'
import { readOwnTable } from '#tests/support/readOwnTable.ts'
import { logOfTest } from '#tests/support/reviewLogs.ts'

const ID = 'own-t-0123456789ab'
const { settings: FIRST } = readOwnTable([
  ['month', 'route', 'detections'],
  ['2024-01', 'Nowhere', '1'],
])
const at = (minute: number) => new Date(Date.UTC(2026, 10, 27, 10, minute)).toISOString()

/** A log of one reader's settings after another, a minute each. */
function logOf(steps: readonly TableSettings[], who = 'Ann', from = 0): readonly LogEntry[] {
  return logOfTest(
    steps.slice(1).flatMap((after, index) => {
      const change = tableChange(ID, steps[index] ?? after, after)
      return change ? tableEntry({ at: at(from + index), who }, change) : []
    }),
  )
}
const changeOf = (part: Partial<TableSettings>, before = FIRST) => {
  const change = tableChange(ID, before, { ...before, ...part })
  if (!change) throw new Error('something changed')
  return change
}

describe('a change of a table', () => {
  it('holds what changed alone, and of answers the one that was given or taken back', () => {
    expect(changeOf({ publisher: 'A' })).toEqual({
      tableId: ID,
      before: { publisher: null },
      after: { publisher: 'A' },
    })
    const two = { ...FIRST, names: { nowhere: null, channel: 'channel' } }
    expect(changeOf({ names: { nowhere: 'channel', channel: 'channel' } }, two)).toMatchObject({
      before: { names: { nowhere: null } },
      after: { names: { nowhere: 'channel' } },
    })
    expect(changeOf({ names: {} }, two).after).toEqual({ names: {} })
    expect(tableChange(ID, two, { ...two, names: { channel: 'channel', nowhere: null } })).toBeNull()
  })

  it('can be taken back exactly', () => {
    const before = { ...FIRST, names: { a: null }, answers: { unit: 'apart' as const } }
    const after = { ...before, isUsed: true, names: { b: 'channel' }, answers: {} }
    const change = tableChange(ID, before, after) as TableChange
    expect(withChange(before, change)).toEqual(after)
    expect(withChange(after, reversed(change))).toEqual(before)
  })
})

describe('the settings by the log', () => {
  const last = { ...FIRST, publisher: 'B', names: { nowhere: 'channel' } }
  const log = logOf([FIRST, { ...FIRST, publisher: 'A' }, { ...FIRST, publisher: 'B' }, last])

  it('are those of the last change, whatever the table was stored with', () => {
    expect(settingsByLog({ id: ID, settings: last }, log)).toBe(last)
    expect(settingsByLog({ id: ID, settings: FIRST }, log)).toEqual(last)
    expect(settingsByLog({ id: ID, settings: { ...last, publisher: 'planted' } }, log)).toEqual(last)
    expect(settingsByLog({ id: 'own-t-ba9876543210', settings: FIRST }, log)).toBe(FIRST)
  })

  it('are the same in whichever order two readers are joined', () => {
    const theirs = logOf([FIRST, { ...FIRST, publisher: 'C' }], 'Bo', 30)
    const added = logOfTest([
      tableEntry({ at: at(40), who: 'Bo' }, { tableId: ID, before: null, after: FIRST }),
    ])
    const both = [settingsByLog({ id: ID, settings: FIRST }, [...log, ...theirs, ...added])]
    both.push(settingsByLog({ id: ID, settings: FIRST }, [...theirs, ...log, ...added]))
    expect(both[0]).toEqual({ ...last, publisher: 'C' })
    expect(both[1]).toEqual(both[0])
  })
})
