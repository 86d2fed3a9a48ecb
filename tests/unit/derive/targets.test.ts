import { describe, expect, it } from 'vitest'
import { read } from '#tests/support/lexicon.ts'

const actorsOf = (text: string, kind: string) =>
  read(text, 'en', '2025-05-14').claims.find((claim) => claim.kind === kind)?.actors

describe('smuggling networks', () => {
  it('are not actors of measures against them', () => {
    const text = 'Europol supported a joint operation against smuggling gangs in May 2025.'
    expect(actorsOf(text, 'measure')).toEqual(['europol'])
  })

  it('are actors of drivers', () => {
    expect(actorsOf('Smugglers now cram more people into flimsy dinghies.', 'driver')).toEqual([
      'criminal-networks',
    ])
  })
})

describe('matched words', () => {
  it('are marked once per rule, the longest of nested matches', () => {
    const text = 'The agencies step up work against criminal networks.'
    const cues = read(text).claims.flatMap(({ cues }) => cues)
    expect(cues.map(({ exact }) => exact)).toContain('work against criminal networks')
    for (const cue of cues)
      expect(
        cues.filter((other) => other.rule === cue.rule && other.start <= cue.start && other.end >= cue.end),
      ).toEqual([cue])
  })
})
