import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { stableJson } from '#derive/jsonText.ts'
import { changesOf, type ReviewDecision, targetOf } from '#domain/decisionLog.ts'
import { metaOf, ownDocumentId, type ProjectDocument } from '#domain/project.ts'
import { deriveFolder } from '#scripts/deriveFiles.ts'
import { sha256 } from '#scripts/readInput.ts'
import { readSources } from '#scripts/readSources.ts'
import { createDeskEngine } from '#worker/deskEngine.ts'

const lexicon = readSources('.').sources.lexicon.filter(({ path }) => !path.endsWith('/basemap.json'))
const suggestions = readFileSync('data/derived/suggestions.json', 'utf8')
const engine = createDeskEngine(lexicon, suggestions, sha256)

function documentOf(text: string, language: ProjectDocument['language'] = 'en'): ProjectDocument {
  const hash = sha256(text)
  return {
    id: ownDocumentId(hash),
    fileName: 'text.txt',
    format: 'txt',
    sha256: hash,
    title: 'A text',
    publisher: 'A ministry',
    date: '2024-12-10',
    language,
    addedAt: '2026-11-27T10:00:00Z',
    claims: 0,
    pages: [],
    text,
  }
}

const BY_ANN = { agreement: 'once', readers: ['Ann'] } as const
const ARTICLE = readFileSync('data/sources/documents/belgium-calais-group-2024.txt', 'utf8')

describe('the engine of the Desk', () => {
  it('gives the bytes of `npm run derive` for the same text', async () => {
    const document = documentOf(ARTICLE)
    const folder = mkdtempSync(join(tmpdir(), 'desk-'))
    writeFileSync(join(folder, `${document.id}.txt`), ARTICLE)
    writeFileSync(join(folder, `${document.id}.meta.json`), JSON.stringify(metaOf(document)))
    const { files } = await deriveFolder('.', folder)
    const derived = engine.derive(document)
    expect(derived.claims.length).toBeGreaterThan(20)
    expect(files?.find(({ name }) => name === 'claims.json')?.text).toBe(
      stableJson({ claims: derived.claims }),
    )
  })

  it('suggests claims that no rule proposed, with the fields that the rules read', () => {
    const text =
      'Athens bought drones and thermal cameras for the land border in 2024.\nVilnius is putting up cameras and sensors along the Belarusian frontier in 2026.\n'
    const { claims, suggestions } = engine.derive(documentOf(text))
    const known = new Set(claims.map(({ id }) => id))
    expect(suggestions.length).toBeGreaterThan(0)
    for (const { claim, probability, words, model } of suggestions) {
      expect(known.has(claim.id)).toBe(false)
      expect(claim.cues.every(({ rule }) => rule.startsWith('status'))).toBe(true)
      expect(text.slice(claim.citation.start, claim.citation.end)).toBe(claim.citation.exact)
      expect(probability).toBeGreaterThanOrEqual(0.35)
      expect(words.length).toBeGreaterThan(0)
      expect(model).toMatch(/^[0-9a-f]{12}$/)
    }
    const measure = suggestions.find(({ claim }) => claim.kind === 'measure')?.claim
    expect(measure?.status).not.toBeNull()
    expect(engine.derive(documentOf(text)).suggestions).toEqual(suggestions)
  })

  it('suggests nothing in a text about something else', () => {
    const text = 'La récolte de blé a été mauvaise en Beauce cette année.\n'
    expect(engine.derive(documentOf(text, 'fr'))).toMatchObject({ claims: [], suggestions: [] })
  })

  it('marks what was accepted, and nothing else', () => {
    const document = documentOf(ARTICLE)
    const { claims } = engine.derive(document)
    const measures = claims.filter(({ kind }) => kind === 'measure')
    const [first, second, third] = measures
    if (!first || !second || !third) throw new Error('the article has measures')
    const decisions: ReviewDecision[] = [
      { action: 'accept', ...targetOf(first), seen: changesOf(first) },
      { action: 'reject', ...targetOf(second), note: '' },
      { action: 'edit', ...targetOf(third), set: { countries: ['BE'] }, note: '' },
    ]
    const parts = [{ ...BY_ANN, documentId: document.id, decisions }]
    const { faults, marks: own } = engine.review(document, parts)
    expect(faults).toEqual([])
    expect(own.claims.map(({ review: { state, reviewer } }) => [state, reviewer?.en])).toEqual([
      ['accepted', 'Ann'],
      ['edited', 'Ann'],
    ])
    expect(own.measures.every(({ evidence: [one] }) => one.type === 'citation')).toBe(true)
    expect(own.measures.flatMap(({ countries }) => countries)).toContain('BE')
  })

  it('names a decision that no longer fits what the rules propose', () => {
    const document = documentOf(ARTICLE)
    const [claim] = engine.derive(document).claims
    if (!claim) throw new Error('the article has claims')
    const decision: ReviewDecision = { action: 'accept', ...targetOf(claim), seen: { years: [1999] } }
    const parts = [{ ...BY_ANN, documentId: document.id, decisions: [decision] }]
    const { faults } = engine.review(document, parts)
    expect(faults.map(({ problem }) => problem).join()).toContain('years was [1999]')
  })

  it('proposes a repeated sentence once, where it stands first', () => {
    const line = 'France and Belgium signed an agreement on joint patrols in 2024.'
    const text = `${line}\n${Array.from({ length: 3 }, () => 'The ministers met in Calais again.').join('\n')}\n`
    const repeated = engine.derive(documentOf(`${text}${text}${text}`)).claims
    expect(new Set(repeated.map(({ id }) => id)).size).toBe(repeated.length)
    const starts = repeated.map(({ citation }) => citation.start)
    expect(starts).toEqual([...starts].sort((a, b) => a - b))
    expect(Math.min(...starts)).toBe(0)
  })

  it('has another version of the rules when a byte of the lexicon differs', () => {
    const [first, ...rest] = lexicon
    if (!first) throw new Error('the lexicon has files')
    const other = createDeskEngine([{ ...first, text: `${first.text}\n` }, ...rest], suggestions, sha256)
    expect(other.rules).not.toBe(engine.rules)
    expect(engine.rules).toMatch(/^[0-9a-f]{12}$/)
  })
})
