import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { allRoutesReader, ScopeFile } from '#derive/placeSources.ts'
import { REPOSITORY } from '#tests/support/sourcesCopy.ts'

const path = join(REPOSITORY, 'data/sources/lexicon/scope.json')
const namesAllRoutes = allRoutesReader(ScopeFile.parse(JSON.parse(readFileSync(path, 'utf8'))))

describe('a sentence about all routes', () => {
  it.each([
    ['A better overview of movements along all migration routes is needed.', 'en'],
    ['Partners follow a whole-of-route approach.', 'en'],
    ['Ils agissent sur toutes les routes migratoires.', 'fr'],
    ['De landen treden op langs alle migratieroutes.', 'nl'],
  ] as const)('%s', (sentence, language) => expect(namesAllRoutes(sentence, language)).toBe(true))

  it.each([
    ['Some routes have continued to be used.', 'en'],
    ['All countries agreed on the Balkan route.', 'en'],
    ['La route des Balkans reste ouverte.', 'fr'],
    ['De westelijke route wordt minder gebruikt.', 'nl'],
  ] as const)('is not: %s', (sentence, language) => expect(namesAllRoutes(sentence, language)).toBe(false))
})
