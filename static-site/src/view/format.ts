import { language } from '../words/language.svelte'

const SECOND_MS = 1000
// Each unit is used from twice its length on: "in 47 hours" says more than "in 1 day".
const UNITS = [
  { unit: 'day', milliseconds: 24 * 3600 * SECOND_MS },
  { unit: 'hour', milliseconds: 3600 * SECOND_MS },
  { unit: 'minute', milliseconds: 60 * SECOND_MS },
  { unit: 'second', milliseconds: SECOND_MS },
] as const

/** Two decimals at most, as the API keeps points; never `12.50000001`. */
export function number(value: number): string {
  // Below a thousand only the decimal mark is the language's own; the first use of a browser's number formats takes
  // longer than drawing the page.
  if (Math.abs(value) < 1000) return String(Math.round(value * 100) / 100).replace('.', language.words.decimalMark)
  return value.toLocaleString(language.locale, { maximumFractionDigits: 2 })
}

/** A moment as a student would say it: the time today, with the date before today. */
export function moment(iso: string, now = new Date()): string {
  const when = new Date(iso)
  const time = when.toLocaleTimeString(language.locale, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })
  if (when.toDateString() === now.toDateString()) return time
  return `${when.toLocaleDateString(language.locale, { day: 'numeric', month: 'short' })} ${time}`
}

/** A date to keep in mind, in the student's own time zone; the year where it is another. */
export function date(iso: string, thisYear: number): string {
  const when = new Date(iso)
  const year = when.getFullYear() === thisYear ? undefined : 'numeric'
  return when.toLocaleString(language.locale, { weekday: 'short', day: 'numeric', month: 'short', year, ...clock() })
}

/** The same with the name of that time zone, for those who are not where the course is. */
export function wholeDate(iso: string): string {
  const day = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const
  return new Date(iso).toLocaleString(language.locale, { ...day, ...clock(), timeZoneName: 'long' })
}

/** "05:09" by a clock of 24 hours, "5:09 AM" by one of 12. */
function clock(): Intl.DateTimeFormatOptions {
  const { hourCycle } = new Intl.DateTimeFormat(language.locale, { hour: 'numeric' }).resolvedOptions()
  return { hour: hourCycle?.startsWith('h2') ? '2-digit' : 'numeric', minute: '2-digit' }
}

/** "in 3 days", "2 hours ago". */
export function relative(milliseconds: number): string {
  const { unit, count } = inUnits(milliseconds)
  return new Intl.RelativeTimeFormat(language.locale).format(count, unit)
}

/** "3 days", "2 hours", and "1 minute" where it is exactly one. */
export function duration(milliseconds: number): string {
  const whole = UNITS.find((each) => milliseconds === each.milliseconds)
  const { unit, count } = whole ? { unit: whole.unit, count: 1 } : inUnits(milliseconds)
  return new Intl.NumberFormat(language.locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count)
}

/** A wait that is counted down: `42 s`, and `9:42` from two minutes on. */
export function countdown(seconds: number): string {
  return seconds < 120 ? `${seconds} s` : `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** Seconds between two moments: hundredths while they are few, whole when they are many. */
export function seconds(milliseconds: number): string {
  const value = Math.max(0, milliseconds) / 1000
  return value.toLocaleString(language.locale, digits(value < 10 ? 2 : value < 60 ? 1 : 0))
}

/** Cut, not rounded: nobody is promised time that is not there. */
function inUnits(milliseconds: number) {
  const fits = UNITS.find((each) => Math.abs(milliseconds) >= 2 * each.milliseconds) ?? UNITS[3]
  return { unit: fits.unit, count: Math.trunc(milliseconds / fits.milliseconds) }
}

function digits(count: number): Intl.NumberFormatOptions {
  return { minimumFractionDigits: count, maximumFractionDigits: count }
}
