interface TrustedTypes {
  createPolicy(name: string, rules: { createHTML(html: string): string }): { createHTML(html: string): string }
}

// Not in TypeScript's DOM yet, and not in every browser; where it is, the page's policy names this one place.
const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
const policy = trustedTypes?.createPolicy('arvio-handout', { createHTML: (html) => html })

/** Lets one sanitised handout become HTML. Any other text that tries is stopped by the page's policy. */
export function trustedHandout(html: string): string {
  return policy ? policy.createHTML(html) : html
}
