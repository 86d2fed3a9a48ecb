import { joinProjects } from '#domain/joinProjects.ts'
import { webAnnotations } from '#domain/webAnnotations.ts'
import { takeBriefings } from './deskBriefings.ts'
import type { DeskContext } from './deskContext.ts'
import { LogConflict } from './deskRepository.ts'
import { type DeskActions, headOf } from './deskState.ts'
import { type ProjectContent, readProjectFile } from './projectFile.ts'

/** Joins a second reader's project into the open one, which is stored and shown with it. */
export async function joinContent(
  context: DeskContext,
  name: string,
  content: ProjectContent,
): Promise<void> {
  const { environment, getState, setState, opened } = context
  await context.settle()
  const repository = context.repository()
  const mine = opened()
  if (!repository || getState().isReadOnly) return
  const result = joinProjects(mine, content.project, environment.sha256)
  if (!result.ok) {
    setState({ refused: null, joined: { name, fault: result.fault } })
    return
  }
  const { documents, log } = result.joined
  const knownTexts = new Set(mine.documents.map(({ id }) => id))
  const known = new Set(mine.tables.map(({ id }) => id))
  const tables = content.project.tables.filter(({ id }) => !known.has(id))
  const all = { ...mine, documents, tables: [...mine.tables, ...tables], log }
  const head = headOf(all, environment.now(), getState())
  try {
    const added = content.project.documents.filter(({ id }) => !knownTexts.has(id))
    await repository.adopt({ head, documents: added, tables, log: [...log] }, mine.log.length, content.parts)
  } catch (error) {
    if (!(error instanceof LogConflict)) throw error
    // Another tab has recorded a decision in the meantime.
    await context.openStored(mine.id)
    return joinContent(context, name, content)
  }
  setState(({ heads }) => ({ heads: [head, ...heads.filter(({ id }) => id !== head.id)] }))
  environment.notify(head.id)
  await context.openStored(mine.id)
  await takeBriefings(context, content.briefings)
  setState({ refused: null, joined: { name, added: result.added } })
}

/** The actions on a second reader's work: joining a project file, and the export of claims with who decided. */
export function createDeskJoin(
  context: DeskContext,
): Pick<DeskActions, 'joinFile' | 'setShowsOthers' | 'exportClaims'> {
  const { environment, setState, opened } = context

  return {
    joinFile: async ({ name, file }) => {
      const { content, faults, readOnly } = await readProjectFile(file)
      if (content && !readOnly) await joinContent(context, name, content)
      else setState({ refused: { name, faults } })
    },
    setShowsOthers: (showsOthers) => {
      setState({ showsOthers })
      context.saveHead()
      void context.publish()
    },
    exportClaims: async () => {
      const { title, documents, log } = opened()
      const texts = []
      for (const head of documents) {
        const document = await context.texts.load(head)
        const derived = await context.texts.derive(head)
        if (document && derived) texts.push({ document, claims: derived.claims })
      }
      const { reader: who } = context.getState()
      const facts = { rules: await environment.desk().rules(), at: environment.now(), who }
      return { title, text: `${JSON.stringify(webAnnotations(texts, log, facts), null, 2)}\n` }
    },
  }
}
