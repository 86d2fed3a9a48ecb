import { describe, expect, it } from 'vitest'
import { read } from '#tests/support/lexicon.ts'

const roles = (text: string) => read(text).document.lines.map(({ role, reason }) => reason ?? role)

describe('readLines', () => {
  it.each([
    ['Railway unions have announced a strike on 12 and 13 January 2025. The…', 'teaser'],
    ['This website uses cookies.', 'cookie-notice'],
    ['En poursuivant, vous acceptez les cookies.', 'cookie-notice'],
    ['Home | Debates | Members', 'navigation'],
    ['Accueil > Régions > Littoral', 'navigation'],
    ['Skip to main content', 'navigation-link'],
    ['Share this page', 'share-subscribe'],
    ['Is this page useful? Yes No', 'share-subscribe'],
    ['Advertisement', 'advertisement'],
    ['Publicité', 'advertisement-label'],
    ['© 2025. Follow us on X', 'share-subscribe'],
    ['All rights reserved.', 'rights'],
    ['Photo: Press Office', 'credit'],
  ])('drops “%s” as %s', (line, reason) => {
    const [first] = read(line).document.lines
    expect(first?.role).toBe('dropped')
    if (line.startsWith('©')) expect(['rights', 'share-subscribe']).toContain(first?.reason)
    else expect(first?.reason).toBe(reason)
  })

  it.each([
    'Ministers share information with Europol every day.',
    'Follow-up talks will be held in Rome in the spring of next year.',
    'The police searched homes in Lille and Ghent and read the phones that they found.',
    'Les pays partagent leurs renseignements avec Europol.',
    'Deelstaten en gemeenten kregen meer middelen voor opvang van minderjarigen.',
    '« Nous continuerons à les frapper. »',
    'Home Secretary Smith visits Iraq.',
    'By Friday ten people were arrested.',
    'Around 300 people per month cross the sea.',
    'Advertising on social media will be tackled.',
    'Share of arrivals by sea rose to 40% in 2024.',
    'More information on the crossings is needed, ministers said.',
    'Home Office officers arrested two men in Dover.',
  ])('keeps “%s”', (line) => {
    expect(roles(line)).toEqual(['text'])
  })

  it('drops the lines under a heading for other articles, up to running text', () => {
    const text =
      'Lire aussi\nMétéo : retour du froid\n\nLes ministres se sont réunis à Londres le 10 décembre.'
    expect(roles(text)).toEqual(['related', 'related', 'blank', 'text'])
  })

  it('marks only a heading whose list is missing', () => {
    const lines = read(
      'Key measures:\nThe ministers met in London yesterday.\nNext steps:\n- They will meet again.\nLast words:',
    ).document.lines
    expect(lines.map(({ role, listMissing }) => [role, listMissing])).toEqual([
      ['heading', true],
      ['text', false],
      ['heading', false],
      ['text', false],
      ['heading', true],
    ])
  })

  it.each([
    [
      'a part',
      '1. Opening of the talks\nThe ministers met in Rome.\n2. The action plan\nIt has ten points.',
      'h t h t',
    ],
    ['a list', '1. More patrols\n2. More cameras\n3. A register\nThe ministers met in Rome.', 't t t t'],
    ['a list with blank lines', '1. More patrols\n\n2. More cameras\n\nThe ministers met.', 't b t b t'],
    ['a sentence', '1. The ministers met in Rome.\nThey agreed on a plan.', 't t'],
    ['a date', '10. december was the day\nThey agreed on a plan.', 't t'],
  ])('takes the number before a title for no list: %s', (_, text, expected) => {
    expect(
      roles(text)
        .map((role) => role[0])
        .join(' '),
    ).toBe(expected)
  })

  it('finds nothing in dropped lines and headings', () => {
    const text =
      'Police arrest 40 smugglers in Calais\nThis website uses cookies to fight smuggling networks.\nBorder controls will be strengthened…'
    expect(read(text).claims).toEqual([])
  })
})
