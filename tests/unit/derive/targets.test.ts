import { describe, expect, it } from 'vitest'
import { read } from '#tests/support/lexicon.ts'

const actorsOf = (text: string, kind: string) =>
  read(text, 'en', '2025-05-14').claims.find((claim) => claim.kind === kind)?.actors

describe('smuggling networks', () => {
  it('are no actors of what is done against them', () => {
    const text = 'Europol supported a joint operation against smuggling gangs in May 2025.'
    expect(actorsOf(text, 'measure')).toEqual(['europol'])
  })

  it('act where they drive the smuggling', () => {
    expect(actorsOf('Smugglers now cram more people into flimsy dinghies.', 'driver')).toEqual([
      'criminal-networks',
    ])
  })
})

describe('the words that fired', () => {
  it('are marked once for a rule, the longest of those that lie in each other', () => {
    const text = 'The agencies step up work against criminal networks.'
    const cues = read(text).claims.flatMap(({ cues }) => cues)
    expect(cues.map(({ exact }) => exact)).toContain('work against criminal networks')
    for (const cue of cues)
      expect(
        cues.filter((other) => other.rule === cue.rule && other.start <= cue.start && other.end >= cue.end),
      ).toEqual([cue])
  })
})
