/** Named implementations of one service, from which the settings of an installation choose. */
export interface Adaptors<T> {
  /** Makes an implementation known. A name is given once: a second registration is a fault of ours. */
  register(name: string, implementation: T): void
  /** The implementation of that name; an unknown name fails with a sentence that lists the known ones. */
  use(name: string): T
  names(): string[]
}

/** An empty registry; `kind` says in Chinese what is chosen, for the person who reads the refusal of a wrong setting. */
export function adaptors<T>(kind: string): Adaptors<T> {
  const known = new Map<string, T>()
  return {
    register(name, implementation) {
      if (known.has(name)) throw new Error(`adaptor "${name}" for ${kind} is registered twice`)
      known.set(name, implementation)
    },
    use(name) {
      const found = known.get(name)
      if (found === undefined) throw new Error(`没有名为“${name}”的${kind}适配器，可选：${[...known.keys()].join('、') || '（无）'}。`)
      return found
    },
    names: () => [...known.keys()],
  }
}
