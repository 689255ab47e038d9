import { language } from '../words/language.svelte'

/** Two decimals at most, as the API keeps points; never `12.50000001`. */
export function number(value: number): string {
  return value.toLocaleString(language.code, { maximumFractionDigits: 2 })
}

/** A moment as a student would say it: the time today, with the date before today. */
export function moment(iso: string, now = new Date()): string {
  const when = new Date(iso)
  const time = when.toLocaleTimeString(language.code, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })
  if (when.toDateString() === now.toDateString()) return time
  return `${when.toLocaleDateString(language.code, { day: 'numeric', month: 'short' })} ${time}`
}

/** Seconds between two moments: hundredths while they are few, whole when they are many. */
export function seconds(milliseconds: number): string {
  const value = Math.max(0, milliseconds) / 1000
  return value.toLocaleString(language.code, digits(value < 10 ? 2 : value < 60 ? 1 : 0))
}

function digits(count: number): Intl.NumberFormatOptions {
  return { minimumFractionDigits: count, maximumFractionDigits: count }
}
