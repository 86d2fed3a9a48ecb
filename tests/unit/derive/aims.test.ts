import { describe, expect, it } from 'vitest'
import { claimsIn } from '#tests/support/lexicon.ts'

const measuresIn = (sentence: string) => claimsIn(sentence).filter((claim) => claim.startsWith('measure'))

describe('a measure is a step, not an attitude, a talk or an aim', () => {
  it.each([
    ['Belgium is actively involved in international efforts against smuggling.', []],
    ['Belgium leads international efforts against migrant smuggling.', ['measure coordination done']],
    ['New strategies and measures are being discussed at the meeting.', []],
    ['The ministers adopted a joint strategy at the meeting.', ['measure coordination done']],
    ['The plans reflect the readiness to join forces against smugglers.', []],
    ['The ministers will join forces against migrant smuggling.', ['measure coordination planned']],
    ['The steps are aimed at protecting migrants from exploitation.', []],
    ['The new office protects migrants from exploitation.', ['measure protection-rescue done']],
    ['Controls go hand in hand with improving conditions for migrants.', []],
    ['The ministry is improving conditions for migrants.', ['measure protection-rescue done']],
    ['The report calls for more investment in early prevention.', []],
    [
      'The EU invests in prevention campaigns in countries of origin.',
      ['measure prevention-communication done'],
    ],
  ])('%s', (sentence, wanted) => {
    const kinds = wanted.map((claim) => claim.split(' ').slice(0, 2).join(' '))
    const found = measuresIn(sentence)
    if (wanted.length === 0) {
      expect(found.filter((claim) => /coordination|protection|communication/.test(claim))).toEqual([])
    } else for (const [index, claim] of wanted.entries()) expect(found, kinds[index]).toContain(claim)
  })

  it('reads what is important for all to do as still missing', () => {
    expect(measuresIn('It is important that each country acts within a common plan.')).toContain(
      'measure coordination gap',
    )
    expect(measuresIn('Each country acts within a common plan.')).not.toContain('measure coordination gap')
  })
})
