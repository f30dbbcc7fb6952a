import aws4 from 'aws4'

export type Credentials = { accessKeyId: string; secretAccessKey: string; sessionToken?: string }

/** A POST to `/` with a JSON body: all that AWS's JSON protocol ever sends. */
export type JsonPost = { host: string; target: string; contentType: string; body: string }

/**
 * Signs a request by AWS Signature Version 4.
 * @returns every header that it is to be sent with
 */
export const signedHeaders = (
  { host, target, contentType, body }: JsonPost,
  { credentials, region, service, at }: { credentials: Credentials; region: string; service: string; at: Date },
): Record<string, string> => {
  const date = at.toISOString().replace(/[-:]|\.\d{3}/g, '')
  const headers = { Host: host, 'Content-Type': contentType, 'X-Amz-Target': target, 'X-Amz-Date': date }
  const signed = aws4.sign({ method: 'POST', path: '/', host, region, service, headers, body }, { ...credentials })
  return Object.fromEntries(
    Object.entries(signed.headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]),
  )
}
