export type Route =
  | { view: 'start' }
  | { view: 'overview' }
  | { view: 'assignment'; slug: string; submission: string | null }

/** No hash at all is a return visit, which opens the first assignment not yet completed; `#/` asks for the overview. */
export function parseRoute(hash: string): Route {
  if (hash === '' || hash === '#') return { view: 'start' }
  const [section, slug, sub, id] = hash.replace(/^#\//, '').split('/').map(decoded)
  if (section !== 'assignments' || !slug) return { view: 'overview' }
  return { view: 'assignment', slug, submission: sub === 'submissions' && id ? id : null }
}

/** The assignment that an address names, or nothing. */
export function slugIn(route: Route): string {
  return route.view === 'assignment' ? route.slug : ''
}

export const overviewLink = '#/'

export function assignmentLink(slug: string): string {
  return `#/assignments/${encodeURIComponent(slug)}`
}

export function submissionLink(slug: string, id: string): string {
  return `${assignmentLink(slug)}/submissions/${encodeURIComponent(id)}`
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
