/** What one tab tells the others of the same browser. */
export interface TabNews {
  inGrading: string
}

export interface Tabs {
  tell(news: TabNews): void
}

export function createTabs(heard: (news: TabNews) => void): Tabs {
  if (typeof BroadcastChannel === 'undefined') return { tell: () => {} }
  const channel = new BroadcastChannel('arvio')
  channel.onmessage = (event) => heard(event.data as TabNews)
  return { tell: (news) => channel.postMessage(news) }
}
