/**
 * Student and instructor text is shown as text, and no character of it may act:
 * control characters (a terminal's colours, a bell) and the ones that turn the direction of writing become visible marks.
 */
const CONTROLS = /[\u0000-\u0008\u000b-\u001f]/g
const INVISIBLE = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g

export function plain(text: string): string {
  return text
    .replace(/\r\n/g, '\n')
    .replace(CONTROLS, (mark) => String.fromCharCode(0x2400 + mark.charCodeAt(0)))
    .replace(INVISIBLE, (mark) => `⟨U+${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`)
}
