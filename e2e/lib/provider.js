// A real identity provider beside the desk (npm oidc-provider), with its own pages for development.

import { createServer } from "node:http"
import { once } from "node:events"
import Provider from "oidc-provider"

export const client = "guichet", secret = "a secret between the desk and its provider"

/** Opens it for a desk; `provider.issuer` is its name. Whoever types an account signs in as that account. */
export async function provide(desk) {
  const server = createServer()
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  const issuer = `http://127.0.0.1:${server.address().port}`
  const provider = new Provider(issuer, {
    clients: [{ client_id: client, client_secret: secret, redirect_uris: [`${desk.url}/login/organisation/return`] }],
    pkce: { required: () => true },
    // Whoever signs in asserts an address that is somebody else's here: it must say nothing of who they are.
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, email: "ann@example.org", email_verified: true }) }),
    claims: { openid: ["sub", "email", "email_verified"] },
    conformIdTokenClaims: false,
    cookies: { keys: ["for a test"] },
  })
  server.on("request", provider.callback())
  return { issuer, async close() { server.closeAllConnections(); server.close(); await once(server, "close") } }
}
