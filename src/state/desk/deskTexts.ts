import type { DocumentHead, ProjectDocument } from '#domain/project.ts'
import type { DerivedText } from '#worker/deskEngine.ts'
import type { DeskContext, DeskTexts } from './deskContext.ts'

/** Number of derived texts kept besides the open document's. */
const KEPT = 3

/** Keeps in memory the texts that are not stored, and what the rules read last. */
export function createDeskTexts({
  environment,
  getState,
  setState,
  opened,
  repository,
}: Pick<DeskContext, 'environment' | 'getState' | 'setState' | 'opened' | 'repository'>): DeskTexts {
  const held = new Map<string, string>()
  /** The documents that the rules are reading. */
  const deriving = new WeakMap<DocumentHead, Promise<DerivedText | null>>()
  let rules = ''

  const inMemory = (id: string) => held.get(id) ?? getState().derived.get(id)?.document.text

  async function textOf(id: string): Promise<string | null> {
    const text = inMemory(id) ?? (await repository()?.readText(opened().id, id)) ?? null
    if (text === null) setState(({ lostTexts }) => ({ lostTexts: new Set(lostTexts).add(id) }))
    return text
  }

  async function load(head: DocumentHead): Promise<ProjectDocument | null> {
    const text = await textOf(head.id)
    return text === null ? null : { ...head, text }
  }

  async function read(head: DocumentHead): Promise<DerivedText | null> {
    const document = await load(head)
    if (!document) return null
    const desk = environment.desk()
    rules ||= await desk.rules()
    const derived = await desk.derive(document)
    setState(({ derived: before, documentId }) => {
      const others = [...before].filter(([id]) => id !== head.id)
      const isOpen = ([id]: (typeof others)[number]) => id === documentId
      const kept = [...others.filter((one) => !isOpen(one)).slice(1 - KEPT), ...others.filter(isOpen)]
      return { derived: new Map([...kept, [head.id, derived]]) }
    })
    return derived
  }

  return {
    hold: (id, text) => void held.set(id, text),
    release: (id) => void held.delete(id),
    clear: () => held.clear(),
    inMemory,
    textOf,
    load,
    derive: async (head) => {
      const known = getState().derived.get(head.id)
      if (known) return known
      const mine = deriving.get(head) ?? read(head).finally(() => deriving.delete(head))
      deriving.set(head, mine)
      return mine
    },
    rules: () => rules,
  }
}
