/** What this browser keeps. A browser that refuses storage (private mode, quota) keeps it until the tab closes. */

const PREFIX = 'arvio:'

export interface Kept {
  read(name: string): string | null
  /** False when only this tab's memory holds the value now. */
  write(name: string, value: string): boolean
  forget(name: string): void
}

export function keptIn(storage: () => Storage): Kept {
  const memory = new Map<string, string>()
  return {
    read: (name) => memory.get(name) ?? attempt(() => storage().getItem(PREFIX + name), null),
    write(name, value) {
      const isStored = attempt(() => (storage().setItem(PREFIX + name, value), true), false)
      if (isStored) memory.delete(name)
      else memory.set(name, value)
      return isStored
    },
    forget(name) {
      memory.delete(name)
      attempt(() => storage().removeItem(PREFIX + name), undefined)
    },
  }
}

/** The name inside a `storage` event, or null when the key is somebody else's. */
export function keptName(key: string | null): string | null {
  return key?.startsWith(PREFIX) ? key.slice(PREFIX.length) : null
}

function attempt<T>(action: () => T, otherwise: T): T {
  try {
    return action()
  } catch {
    return otherwise
  }
}
