type Action<Session> = (session: Session, ...args: never[]) => unknown

type Bound<Of> = Of extends (session: never, ...args: infer Args) => infer Result
  ? (...args: Args) => Result
  : never

/** Binds actions to the session that they act on. */
export function bindActions<Session, Actions extends Record<string, Action<Session>>>(
  session: Session,
  actions: Actions,
): { readonly [Name in keyof Actions]: Bound<Actions[Name]> } {
  const bound = Object.entries(actions).map(([name, action]) => [name, action.bind(null, session)])
  return Object.fromEntries(bound)
}
