import { expect, test, vi } from 'vitest'
import { ApiError, Api, Unreachable } from '../src/api'
import { FakeServer } from './server'
import { aSubmission } from './make'

function serve(server = new FakeServer(), unauthorized = vi.fn()) {
  return { server, unauthorized, api: new Api({ base: 'http://api.test', token: () => 'secret', unauthorized, fetch: server.fetch }) }
}

test('every request carries the token', async () => {
  const { api, server } = serve()
  await api.course('')
  expect(server.requests[0]!.headers.get('Authorization')).toBe('Bearer secret')
})

test('an unchanged submission is answered from the ETag', async () => {
  const known = aSubmission({ version: 3 })
  const answers = [new Response(JSON.stringify(known), { headers: { ETag: '"3"' } }), new Response(null, { status: 304 })]
  const fetch = vi.fn(async (_url: unknown, _init?: RequestInit) => answers.shift()!)
  const api = new Api({ base: 'http://api.test', token: () => null, fetch })
  await api.submission('s1')

  expect(await api.submission('s1')).toEqual(known)
  expect(new Headers(fetch.mock.calls[1]![1]?.headers).get('If-None-Match')).toBe('"3"')
})

test('a refusal carries the code, the wait and the submission that is in grading', async () => {
  const { api, server } = serve()
  server.refusals.set('POST /submissions', { status: 409, code: 'in_grading', submission: 's9', headers: { 'Retry-After': '7' } })

  const error = await api.submit('hello', 'x', 'key').catch((error) => error)

  expect(error).toBeInstanceOf(ApiError)
  expect([error.status, error.code, error.submission, error.retryAfterSeconds]).toEqual([409, 'in_grading', 's9', 7])
})

test("a gateway's own answer is an error with its message", async () => {
  const fetch = async () => new Response('{"message":"Too Many Requests"}', { status: 429 })
  const error = await new Api({ base: 'http://api.test', token: () => null, fetch }).course('').catch((error) => error)
  expect([error.code, error.message]).toEqual(['http_429', 'Too Many Requests'])
})

test('no answer at all is Unreachable, not an ApiError', async () => {
  const { api, server } = serve()
  server.refusals.set('GET /course', 'silence')
  await expect(api.course('')).rejects.toBeInstanceOf(Unreachable)
})

test('a 401 is told to the session', async () => {
  const { api, server, unauthorized } = serve()
  server.refusals.set('GET /course', { status: 401, code: 'unauthorized' })
  await api.course('').catch(() => {})
  expect(unauthorized).toHaveBeenCalledOnce()
})

test.each([
  ['is not the API\'s', '<html>Sign in to this network</html>'],
  ['breaks off', '{"me": {"user_'],
])('an answer that %s is none', async (_, body) => {
  const api = new Api({ base: 'http://api.test', token: () => null, fetch: async () => new Response(body) })
  await expect(api.course('')).rejects.toBeInstanceOf(Unreachable)
})
