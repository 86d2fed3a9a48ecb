import { unescapeXml } from '#lib/escapeXml.ts'

/** The parts of a presentation that hold the words of slides and notes, or say which they are. */
export const SLIDE_PARTS =
  /^ppt\/(?:(?:_rels\/)?presentation\.xml(?:\.rels)?|slides\/(?:_rels\/)?slide\d+\.xml(?:\.rels)?|notesSlides\/notesSlide\d+\.xml)$/

/** A slide: the paths of its part, of its notes and of its charts. */
export interface SlideParts {
  /** From 1, as the program counts them. */
  readonly number: number
  readonly path: string
  readonly notes: string | null
  readonly charts: readonly string[]
}

/** The slides of a presentation in their order; `textOf` gives the text of a part, '' for one that is not there. */
export function slidesOf(textOf: (path: string) => string): SlideParts[] {
  const relations = relationsIn(textOf('ppt/_rels/presentation.xml.rels'), 'ppt/')
  const list = textOf('ppt/presentation.xml').matchAll(/<p:sldId\s[^>]{0,300}?r:id="([^"]{1,40})"/g)
  return [...list].flatMap(([, id], at) => {
    const path = relations.find((one) => one.id === id)?.target
    if (path === undefined || textOf(path) === '') return []
    const own = relationsIn(textOf(path.replace(/([^/]+)$/, '_rels/$1.rels')), 'ppt/slides/')
    const notes = own.find(({ type }) => type === 'notesSlide')?.target ?? null
    const charts = own.filter(({ type }) => type === 'chart').map(({ target }) => target)
    return [{ number: at + 1, path, notes, charts }]
  })
}

/** Relationships of a part: the last part of the type, and the path in the package. */
function relationsIn(xml: string, folder: string): readonly { id: string; type: string; target: string }[] {
  return [...xml.matchAll(/<Relationship\s([^>]{1,2000})>/g)].flatMap(([, attributes = '']) => {
    const value = (name: string) => new RegExp(`(?<!\\w)${name}="([^"]*)"`).exec(attributes)?.[1] ?? ''
    if (value('TargetMode') === 'External') return []
    const target = unescapeXml(value('Target'))
    const path = target.startsWith('/')
      ? target.slice(1)
      : new URL(target, `http://x/${folder}`).pathname.slice(1)
    return [{ id: value('Id'), type: value('Type').replace(/^.*\//, ''), target: path }]
  })
}
