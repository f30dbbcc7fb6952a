import { awsErrorIn } from './aws-error.ts'

/** Why ECS could not start a task, or its container. */
export type StartFailure =
  | 'architecture'
  | 'command_missing'
  | 'image_missing'
  | 'image_denied'
  | 'registry_limit'
  | 'registry_unreachable'
  | 'secret_denied'
  | 'secret_key_denied'
  | 'secret_json'
  | 'secret_missing'
  | 'secret_unreachable'
  | 'role'
  | 'capacity'
  | 'addresses'
  | 'quota'

/**
 * This prefix names secrets and the registry both, whichever failed; and newer texts begin otherwise.
 * Source: ECS developer guide, "ResourceInitializationError errors".
 */
const prefix =
  /ResourceInitialization ?Error:?|unable to pull secrets or registry auth:?|execution resource retrieval failed:?/gi

const unreachable =
  /connection issue|network connection between|network configuration|i\/o timeout|deadline exc|context deadl|request ?cancell?ed|context cancell?ed|Client\.Timeout|TLS handshake timeout|no such host|connection refused|network is unreachable|StatusCode: 0\b|send request failed|failed to do request|runtime error: invalid memory address/i

const aboutRegistry =
  /CannotPull\w*Error|image manifest|ref pull|registry auth|resolve (?:ref|reference)|pull(?:ing)? (?:the )?image/i
const aboutSecret =
  /retrieve secrets? from|fetch(?:ing)? secret|(?:pull|retrieve) (?:the )?secrets?\b|secrets? manager|parameter store|ssm parameters|ssm:GetParameters|secretsmanager:|invalid parameters/i

type Rule = readonly [RegExp, StartFailure]

/** The first that matches wins. Sources: ECS developer guide, "CannotPullContainer task errors"; containerd's texts. */
const ofRegistry: readonly Rule[] = [
  [
    /toomanyrequests|too many requests|pull rate limit|rate exceeded|unexpected status code \S*429|429 /i,
    'registry_limit',
  ],
  [
    /403 Forbidden|pull access denied|no basic auth|AccessDenied|not authorized|insufficient_scope|authorization failed|authentication required|unauthorized|has the permissions to pull/i,
    'image_denied',
  ],
  [
    /not found|manifest unknown|name unknown|RepositoryNotFound|ImageNotFound|no such image|does not exist|invalid reference format|404 /i,
    'image_missing',
  ],
  [unreachable, 'registry_unreachable'],
]

/** Sources: ECS developer guide, "ResourceInitializationError errors"; the issues that the causes name. */
const ofSecret: readonly Rule[] = [
  [/did not contain json key|invalid character .{1,12} (?:in|after|looking)|unexpected end of JSON/i, 'secret_json'],
  [
    /ResourceNotFound|ParameterNotFound|can.t find the specified secret|invalid (?:ssm )?parameters|marked for deletion|marked deleted/i,
    'secret_missing',
  ],
  [unreachable, 'secret_unreachable'],
  [/whether the secret exists/i, 'secret_missing'],
]

/** Sources: ECS developer guide, "service event messages" and "TaskFailedToStart errors". */
const ofPlatform: readonly Rule[] = [
  [/unable to assume (?:the )?role|IAM trust relationship has been misconfigured/i, 'role'],
  [/reached the limit on the number of|configuration is above your limit/i, 'quota'],
  [/InsufficientFreeAddresses|RESOURCE:ENI|(?:enough|sufficient) free (?:Ipv4 )?addresses/i, 'addresses'],
  [
    /Capacity is unavailable at this time|no container instance met all|No Container Instances were found|RESOURCE:(?:CPU|MEMORY)\b|insufficient (?:CPU units|memory) available/i,
    'capacity',
  ],
  [
    /does not contain descriptor matching platform|no match(?:ing manifest)? for (?:platform|linux\/)|exec format error/i,
    'architecture',
  ],
  [
    /exec: \\?"?[^"]+"?: (?:executable file not found|stat |permission denied)|executable file not found in \$PATH/i,
    'command_missing',
  ],
]

const first = (rules: readonly Rule[], text: string): StartFailure | undefined =>
  rules.find(([pattern]) => pattern.test(text))?.[1]

/**
 * @param text why a task stopped or an event of its service says that none starts, in any of ECS's wordings, also cut off
 * @returns what the start failed for, or undefined for any other text
 */
export const startFailureIn = (text: string): StartFailure | undefined => {
  const said = text.replaceAll(prefix, ' ')
  const platform = first(ofPlatform, said)
  if (platform !== undefined) return platform
  if (aboutSecret.test(said) && !/CannotPull/.test(said)) {
    const failure = awsErrorIn(said)?.failure
    if (failure === 'kms' || (/\bKMS\b/i.test(said) && !unreachable.test(said))) return 'secret_key_denied'
    return failure === 'denied' || /AccessDenied/.test(said) ? 'secret_denied' : first(ofSecret, said)
  }
  return aboutRegistry.test(said) ? first(ofRegistry, said) : undefined
}
